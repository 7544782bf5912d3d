namespace ChangliBridge.Domain.Drawing.Evidence;

/// <summary>The bridge's signature (签名) over the bytes of SHA256SUMS.</summary>
/// <param name="KeyId">The bridge's key.</param>
/// <param name="Algorithm"><c>ES256</c> or <c>SM2</c>.</param>
/// <param name="Signature">128 hex digits.</param>
public sealed record BundleSignature(string KeyId, string Algorithm, string Signature);
