using ChangliBridge.Domain.Rules;
using Microsoft.EntityFrameworkCore;

namespace ChangliBridge.Store.Reconciling;

/// <summary>Files and settles the disagreements (对账差异) that runs see. One row a platform, key, revision and kind, whatever sees it and how often.</summary>
public static class ReconciliationFindings
{
    /// <summary>Who settles what a run sees to be gone.</summary>
    public const string Bridge = "bridge";

    private const string GoneSentence = "再次对账时已不存在此差异。";

    /// <summary>Files what a run saw; what is filed already is seen again. Only what is new enters the audit chain.</summary>
    public static async Task FileAsync(WriteUnit unit, LeasedReconciliation run, IReadOnlyList<Sighting> seen, CancellationToken ct)
    {
        var keys = seen.Select(sighting => sighting.BusinessKey).Distinct().ToList();
        var known = await unit.Db.Set<ReconciliationFinding>()
            .Where(finding => finding.Platform == run.Platform && keys.Contains(finding.BusinessKey))
            .ToDictionaryAsync(finding => (finding.Kind, finding.BusinessKey, finding.Revision), ct).ConfigureAwait(false);
        var by = (run.Id, unit.Clock.GetUtcNow());
        foreach (var sighting in seen)
        {
            var at = (sighting.Kind, sighting.BusinessKey, sighting.Revision);
            if (!known.TryGetValue(at, out var finding))
                known[at] = await AddAsync(unit, ReconciliationFinding.File(run.Platform, sighting, by), ct).ConfigureAwait(false);
            else if (finding.See(sighting, by))
                Audit(unit, "reconciliation-finding.reopen", finding);
        }
    }

    /// <summary>Settles open findings of keys that a run saw to agree now.</summary>
    public static async Task SettleAsync(WriteUnit unit, IReadOnlyList<long> gone, CancellationToken ct)
    {
        foreach (var finding in await unit.Db.Set<ReconciliationFinding>().Where(finding => gone.Contains(finding.Id) && finding.ResolvedAt == null).ToListAsync(ct).ConfigureAwait(false))
        {
            finding.Resolve(Bridge, GoneSentence, unit.Clock.GetUtcNow());
            Audit(unit, "reconciliation-finding.settle", finding);
        }
    }

    /// <summary>An operator settles a finding and says how.</summary>
    public static void Resolve(WriteUnit unit, ReconciliationFinding finding, (string Actor, string Note, DateTimeOffset At) by)
    {
        if (!finding.IsOpen)
            throw new RuleViolation(Rule.WrongState, "name", "该差异已经处理完毕。", "请刷新列表。");
        finding.Resolve(by.Actor, by.Note, by.At);
        Audit(unit, "reconciliation-finding.resolve", finding);
    }

    /// <summary>Open findings of these keys.</summary>
    public static Task<List<ReconciliationFinding>> OpenOfAsync(BridgeDb db, string platform, IReadOnlyCollection<string> keys, CancellationToken ct) =>
        db.Set<ReconciliationFinding>().Where(finding => finding.Platform == platform && finding.ResolvedAt == null && keys.Contains(finding.BusinessKey)).ToListAsync(ct);

    // Saved at once: the entry in the audit chain names it by its id.
    private static async Task<ReconciliationFinding> AddAsync(WriteUnit unit, ReconciliationFinding finding, CancellationToken ct)
    {
        unit.Db.Add(finding);
        await unit.Db.SaveChangesAsync(ct).ConfigureAwait(false);
        Audit(unit, "reconciliation-finding.file", finding);
        return finding;
    }

    private static void Audit(WriteUnit unit, string act, ReconciliationFinding finding) => unit.Audit(
        act, $"reconciliationFindings/{finding.Id}", ("kind", finding.Kind.ToString()), ("platform", finding.Platform), ("revision", finding.Revision), ("delivery", finding.DeliveryId));
}
