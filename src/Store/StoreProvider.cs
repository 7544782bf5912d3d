namespace ChangliBridge.Store;

/// <summary>The two databases.</summary>
public enum StoreProvider
{
    /// <summary>Embedded default; one process only.</summary>
    Sqlite,

    /// <summary>Server database.</summary>
    Postgres,
}
