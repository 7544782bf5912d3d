namespace ChangliBridge.Domain.Drawing.Hashing;

/// <summary>How many messages one instruction hashes. Every path gives the same digests.</summary>
internal enum VectorPath
{
    /// <summary>One message at a time.</summary>
    Scalar = 1,

    /// <summary>Four at once: every x64 and Arm64 processor.</summary>
    Vector128 = 4,

    /// <summary>Eight at once: AVX2.</summary>
    Vector256 = 8,

    /// <summary>Sixteen at once: AVX-512.</summary>
    Vector512 = 16,
}
