using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ChangliBridge.Store;

/// <summary>
/// Writes on PostgreSQL: a transaction a unit. A unit that met another one (changed row, same key, deadlock) is run again from its start,
/// so that the second of two equal requests finds the first one's answer.
/// </summary>
internal sealed class PostgresWriteQueue(NpgsqlDataSource source, TimeProvider clock) : WriteQueue
{
    private const int Tries = 5;

    public override async Task<T> RunAsync<T>(string actor, Func<WriteUnit, CancellationToken, Task<T>> unit, CancellationToken ct)
    {
        for (var left = Tries - 1; ; left--)
        {
            try
            {
                return await RunOnceAsync(actor, unit, ct).ConfigureAwait(false);
            }
            catch (Exception fault) when (left > 0 && MetAnother(fault))
            {
                // From the start again: the unit reads what the other one committed.
            }
        }
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<T> RunOnceAsync<T>(string actor, Func<WriteUnit, CancellationToken, Task<T>> unit, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct).ConfigureAwait(false);
        await using var transaction = await connection.BeginTransactionAsync(ct).ConfigureAwait(false);
        await using var write = new WriteUnit(transaction, actor, clock, Open, statements: null);
        var result = await unit(write, ct).ConfigureAwait(false);
        await write.CompleteAsync(ct).ConfigureAwait(false);
        await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
        return result;
    }

    private static PostgresBridgeDb Open(DbTransaction transaction)
    {
        var db = new PostgresBridgeDb(new DbContextOptionsBuilder<PostgresBridgeDb>().UseNpgsql(transaction.Connection!).Options);
        db.Database.AutoSavepointsEnabled = false;
        db.Database.UseTransaction(transaction);
        return db;
    }

    private static bool MetAnother(Exception fault) => fault switch
    {
        DbUpdateConcurrencyException => true,
        DbUpdateException { InnerException: { } inner } => MetAnother(inner),
        // How EF wraps what it takes for a passing trouble of the connection, deadlocks among it.
        InvalidOperationException { InnerException: { } inner } => MetAnother(inner),
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected } => true,
        _ => false,
    };
}
