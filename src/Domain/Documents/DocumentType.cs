namespace ChangliBridge.Domain.Documents;

/// <summary>文件类型 that may be kept.</summary>
/// <param name="MediaType">Such as <c>application/pdf</c>.</param>
/// <param name="Begins">The bytes with which such a file begins; empty where any may.</param>
public sealed record DocumentType(string MediaType, IReadOnlyList<byte> Begins);
