using System.ComponentModel.DataAnnotations;

namespace ChangliBridge.Store;

/// <summary>Settings section <c>Store</c>: which database keeps the bridge's rows.</summary>
public sealed record StoreOptions
{
    /// <summary>SQLite, embedded, for one county office; PostgreSQL when outgrown.</summary>
    [EnumDataType(typeof(StoreProvider))]
    public StoreProvider Provider { get; init; } = StoreProvider.Sqlite;

    /// <summary>For SQLite <c>Data Source=changli.db</c>; for PostgreSQL an Npgsql connection string. A secret: never logged.</summary>
    [Required]
    public string ConnectionString { get; init; } = "Data Source=changli.db";
}
