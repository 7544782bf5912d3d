using System.Data;
using Microsoft.EntityFrameworkCore;

namespace ChangliBridge.Store;

/// <summary>The model on PostgreSQL; owns <c>Migrations/Postgres</c>.</summary>
public sealed class PostgresBridgeDb(DbContextOptions<PostgresBridgeDb> options) : BridgeDb(options)
{
    /// <inheritdoc/>
    public override async Task<IAsyncDisposable> BeginSnapshotAsync(CancellationToken ct) => await Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct).ConfigureAwait(false);

    /// <inheritdoc/>
    protected override bool StoresComputedColumns => true;

    /// <inheritdoc/>
    protected override string? TextCollation => "C";
}
