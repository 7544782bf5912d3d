using System.CommandLine;
using System.Text;

namespace ChangliBridge.Cli.Joint;

/// <summary>A page for the printer (打印页), kept as a file.</summary>
internal static class PrintedFile
{
    public static Option<string?> Option() => new("--html") { Description = "写成可打印的 A4 网页 (writes a page for A4 that a browser prints)", HelpName = "FILE" };

    public static async Task<int> WriteAsync(string file, string html, CancellationToken ct)
    {
        await File.WriteAllTextAsync(file, html, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), ct);
        await Console.Out.WriteLineAsync($"已写入 {file}");
        return ExitCode.Done;
    }
}
