namespace ChangliBridge.Domain.Plans;

/// <summary>实施方案 of a plan version: filed and disclosed with it, replaced only by a new version. Source: county plan 二(四).</summary>
/// <param name="Title">文件名称.</param>
/// <param name="Digest">SHA-256 of the kept bytes, hex.</param>
/// <param name="MediaType">Such as <c>application/pdf</c>.</param>
/// <param name="Size">Bytes.</param>
public sealed record PlanDocument(string Title, string Digest, string MediaType, long Size);
