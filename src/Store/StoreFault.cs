namespace ChangliBridge.Store;

/// <summary>What a failed read or write means to whoever asked for it.</summary>
public enum StoreFault
{
    /// <summary>Not the store's fault.</summary>
    None,

    /// <summary>The disk is full; nothing was stored.</summary>
    Full,

    /// <summary>What is stored cannot be read back as it was written; only a backup helps.</summary>
    Damaged,

    /// <summary>Somebody else changed the row meanwhile.</summary>
    Stale,

    /// <summary>The database does not answer now, or cannot be written; repeating later is safe.</summary>
    Unavailable,
}
