using System.CommandLine;
using System.Security.Cryptography;
using ChangliBridge.Cli.Connection;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Documents;

/// <summary><c>changli documents get DIGEST [--out FILE] [--force]</c>: reads a document's bytes and keeps them once they are what the digest says.</summary>
internal static class DocumentsGet
{
    private const string Prefix = "documents/";

    public static Command Make()
    {
        var document = new Argument<string>("DOCUMENT") { Description = "存档文件：documents/摘要，或只写SHA-256摘要 (document: its resource name, or its digest)" };
        document.Validators.Add(result =>
        {
            if (!IsDigest(DigestOf(result.GetValueOrDefault<string>())))
                result.AddError($"“{result.GetValueOrDefault<string>()}”不是 DOCUMENT 的写法：64位小写十六进制摘要 (64 hex digits in lower case)");
        });
        var file = new Option<string?>("--out") { Description = "写入的文件，缺省以摘要为名 (the file to write; by default named by the digest)", HelpName = "FILE" };
        var force = new Option<bool>("--force") { Description = "覆盖已有文件 (overwrites a file that is there)" };
        return new Command("get", "下载存档文件并核对摘要 (downloads a document and checks its digest)") { document, file, force }.Calls(async (bridge, parsed, ct) =>
        {
            var digest = DigestOf(parsed.GetRequiredValue(document));
            var path = parsed.GetValue(file) ?? digest;
            if (File.Exists(path) && !parsed.GetValue(force))
                throw new CommandRefused(ExitCode.DoesNotHold, $"文件“{path}”已存在；请换一个文件名，或用 --force 覆盖。");
            var size = 0L;
            await PrivateFile.WriteAsync(path, async (stream, token) => size = await ReadAsync(bridge, digest, stream, token), parsed.GetValue(force), ct);
            await Console.Out.WriteLineAsync($"已写入 {path}（{size}字节，摘要相符）");
            return ExitCode.Done;
        });
    }

    /// <exception cref="CommandRefused">The bytes are not those of the digest; nothing is kept then.</exception>
    private static async Task<long> ReadAsync(Bridge bridge, string digest, Stream file, CancellationToken ct)
    {
        using var call = bridge.Documents.GetDocumentContent(new V1.GetDocumentContentRequest { Name = Prefix + digest }, bridge.StreamOptions(ct));
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        while (await call.ResponseStream.MoveNext(ct))
        {
            var piece = call.ResponseStream.Current.Content.Memory;
            hash.AppendData(piece.Span);
            await file.WriteAsync(piece, ct);
        }
        var found = Convert.ToHexStringLower(hash.GetHashAndReset());
        return found == digest ? file.Length : throw new CommandRefused(ExitCode.DoesNotHold, $"收到的内容摘要是{found}，与所求不符；没有保存。");
    }

    private static string DigestOf(string? name) => name?.StartsWith(Prefix, StringComparison.Ordinal) == true ? name[Prefix.Length..] : name ?? "";

    private static bool IsDigest(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);
}
