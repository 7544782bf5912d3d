namespace ChangliBridge.Sync.Platforms.Signing;

/// <summary>The mode of SM4.</summary>
internal enum Sm4Mode
{
    /// <summary>Block by block, PKCS #7. Shows equal blocks; for platforms that know nothing else.</summary>
    Ecb = 1,

    /// <summary>Chained, PKCS #7; a fresh vector of 16 bytes stands before the text.</summary>
    Cbc,

    /// <summary>Authenticated; a fresh nonce of 12 bytes stands before the text, a tag of 16 behind it.</summary>
    Gcm,
}
