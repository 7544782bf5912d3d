using System.Data.Common;
using System.Threading.Channels;
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

    private readonly Channel<Waiting> _waiting = Channel.CreateUnbounded<Waiting>(new UnboundedChannelOptions { SingleReader = true });
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
        var waiting = new Waiting<T>(actor, unit, ct);
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
        var batch = new List<Waiting>(UnitsInOneCommit);
        while (await _waiting.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            while (batch.Count < UnitsInOneCommit && _waiting.Reader.TryRead(out var waiting))
                batch.Add(waiting);
            await CommitTogetherAsync(batch).ConfigureAwait(false);
            batch.Clear();
        }
    }

    private async Task CommitTogetherAsync(List<Waiting> batch)
    {
        try
        {
            using var transaction = _connection.BeginTransaction();
            foreach (var waiting in batch)
                await RunInSavepointAsync(waiting, transaction).ConfigureAwait(false);
            transaction.Commit();
        }
        catch (Exception fault) when (fault is SqliteException or InvalidOperationException)
        {
            // The transaction itself failed (disk full, I/O), or ended under its units: nothing of the batch is stored, everyone is told.
            batch.ForEach(waiting => waiting.Fail(fault));
        }
        batch.ForEach(waiting => waiting.Reply());
    }

    private async Task RunInSavepointAsync(Waiting waiting, SqliteTransaction transaction)
    {
        Run("SAVEPOINT unit", transaction);
        try
        {
            await using var unit = new WriteUnit(transaction, waiting.Actor, _clock, Open, _statements);
            await waiting.RunAsync(unit).ConfigureAwait(false);
            Run("RELEASE unit", transaction);
        }
        catch (Exception fault)
        {
            waiting.Fail(fault);
            Run("ROLLBACK TO unit", transaction);
            Run("RELEASE unit", transaction);
        }
    }

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

    private abstract class Waiting(string actor)
    {
        public string Actor => actor;

        public abstract Task RunAsync(WriteUnit unit);

        public abstract void Fail(Exception fault);

        public abstract void Reply();
    }

    private sealed class Waiting<T>(string actor, Func<WriteUnit, CancellationToken, Task<T>> work, CancellationToken ct) : Waiting(actor)
    {
        private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? _result;
        private Exception? _fault;

        public Task<T> Answer => _answer.Task;

        public override async Task RunAsync(WriteUnit unit)
        {
            ct.ThrowIfCancellationRequested();
            _result = await work(unit, ct).ConfigureAwait(false);
            await unit.CompleteAsync(ct).ConfigureAwait(false);
        }

        public override void Fail(Exception fault) => _fault ??= fault;

        public override void Reply()
        {
            if (_fault is null)
                _answer.SetResult(_result!);
            else
                _answer.SetException(_fault);
        }
    }
}
