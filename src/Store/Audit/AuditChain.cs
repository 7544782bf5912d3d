using Microsoft.EntityFrameworkCore;

namespace ChangliBridge.Store.Audit;

/// <summary>The audit chain (审计链): appended to inside the transaction of the units, once for all that share it, recomputed on request.</summary>
public static class AuditChain
{
    private const string Columns = "sequence, at, actor, act, resource, detail, previous_hash, hash";
    private const string Newest = "SELECT sequence, hash FROM audit_entry ORDER BY sequence DESC LIMIT 1";
    private const string Append = $"INSERT INTO audit_entry ({Columns}) VALUES (@sequence, @at, @actor, @act, @resource, @detail, @previous, @hash)";
    private const string AppendMany = $"INSERT INTO audit_entry ({Columns}) SELECT * FROM unnest(@sequence, @at, @actor, @act, @resource, @detail, @previous, @hash)";

    /// <summary>Appends <paramref name="acts"/> in order. On PostgreSQL one lock makes the bridges queue here, at the very end of their transactions.</summary>
    internal static async Task AppendAsync(WriteUnit unit, IReadOnlyCollection<PendingAudit> acts, CancellationToken ct)
    {
        if (acts.Count == 0)
            return;
        if (unit.OnPostgres)
            await unit.Command("SELECT pg_advisory_xact_lock(7355608)").RunAsync(ct).ConfigureAwait(false);
        var newest = await unit.Command(Newest).ReadAsync(row => (Sequence: row.GetInt64(0), Hash: row.GetString(1)), ct).ConfigureAwait(false);
        var (sequence, hash) = newest.Count == 0 ? (0L, AuditEntry.NoHash) : newest[0];
        var entries = new List<AuditEntry>(acts.Count);
        foreach (var act in acts)
        {
            var entry = AuditEntry.After(sequence, hash, act);
            entries.Add(entry);
            (sequence, hash) = (entry.Sequence, entry.Hash);
        }
        await InsertAsync(unit, entries, ct).ConfigureAwait(false);
    }

    private static async Task InsertAsync(WriteUnit unit, List<AuditEntry> entries, CancellationToken ct)
    {
        if (unit.OnPostgres)
        {
            await unit.Command(
                AppendMany,
                ("sequence", entries.ConvertAll(entry => entry.Sequence)),
                ("at", entries.ConvertAll(entry => entry.At.UtcDateTime)),
                ("actor", entries.ConvertAll(entry => entry.Actor)),
                ("act", entries.ConvertAll(entry => entry.Act)),
                ("resource", entries.ConvertAll(entry => entry.Resource)),
                ("detail", entries.ConvertAll(entry => entry.Detail)),
                ("previous", entries.ConvertAll(entry => entry.PreviousHash)),
                ("hash", entries.ConvertAll(entry => entry.Hash))).RunAsync(ct).ConfigureAwait(false);
            return;
        }
        foreach (var entry in entries)
        {
            await unit.Command(
                Append,
                ("sequence", entry.Sequence),
                ("at", entry.At.UtcDateTime),
                ("actor", entry.Actor),
                ("act", entry.Act),
                ("resource", entry.Resource),
                ("detail", entry.Detail),
                ("previous", entry.PreviousHash),
                ("hash", entry.Hash)).RunAsync(ct).ConfigureAwait(false);
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
