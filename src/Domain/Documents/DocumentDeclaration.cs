namespace ChangliBridge.Domain.Documents;

/// <summary>文件声明: what somebody says of bytes that are still to come.</summary>
/// <param name="Digest">SHA-256 of the whole, 64 hex digits in lower case.</param>
/// <param name="MediaType">Such as <c>application/pdf</c>.</param>
/// <param name="Size">Bytes.</param>
public sealed record DocumentDeclaration(string Digest, string MediaType, long Size);
