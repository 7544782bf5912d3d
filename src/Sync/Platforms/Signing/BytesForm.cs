namespace ChangliBridge.Sync.Platforms.Signing;

/// <summary>How bytes are written as text.</summary>
internal enum BytesForm
{
    /// <summary>Hex digits, written in lower case, read in either.</summary>
    Hex = 1,

    /// <summary>Base64 with padding.</summary>
    Base64,
}
