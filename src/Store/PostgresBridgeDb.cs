using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace ChangliBridge.Store;

/// <summary>The model on PostgreSQL; owns <c>Migrations/Postgres</c>.</summary>
public sealed class PostgresBridgeDb(DbContextOptions<PostgresBridgeDb> options) : BridgeDb(options)
{
    /// <inheritdoc/>
    public override Task<IDbContextTransaction> BeginSnapshotAsync(CancellationToken ct) => Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);

    /// <inheritdoc/>
    protected override string? TextCollation => "C";
}
