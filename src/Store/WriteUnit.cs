using System.Data.Common;
using System.Text.Json;
using ChangliBridge.Store.Audit;
using Npgsql;

namespace ChangliBridge.Store;

/// <summary>One unit of writing: everything done through it is stored together with its audit entries, or not at all.</summary>
public sealed class WriteUnit : IAsyncDisposable
{
    private readonly string _actor;
    private readonly Func<DbTransaction, BridgeDb> _open;
    private readonly StatementCache? _statements;
    private readonly List<PendingAudit> _acts = [];
    private BridgeDb? _db;

    /// <param name="transaction">Shared with the units before and after it, a savepoint each.</param>
    /// <param name="actor">Who acts.</param>
    /// <param name="clock">The bridge's clock.</param>
    /// <param name="open">Makes a context on the transaction; called once, and only by units that ask for one.</param>
    /// <param name="statements">The connection's prepared statements, where it lives longer than the unit.</param>
    internal WriteUnit(DbTransaction transaction, string actor, TimeProvider clock, Func<DbTransaction, BridgeDb> open, StatementCache? statements)
    {
        (Transaction, _actor, Clock, _open, _statements) = (transaction, actor, clock, open, statements);
        OnPostgres = transaction.Connection is NpgsqlConnection;
    }

    /// <summary>The context, on the unit's connection and transaction. Saved by the queue when the unit returns.</summary>
    public BridgeDb Db => _db ??= _open(Transaction);

    /// <summary>For prepared SQL of <c>Store/Ledger</c> and <c>Store/Bulk</c>.</summary>
    public DbTransaction Transaction { get; }

    /// <summary>The connection of <see cref="Transaction"/>.</summary>
    public DbConnection Connection => Transaction.Connection ?? throw new InvalidOperationException("The unit has ended.");

    /// <summary>The bridge's clock.</summary>
    public TimeProvider Clock { get; }

    /// <summary>Who acts, as the audit chain will say.</summary>
    public string Actor => _actor;

    internal bool OnPostgres { get; }

    /// <summary>Enters an act into the audit chain. <paramref name="detail"/> holds facts, never personal data or a secret.</summary>
    public void Audit(string act, string resource, params (string Key, object? Value)[] detail) => AuditFor(_actor, act, resource, detail);

    /// <summary>The same for the act of <paramref name="actor"/>, in a unit that does what several asked for.</summary>
    public void AuditFor(string actor, string act, string resource, params (string Key, object? Value)[] detail)
    {
        var json = JsonSerializer.Serialize(detail.OrderBy(pair => pair.Key, StringComparer.Ordinal).ToDictionary(pair => pair.Key, pair => pair.Value));
        _acts.Add(new PendingAudit(Clock.GetUtcNow(), actor, act, resource, json));
    }

    /// <summary>A statement on the unit's transaction: prepared once a connection on SQLite, and by the driver on PostgreSQL.</summary>
    internal DbCommand Statement(string sql)
    {
        var statement = _statements?.Of(sql) ?? Connection.CreateCommand();
        if (statement.CommandText.Length == 0)
            statement.CommandText = sql;
        statement.Transaction = Transaction;
        return statement;
    }

    /// <summary>What the queue will append to the audit chain, once a group of units.</summary>
    internal IReadOnlyList<PendingAudit> Acts => _acts;

    internal Task SaveAsync(CancellationToken ct) => _db?.SaveChangesAsync(ct) ?? Task.CompletedTask;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _db?.DisposeAsync() ?? ValueTask.CompletedTask;
}
