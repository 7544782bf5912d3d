using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ChangliBridge.Store;

/// <summary>The model on SQLite; owns <c>Migrations/Sqlite</c>.</summary>
public sealed class SqliteBridgeDb(DbContextOptions<SqliteBridgeDb> options) : BridgeDb(options)
{
    /// <inheritdoc/>
    public override async Task<IAsyncDisposable> BeginSnapshotAsync(CancellationToken ct)
    {
        await Database.OpenConnectionAsync(ct).ConfigureAwait(false);
        // Deferred: the usual transaction takes the write lock at once, and this one only reads.
        var transaction = ((SqliteConnection)Database.GetDbConnection()).BeginTransaction(deferred: true);
        return new SqliteSnapshot(Database, transaction, (await Database.UseTransactionAsync(transaction, ct).ConfigureAwait(false))!);
    }

    /// <inheritdoc/>
    protected override bool StoresComputedColumns => false;

    /// <inheritdoc/>
    protected override string? TextCollation => null; // SQLite's own BINARY
}
