using Microsoft.EntityFrameworkCore;

namespace ChangliBridge.Store;

/// <summary>The model on PostgreSQL; owns <c>Migrations/Postgres</c>.</summary>
public sealed class PostgresBridgeDb(DbContextOptions<PostgresBridgeDb> options) : BridgeDb(options)
{
    /// <inheritdoc/>
    protected override string? TextCollation => "C";
}
