using System.CommandLine;
using System.Text.Json;
using ChangliBridge.Cli.Printing;
using ChangliBridge.Contract.Signing;

namespace ChangliBridge.Cli.Keys;

/// <summary><c>changli key show KEY</c>: the public side of a private key.</summary>
internal static class KeyShow
{
    public static Command Make()
    {
        var file = KeyFile.Argument();
        return new Command("show", "打印私钥文件的公钥编号 (prints the key id of a private key)") { file, OutputFormat.Option }
            .Runs(async (parsed, ct) =>
            {
                Print(parsed, await KeyFile.ReadAsync(parsed.GetRequiredValue(file), ct));
                return ExitCode.Done;
            });
    }

    public static void Print(ParseResult parsed, SigningKey key) =>
        Console.Out.WriteLine(OutputFormat.IsJson(parsed) ? JsonSerializer.Serialize(new { keyId = key.KeyId, algorithm = key.Algorithm }) : key.KeyId);
}
