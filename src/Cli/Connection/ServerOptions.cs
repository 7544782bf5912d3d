using System.CommandLine;

namespace ChangliBridge.Cli.Connection;

/// <summary>Options of every command: where the bridge is and who asks (连接选项).</summary>
internal static class ServerOptions
{
    public static readonly Option<string> Server = new("--server")
    {
        Description = "网桥 gRPC 地址，缺省取环境变量 CHANGLI_SERVER (the bridge's gRPC address; default from CHANGLI_SERVER)",
        HelpName = "URL",
        Recursive = true,
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("CHANGLI_SERVER") is { Length: > 0 } given ? given : "http://127.0.0.1:5080",
        Validators =
        {
            result =>
            {
                if (result.Tokens is [var given] && Read(given.Value) is null)
                    result.AddError(NoAddress(given.Value));
            },
        },
    };

    public static readonly Option<string?> TokenFile = new("--token-file")
    {
        Description = "令牌文件，缺省取环境变量 CHANGLI_TOKEN_FILE；也可用 CHANGLI_TOKEN 直接给出令牌 (file that holds the access token; default from CHANGLI_TOKEN_FILE, else the token itself from CHANGLI_TOKEN)",
        HelpName = "FILE",
        Recursive = true,
    };

    /// <summary>The bridge's address.</summary>
    /// <exception cref="CommandRefused">It is no http or https address.</exception>
    public static Uri Address(ParseResult parsed)
    {
        var given = parsed.GetValue(Server)!;
        return Read(given) ?? throw new CommandRefused(ExitCode.WrongUse, NoAddress(given));
    }

    /// <summary>The access token; null where none was given.</summary>
    /// <exception cref="CommandRefused">The token holds white space or control characters.</exception>
    public static string? Token(ParseResult parsed)
    {
        var file = parsed.GetValue(TokenFile) ?? Environment.GetEnvironmentVariable("CHANGLI_TOKEN_FILE");
        var token = (string.IsNullOrEmpty(file) ? Environment.GetEnvironmentVariable("CHANGLI_TOKEN") : File.ReadAllText(file))?.Trim();
        if (string.IsNullOrEmpty(token))
            return string.IsNullOrEmpty(file) ? null : throw new CommandRefused(ExitCode.DoesNotHold, $"令牌文件 {file} 是空的。");
        return token.All(c => c is > ' ' and < '\u007f') ? token : throw new CommandRefused(ExitCode.DoesNotHold, "令牌含有空白或非 ASCII 字符，不是访问令牌。");
    }

    private static Uri? Read(string given) =>
        Uri.TryCreate(given, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps) ? address : null;

    private static string NoAddress(string given) => $"“{given}”不是 http 或 https 地址，请检查 --server 或 CHANGLI_SERVER。";
}
