using System.CommandLine;
using ChangliBridge.Contract.Signing;

namespace ChangliBridge.Cli.Keys;

/// <summary>A party's private key in a PEM file (私钥文件).</summary>
internal static class KeyFile
{
    public static Argument<FileInfo> Argument() => new("KEY") { Description = "私钥文件，PEM (private key, PEM)" };

    public static Option<FileInfo?> Option() => new("--key") { Description = "本方私钥文件，PEM (the party's private key, PEM)", HelpName = "KEY.pem" };

    /// <exception cref="CommandRefused">There is no usable private key in the file.</exception>
    public static async Task<SigningKey> ReadAsync(FileInfo file, CancellationToken ct)
    {
        try
        {
            return SigningKey.FromPem(await File.ReadAllTextAsync(file.FullName, ct));
        }
        catch (FormatException fault)
        {
            throw new CommandRefused(ExitCode.DoesNotHold, $"私钥文件 {file.Name} 不能使用：{fault.Message}");
        }
    }
}
