namespace ChangliBridge.Domain.Drawing;

/// <summary>会签: an outside party's signature over the 32 bytes of a draw's commitment, made before the first contribution.</summary>
/// <param name="Party">The party.</param>
/// <param name="KeyId">Its key, as the rule names it.</param>
/// <param name="Signature">128 hex digits.</param>
public sealed record Countersignature(string Party, string KeyId, string Signature);
