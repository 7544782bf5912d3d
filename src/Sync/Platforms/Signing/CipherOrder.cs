namespace ChangliBridge.Sync.Platforms.Signing;

/// <summary>The order of the parts of an SM2 ciphertext: point, digest, text.</summary>
internal enum CipherOrder
{
    /// <summary>As GB/T 32918.4-2016 has it.</summary>
    C1C3C2 = 1,

    /// <summary>As before 2012, still met.</summary>
    C1C2C3,
}
