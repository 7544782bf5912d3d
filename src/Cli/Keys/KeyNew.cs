using System.CommandLine;
using System.Text;
using ChangliBridge.Cli.Printing;
using ChangliBridge.Contract.Signing;

namespace ChangliBridge.Cli.Keys;

/// <summary><c>changli key new</c>: makes a private key in a file that only its owner can read.</summary>
internal static class KeyNew
{
    public static Command Make()
    {
        var algorithm = new Option<string>("--algorithm") { Description = "签名算法 (signature algorithm)", Required = true };
        algorithm.AcceptOnlyFromAmong("ES256", "SM2");
        var target = new Option<FileInfo>("--out") { Description = "新私钥文件；已有文件不覆盖 (file to make; an existing one is never overwritten)", HelpName = "KEY.pem", Required = true };
        return new Command("new", "生成私钥文件，权限0600，打印公钥编号 (makes a private key, mode 0600, and prints its key id)") { algorithm, target, OutputFormat.Option }
            .Runs((parsed, ct) => RunAsync(parsed, parsed.GetRequiredValue(algorithm), parsed.GetRequiredValue(target), ct));
    }

    private static async Task<int> RunAsync(ParseResult parsed, string algorithm, FileInfo target, CancellationToken ct)
    {
        if (target.Exists)
            throw new CommandRefused(ExitCode.DoesNotHold, $"{target.FullName} 已存在，私钥不会被覆盖。请换一个文件名。");
        var key = SigningKey.Create(algorithm);
        await PrivateFile.WriteAsync(target.FullName, async (file, stop) => await file.WriteAsync(Encoding.ASCII.GetBytes(key.ToPem()), stop), replace: false, ct);
        KeyShow.Print(parsed, key);
        return ExitCode.Done;
    }
}
