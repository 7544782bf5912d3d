using System.Data.Common;
using System.Threading.Channels;
using ChangliBridge.Store.Audit;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ChangliBridge.Store;

/// <summary>
/// The one writer of the SQLite file. Units that wait together share a transaction, a savepoint each, and are answered after its commit:
/// one flush to disk serves many callers, and no writer ever meets a locked database.
/// </summary>
internal sealed class SqliteWriteQueue : WriteQueue
{
    private const int UnitsInOneCommit = 256;

    private readonly Channel<WaitingUnit> _waiting = Channel.CreateUnbounded<WaitingUnit>(new UnboundedChannelOptions { SingleReader = true });
    private readonly SqliteConnection _connection;
    private readonly StatementCache _statements;
    private readonly DbContextOptions<SqliteBridgeDb> _options;
    private readonly TimeProvider _clock;
    private readonly Task _writer;

    /// <param name="connection">Open, owned by the queue from now on.</param>
    /// <param name="clock">The bridge's clock.</param>
    public SqliteWriteQueue(SqliteConnection connection, TimeProvider clock)
    {
        (_connection, _clock, _statements) = (connection, clock, new StatementCache(connection));
        _options = new DbContextOptionsBuilder<SqliteBridgeDb>().UseSqlite(connection).Options;
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
        _statements.Dispose();
        await _connection.DisposeAsync().ConfigureAwait(false);
    }

    private async Task WriteAsync()
    {
        var batch = new List<WaitingUnit>(UnitsInOneCommit);
        while (await _waiting.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            while (batch.Count < UnitsInOneCommit && _waiting.Reader.TryRead(out var waiting))
                batch.Add(waiting);
            await CommitTogetherAsync(batch).ConfigureAwait(false);
            batch.Clear();
        }
    }

    private async Task CommitTogetherAsync(List<WaitingUnit> batch)
    {
        try
        {
            using var transaction = _connection.BeginTransaction();
            var acts = new List<PendingAudit>();
            foreach (var waiting in batch)
                acts.AddRange(await RunInSavepointAsync(waiting, transaction).ConfigureAwait(false));
            await using (var end = Unit(transaction, ""))
                await AuditChain.AppendAsync(end, acts, CancellationToken.None).ConfigureAwait(false);
            transaction.Commit();
        }
        catch (Exception fault) when (fault is SqliteException or InvalidOperationException)
        {
            // The transaction itself failed (disk full, I/O), or ended under its units: nothing of the batch is stored, everyone is told.
            batch.ForEach(waiting => waiting.Fail(fault));
        }
        batch.ForEach(waiting => waiting.Reply());
    }

    private async Task<IReadOnlyList<PendingAudit>> RunInSavepointAsync(WaitingUnit waiting, SqliteTransaction transaction)
    {
        Run("SAVEPOINT unit", transaction);
        try
        {
            await using var unit = Unit(transaction, waiting.Actor);
            await waiting.RunAsync(unit, waiting.GivenUp).ConfigureAwait(false);
            Run("RELEASE unit", transaction);
            return unit.Acts;
        }
        catch (Exception fault)
        {
            waiting.Fail(fault);
            Run("ROLLBACK TO unit", transaction);
            Run("RELEASE unit", transaction);
            return [];
        }
    }

    private WriteUnit Unit(SqliteTransaction transaction, string actor) => new(transaction, actor, _clock, Open, _statements);

    private void Run(string statement, SqliteTransaction transaction)
    {
        var command = _statements.Of(statement);
        command.Transaction = transaction;
        command.ExecuteNonQuery();
    }

    private SqliteBridgeDb Open(DbTransaction transaction)
    {
        var db = new SqliteBridgeDb(_options);
        db.Database.AutoSavepointsEnabled = false;
        db.Database.UseTransaction(transaction);
        return db;
    }
}
