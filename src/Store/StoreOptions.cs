using System.ComponentModel.DataAnnotations;
using Npgsql;

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

    /// <summary>A PostgreSQL connection string with a pool of its own, for who must not wait behind the store's callers.</summary>
    /// <param name="application">How the server lists its connections.</param>
    /// <param name="connections">At most so many.</param>
    public string PoolApart(string application, int connections) =>
        new NpgsqlConnectionStringBuilder(ConnectionString) { ApplicationName = application, MaxPoolSize = connections }.ConnectionString;
}
