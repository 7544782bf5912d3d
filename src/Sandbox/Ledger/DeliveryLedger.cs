using System.Text.Json;

namespace ChangliBridge.Sandbox.Ledger;

/// <summary>
/// The judge of "published exactly once": counts every accepted push of a key and revision and never drops one as a repetition.
/// With a journal file it survives the process.
/// </summary>
internal sealed class DeliveryLedger : IDisposable
{
    private readonly Lock gate = new();
    private readonly Dictionary<(string Platform, string Key, int Revision), (LedgerRecord Record, int Accepted, long Since)> records = [];
    private readonly StreamWriter? journal;

    public DeliveryLedger(string? journalPath)
    {
        if (journalPath is null)
            return;
        Replay(journalPath);
        journal = new StreamWriter(journalPath, append: true) { AutoFlush = true };
    }

    public void Accept(LedgerRecord record)
    {
        lock (gate)
            Keep(record);
    }

    /// <summary>Loses a record as a platform can; false where there is none.</summary>
    public bool Lose(LedgerKey key)
    {
        lock (gate)
        {
            if (!records.TryGetValue((key.Platform, key.BusinessKey, key.Revision), out var found))
                return false;
            Keep(found.Record with { Lost = true });
            return true;
        }
    }

    /// <summary>Accepts a record a second time, as a platform that does not deduplicate would; false where there is none.</summary>
    public bool Repeat(LedgerKey key)
    {
        lock (gate)
        {
            if (!records.TryGetValue((key.Platform, key.BusinessKey, key.Revision), out var found))
                return false;
            Keep(found.Record);
            return true;
        }
    }

    /// <summary>What a platform accepted first from one instant up to another, by key (its bytes) and revision.</summary>
    public IReadOnlyList<HeldRecord> Held(string platform, DateTimeOffset from, DateTimeOffset to)
    {
        lock (gate)
        {
            return [.. records.Values.Where(entry => entry.Record.Platform == platform && entry.Record.AcceptedAt >= from && entry.Record.AcceptedAt < to)
                .Select(entry => new HeldRecord(entry.Record, entry.Accepted)).OrderBy(held => held, HeldRecord.ByKey)];
        }
    }

    /// <summary>The record of a key and revision, unless it is younger than the lag, in real time.</summary>
    public LedgerRecord? Find(string platform, string businessKey, int revision, TimeSpan lag)
    {
        lock (gate)
            return records.TryGetValue((platform, businessKey, revision), out var found) && TimeProvider.System.GetElapsedTime(found.Since) >= lag ? found.Record : null;
    }

    public LedgerTotals Totals()
    {
        lock (gate)
        {
            var kinds = records.Values.GroupBy(entry => entry.Record.Kind).OrderBy(group => group.Key, StringComparer.Ordinal)
                .ToDictionary(group => group.Key, group => new LedgerCount(group.Count(), group.Sum(entry => entry.Accepted)));
            var accepted = kinds.Values.Sum(kind => kind.Accepted);
            return new LedgerTotals(kinds, records.Count, accepted, accepted - records.Count);
        }
    }

    /// <summary>The entries of a kind (of every kind where it is null), by platform, key and revision.</summary>
    public IReadOnlyList<LedgerEntry> Entries(string? kind)
    {
        lock (gate)
        {
            return [.. records.Values.Where(entry => kind is null || entry.Record.Kind == kind)
                .OrderBy(entry => entry.Record.Platform, StringComparer.Ordinal)
                .ThenBy(entry => entry.Record.BusinessKey, StringComparer.Ordinal)
                .ThenBy(entry => entry.Record.Revision)
                .Select(entry => EntryOf(entry.Record, entry.Accepted))];
        }
    }

    public void Dispose() => journal?.Dispose();

    private static LedgerEntry EntryOf(LedgerRecord record, int accepted) =>
        new(record.Platform, record.BusinessKey, record.Revision, record.Kind) { Digest = record.Digest, Accepted = accepted };

    private void Keep(LedgerRecord record)
    {
        Count(record);
        journal?.WriteLine(JsonSerializer.Serialize(record, Wire.Json));
    }

    private void Count(LedgerRecord record)
    {
        var key = (record.Platform, record.BusinessKey, record.Revision);
        if (record.Lost)
            records.Remove(key);
        else
            records[key] = records.TryGetValue(key, out var found) ? found with { Accepted = found.Accepted + 1 } : (record, 1, TimeProvider.System.GetTimestamp());
    }

    // The last line may be cut where the process was killed while it wrote; nothing was answered for it yet.
    private void Replay(string journalPath)
    {
        if (!File.Exists(journalPath))
            return;
        var text = File.ReadAllText(journalPath);
        var whole = text[..(text.LastIndexOf('\n') + 1)];
        foreach (var line in whole.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            Count(JsonSerializer.Deserialize<LedgerRecord>(line, Wire.Json)!);
        if (whole.Length < text.Length)
            File.WriteAllText(journalPath, whole);
    }
}
