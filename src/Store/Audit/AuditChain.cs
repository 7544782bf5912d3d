using Microsoft.EntityFrameworkCore;

namespace ChangliBridge.Store.Audit;

/// <summary>The audit chain (审计链): appended to inside each unit's transaction, recomputed on request.</summary>
public static class AuditChain
{
    /// <summary>Appends <paramref name="acts"/> in order. On PostgreSQL one lock makes the writers queue here, at the very end of their units.</summary>
    internal static async Task AppendAsync(BridgeDb db, IReadOnlyCollection<PendingAudit> acts, CancellationToken ct)
    {
        if (acts.Count == 0)
            return;
        if (db is PostgresBridgeDb)
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(7355608)", ct).ConfigureAwait(false);
        var head = await HeadAsync(db, ct).ConfigureAwait(false);
        var (sequence, hash) = (head?.Sequence ?? 0, head?.Hash ?? AuditEntry.NoHash);
        foreach (var act in acts)
        {
            var entry = AuditEntry.After(sequence, hash, act);
            db.Add(entry);
            (sequence, hash) = (entry.Sequence, entry.Hash);
        }
    }

    /// <summary>The newest entry, or null in an empty chain.</summary>
    public static Task<AuditEntry?> HeadAsync(BridgeDb db, CancellationToken ct) =>
        db.Set<AuditEntry>().AsNoTracking().OrderByDescending(entry => entry.Sequence).FirstOrDefaultAsync(ct);

    /// <summary>Recomputes the chain from its first entry and stops at the first that does not fit.</summary>
    public static async Task<AuditVerdict> VerifyAsync(BridgeDb db, CancellationToken ct)
    {
        var (sequence, hash) = (0L, AuditEntry.NoHash);
        var entries = db.Set<AuditEntry>().AsNoTracking().OrderBy(entry => entry.Sequence).AsAsyncEnumerable();
        await foreach (var entry in entries.WithCancellation(ct).ConfigureAwait(false))
        {
            if (entry.Sequence != sequence + 1)
                return new AuditVerdict(sequence, sequence + 1, "the entry is missing");
            if (entry.PreviousHash != hash)
                return new AuditVerdict(sequence, entry.Sequence, "it does not name the hash of the entry before it");
            if (entry.ComputeHash() != entry.Hash)
                return new AuditVerdict(sequence, entry.Sequence, "its fields do not have its hash");
            (sequence, hash) = (entry.Sequence, entry.Hash);
        }
        return new AuditVerdict(sequence, null, null);
    }
}
