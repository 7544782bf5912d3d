using System.Data.Common;
using System.Diagnostics;
using System.Threading.Channels;
using ChangliBridge.Store.Audit;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ChangliBridge.Store;

/// <summary>
/// Writes on PostgreSQL. Units that wait together share a transaction, a savepoint each, and are answered after its commit.
/// A unit that met another bridge's (changed row, same key, deadlock) is taken back and run again from its start in the next transaction,
/// so that the second of two equal requests finds the first one's answer. A unit that takes long keeps only those of its own transaction
/// waiting: the next ones go on beside it.
/// </summary>
internal sealed class PostgresWriteQueue : WriteQueue
{
    private const int Runs = 5;
    private const string Savepoint = "unit";
    private const int UnitsInOneCommit = 256;
    private const int TransactionsAtOnce = 16;
    private static readonly TimeSpan Collecting = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(50);

    private readonly Channel<WaitingUnit> _waiting = Channel.CreateUnbounded<WaitingUnit>();
    private readonly NpgsqlDataSource _source;
    private readonly TimeProvider _clock;
    private readonly Task _writer;

    /// <param name="source">Where connections come from; the owner disposes it after the queue.</param>
    /// <param name="clock">The bridge's clock.</param>
    public PostgresWriteQueue(NpgsqlDataSource source, TimeProvider clock)
    {
        (_source, _clock) = (source, clock);
        _writer = Task.Run(WriteAsync);
    }

    public override async Task<T> RunAsync<T>(string actor, Func<WriteUnit, CancellationToken, Task<T>> unit, CancellationToken ct)
    {
        var waiting = new WaitingUnit<T>(actor, unit, ct);
        ObjectDisposedException.ThrowIf(!_waiting.Writer.TryWrite(waiting), this);
        return await waiting.Answer.ConfigureAwait(false);
    }

    public override async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _writer.ConfigureAwait(false);
    }

    private async Task WriteAsync()
    {
        var underWay = new List<Task>(TransactionsAtOnce);
        while (await _waiting.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            var together = WriteTogetherAsync();
            underWay.Add(together);
            // One transaction at a time, unless it is long or waits for another bridge's lock.
            await Task.WhenAny(together, Task.Delay(Patience)).ConfigureAwait(false);
            if (underWay.Count == TransactionsAtOnce)
                await Task.WhenAny(underWay).ConfigureAwait(false);
            underWay.RemoveAll(task => task.IsCompleted);
        }
        await Task.WhenAll(underWay).ConfigureAwait(false);
    }

    private async Task WriteTogetherAsync()
    {
        var again = await CommitAsync(Take()).ConfigureAwait(false);
        while (again.Count > 0)
            again = await CommitAsync(again).ConfigureAwait(false);
    }

    // Those who come while the first ones are being run belong to the same transaction, but it must come to its end.
    private IEnumerable<WaitingUnit> Take()
    {
        var since = Stopwatch.GetTimestamp();
        for (var taken = 0; taken < UnitsInOneCommit && (taken == 0 || Stopwatch.GetElapsedTime(since) < Collecting) && _waiting.Reader.TryRead(out var waiting); taken++)
            yield return waiting;
    }

    /// <summary>Runs <paramref name="units"/> in one transaction, answers those that are decided and returns those to run again.</summary>
    private async Task<IReadOnlyList<WaitingUnit>> CommitAsync(IEnumerable<WaitingUnit> units)
    {
        var (taken, again, ending) = (new List<WaitingUnit>(), new List<WaitingUnit>(), false);
        try
        {
            await using var connection = await _source.OpenConnectionAsync().ConfigureAwait(false);
            await using var transaction = await connection.BeginTransactionAsync().ConfigureAwait(false);
            var (open, acts) = (Opener(connection), new List<PendingAudit>());
            foreach (var waiting in units)
            {
                taken.Add(waiting);
                var unit = new WriteUnit(transaction, waiting.Actor, _clock, open, statements: null);
                await using var _ = unit.ConfigureAwait(false);
                if (await RunInSavepointAsync(waiting, unit, transaction).ConfigureAwait(false))
                    acts.AddRange(unit.Acts);
                else if (waiting.Fault is null)
                    again.Add(waiting);
            }
            ending = true;
            await using var end = new WriteUnit(transaction, "", _clock, open, statements: null);
            await AuditChain.AppendAsync(end, acts, CancellationToken.None).ConfigureAwait(false);
            await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
        }
        // Whatever it was, somebody waits for an answer.
        catch (Exception fault)
        {
            var begun = taken.Count > 0;
            if (!begun)
                taken.AddRange(units);
            // A unit took the connection with it: nothing is stored yet, and the others go to another one. What a failed end has stored nobody knows.
            again = begun && !ending ? taken.FindAll(waiting => waiting is { Fault: null, Runs: > 0 and < Runs }) : [];
            taken.Except(again).ToList().ForEach(waiting => waiting.Fail(fault));
        }
        taken.Except(again).ToList().ForEach(waiting => waiting.Reply());
        return again;
    }

    /// <summary>Says whether the unit counts; where it does not, what it did is taken back.</summary>
    private static async Task<bool> RunInSavepointAsync(WaitingUnit waiting, WriteUnit unit, NpgsqlTransaction transaction)
    {
        await transaction.SaveAsync(Savepoint, CancellationToken.None).ConfigureAwait(false);
        try
        {
            await waiting.RunAsync(unit, waiting.GivenUp).ConfigureAwait(false);
            await transaction.ReleaseAsync(Savepoint, CancellationToken.None).ConfigureAwait(false);
            return true;
        }
        catch (Exception fault)
        {
            if (waiting.Runs == Runs || !MetAnother(fault))
                waiting.Fail(fault);
            await transaction.RollbackAsync(Savepoint, CancellationToken.None).ConfigureAwait(false);
            await transaction.ReleaseAsync(Savepoint, CancellationToken.None).ConfigureAwait(false);
            return false;
        }
    }

    private static Func<DbTransaction, BridgeDb> Opener(NpgsqlConnection connection)
    {
        var options = new DbContextOptionsBuilder<PostgresBridgeDb>().UseNpgsql(connection).Options;
        return transaction =>
        {
            var db = new PostgresBridgeDb(options);
            db.Database.AutoSavepointsEnabled = false;
            db.Database.UseTransaction(transaction);
            return db;
        };
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
