using System.Data.Common;
using System.Text.Json;
using ChangliBridge.Store.Audit;

namespace ChangliBridge.Store;

/// <summary>One unit of writing: everything done through it is stored together with its audit entries, or not at all.</summary>
public sealed class WriteUnit
{
    private readonly string _actor;
    private readonly List<PendingAudit> _acts = [];

    internal WriteUnit(BridgeDb db, DbTransaction transaction, string actor, TimeProvider clock)
    {
        (Db, Transaction, _actor, Clock) = (db, transaction, actor, clock);
    }

    /// <summary>The context, on the unit's connection and transaction. Saved by the queue when the unit returns.</summary>
    public BridgeDb Db { get; }

    /// <summary>For prepared SQL of <c>Store/Ledger</c> and <c>Store/Bulk</c>.</summary>
    public DbTransaction Transaction { get; }

    /// <summary>The connection of <see cref="Transaction"/>.</summary>
    public DbConnection Connection => Transaction.Connection ?? throw new InvalidOperationException("The unit has ended.");

    /// <summary>The bridge's clock.</summary>
    public TimeProvider Clock { get; }

    /// <summary>Enters an act into the audit chain. <paramref name="detail"/> holds facts, never personal data or a secret.</summary>
    public void Audit(string act, string resource, params (string Key, object? Value)[] detail)
    {
        var json = JsonSerializer.Serialize(detail.OrderBy(pair => pair.Key, StringComparer.Ordinal).ToDictionary(pair => pair.Key, pair => pair.Value));
        _acts.Add(new PendingAudit(Clock.GetUtcNow(), _actor, act, resource, json));
    }

    internal async Task CompleteAsync(CancellationToken ct)
    {
        await AuditChain.AppendAsync(Db, _acts, ct).ConfigureAwait(false);
        await Db.SaveChangesAsync(ct).ConfigureAwait(false);
    }
}
