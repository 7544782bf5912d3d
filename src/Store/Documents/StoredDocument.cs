namespace ChangliBridge.Store.Documents;

/// <summary>存档文件: bytes under their SHA-256, written once and never changed. What names a document says what it is.</summary>
public sealed class StoredDocument
{
    private StoredDocument()
    {
    }

    /// <param name="digest">SHA-256 of <paramref name="content"/>, hex in lower case; checked by whoever makes one.</param>
    /// <param name="mediaType">Such as <c>application/pdf</c>.</param>
    /// <param name="content">The bytes.</param>
    /// <param name="now">When it is kept.</param>
    public StoredDocument(string digest, string mediaType, byte[] content, DateTimeOffset now) =>
        (Digest, MediaType, Size, Content, StoredAt) = (digest, mediaType, content.Length, content, now);

    /// <summary>SHA-256, hex: the key.</summary>
    public string Digest { get; private set; } = "";

    /// <summary>Media type.</summary>
    public string MediaType { get; private set; } = "";

    /// <summary>Bytes.</summary>
    public long Size { get; private set; }

    /// <summary>The bytes. A query that does not need them leaves them out.</summary>
    public byte[] Content { get; private set; } = [];

    /// <summary>When it was first kept.</summary>
    public DateTimeOffset StoredAt { get; private set; }
}
