using System.Text.RegularExpressions;

namespace ChangliBridge.Cli;

/// <summary>Says in Chinese why a file could not be read or written (文件故障) and what to do; the runtime speaks English only.</summary>
internal static partial class FileFault
{
    public static string Describe(Exception fault) => (fault, Quoted().Match(fault.Message)) switch
    {
        (FileNotFoundException, { Success: true } path) => $"没有文件 {path.Groups[1]}。请检查路径。",
        (DirectoryNotFoundException, { Success: true } path) => $"没有文件夹 {Path.GetDirectoryName(path.Groups[1].Value)}。请检查路径，或先建立该文件夹。",
        (UnauthorizedAccessException, { Success: true } path) => $"{path.Groups[1]} 没有读写权限，或不是文件。请检查路径和权限。",
        _ => fault.Message,
    };

    [GeneratedRegex("'([^']+)'")]
    private static partial Regex Quoted();
}
