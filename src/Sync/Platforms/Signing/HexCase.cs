namespace ChangliBridge.Sync.Platforms.Signing;

/// <summary>How hex digits are written.</summary>
internal enum HexCase
{
    /// <summary>a to f.</summary>
    Lower = 1,

    /// <summary>A to F.</summary>
    Upper,
}
