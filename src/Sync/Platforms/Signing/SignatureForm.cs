namespace ChangliBridge.Sync.Platforms.Signing;

/// <summary>How the two numbers of an SM2 signature are written.</summary>
internal enum SignatureForm
{
    /// <summary>A DER sequence of two integers.</summary>
    Der = 1,

    /// <summary>r‖s, 32 bytes each.</summary>
    Plain,
}
