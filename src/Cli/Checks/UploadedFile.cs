using System.CommandLine;
using System.Security.Cryptography;
using ChangliBridge.Cli.Connection;
using Google.Protobuf;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Checks;

/// <summary>A file on its way to the bridge's documents (上传文件), declared by its SHA-256.</summary>
internal static class UploadedFile
{
    /// <summary>The bridge takes at most 1,000,000 bytes a message.</summary>
    private const int PieceSize = 512 * 1024;

    // Of the IANA registry. Which of them are allowed, the bridge says.
    private static readonly Dictionary<string, string> MediaTypes = new(StringComparer.OrdinalIgnoreCase)
    {
        [".pdf"] = "application/pdf",
        [".docx"] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        [".xlsx"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        [".jpg"] = "image/jpeg",
        [".jpeg"] = "image/jpeg",
        [".png"] = "image/png",
        [".txt"] = "text/plain",
    };

    public static Option<string?> MediaTypeOption() => new("--media-type") { Description = "文件类型，缺省按扩展名 (media type, by default that of the file's extension)", HelpName = "TYPE" };

    /// <exception cref="CommandRefused">The extension tells nothing.</exception>
    public static string MediaTypeOf(FileInfo file) => MediaTypes.TryGetValue(file.Extension, out var known)
        ? known
        : throw new CommandRefused(ExitCode.DoesNotHold, $"不认识扩展名“{file.Extension}”；请用 --media-type 写明文件类型，如 image/jpeg。");

    /// <summary>Sends the whole file. What is kept already is kept once: the id is that of the declaration.</summary>
    public static async Task<V1.Document> SendAsync(Bridge bridge, FileInfo file, string mediaType, CancellationToken ct)
    {
        await using var content = file.OpenRead();
        var digest = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, ct));
        var message = new V1.UploadDocumentRequest { Digest = digest, MediaType = mediaType, Size = content.Length, RequestId = RequestId.From("document-upload", digest, mediaType, $"{content.Length}") };
        content.Position = 0;
        using var call = bridge.Documents.UploadDocument(bridge.StreamOptions(ct));
        var piece = new byte[PieceSize];
        do
        {
            message.Content = ByteString.CopyFrom(piece, 0, await content.ReadAtLeastAsync(piece, PieceSize, throwOnEndOfStream: false, ct));
            await call.RequestStream.WriteAsync(message, ct);
            message = new V1.UploadDocumentRequest();
        }
        while (content.Position < content.Length);
        await call.RequestStream.CompleteAsync();
        return await call.ResponseAsync;
    }
}
