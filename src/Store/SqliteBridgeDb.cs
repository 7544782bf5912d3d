using Microsoft.EntityFrameworkCore;

namespace ChangliBridge.Store;

/// <summary>The model on SQLite; owns <c>Migrations/Sqlite</c>.</summary>
public sealed class SqliteBridgeDb(DbContextOptions<SqliteBridgeDb> options) : BridgeDb(options)
{
    /// <inheritdoc/>
    protected override string? TextCollation => null; // SQLite's own BINARY
}
