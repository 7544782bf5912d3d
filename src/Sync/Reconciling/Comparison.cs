using System.Runtime.CompilerServices;
using ChangliBridge.Store;
using ChangliBridge.Store.Ledger;
using ChangliBridge.Store.Reconciling;
using ChangliBridge.Sync.Platforms;

namespace ChangliBridge.Sync.Reconciling;

/// <summary>
/// Merges two streams in the order of their keys: what was published in the period, and what the platform lists for the period and a day around it.
/// A page of each is all that it holds, however many records there are.
/// </summary>
/// <param name="store">The ledger.</param>
/// <param name="platform">The platform.</param>
/// <param name="period">What was published in it is compared.</param>
/// <param name="settled">What is younger than this is let be: the platform's answers may lag behind what it accepted.</param>
internal sealed class Comparison(BridgeStore store, IReconciled platform, ReconciledPeriod period, DateTimeOffset settled)
{
    private const int LookedUpAtOnce = 8;

    /// <summary>A record is accepted before the bridge learns of it, and clocks differ: the list begins a day earlier and ends a day later.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromDays(1);

    private readonly ReconciledPeriod _asked = new(period.From - Overlap, Earlier(period.To + Overlap, settled));
    private readonly Judgement _judge = new(platform.Name, settled, platform.Speaks(Operations.LookUp));

    /// <summary>Published deliveries compared so far.</summary>
    public int Ours { get; private set; }

    /// <summary>Lines of the platform's list so far.</summary>
    public int Theirs { get; private set; }

    /// <summary>The comparison, a part at a time.</summary>
    /// <exception cref="ListUnusable">The platform's list could not be had or cannot be believed.</exception>
    public async IAsyncEnumerable<ComparedPart> PartsAsync([EnumeratorCancellation] CancellationToken ct)
    {
        if (_asked.IsEmpty)
            yield break;
        using var list = new KeyList(platform, _asked);
        var losses = new Losses(platform, _asked);
        await using var ours = LedgerReading.PublishedAsync(store, platform.Name, (period.From, Earlier(period.To, settled)), ct).GetAsyncEnumerator(ct);
        var left = await ours.MoveNextAsync().ConfigureAwait(false);
        var open = default(Group);
        await foreach (var lines in list.PagesAsync(ct).ConfigureAwait(false))
        {
            var groups = Group.Of(lines, open);
            Theirs = list.Lines;
            // The last key may go on in the next page.
            open = groups.LastOrDefault();
            yield return await JudgeAsync(groups[..Math.Max(groups.Count - 1, 0)], ct).ConfigureAwait(false);
            var listed = groups.Select(group => (group.Line.BusinessKey, group.Line.Revision)).ToHashSet();
            var absent = new List<LedgerRecord>();
            while (left && open is not null && KeyList.Compare(ours.Current.BusinessKey, ours.Current.Revision, open.Line.BusinessKey, open.Line.Revision) <= 0)
            {
                if (!listed.Contains((ours.Current.BusinessKey, ours.Current.Revision)))
                    absent.Add(ours.Current);
                if (absent.Count == LookedUpAtOnce)
                    yield return await ConfirmAsync(losses, absent, ct).ConfigureAwait(false);
                (Ours, left) = (Ours + 1, await ours.MoveNextAsync().ConfigureAwait(false));
            }
            yield return await ConfirmAsync(losses, absent, ct).ConfigureAwait(false);
        }
        yield return await JudgeAsync(open is null ? [] : [open], ct).ConfigureAwait(false);
        // The list has ended: whatever is left of ours is not in it.
        for (var absent = new List<LedgerRecord>(); left;)
        {
            absent.Add(ours.Current);
            (Ours, left) = (Ours + 1, await ours.MoveNextAsync().ConfigureAwait(false));
            if (absent.Count == LookedUpAtOnce || !left)
                yield return await ConfirmAsync(losses, absent, ct).ConfigureAwait(false);
        }
        yield return new ComparedPart(losses.Unconfirmed, []);
    }

    private async Task<ComparedPart> JudgeAsync(List<Group> groups, CancellationToken ct)
    {
        if (groups.Count == 0)
            return new ComparedPart([], []);
        var keys = groups.Select(group => group.Line.BusinessKey).Distinct().ToList();
        await using var db = store.Read();
        var ours = (await LedgerReading.OfKeysAsync(db, platform.Name, keys, ct).ConfigureAwait(false)).ToDictionary(record => (record.BusinessKey, record.Revision));
        var filed = (await ReconciliationFindings.OpenOfAsync(db, platform.Name, keys, ct).ConfigureAwait(false)).ToLookup(finding => (finding.BusinessKey, finding.Revision));
        var (seen, gone) = (new List<Sighting>(), new List<long>());
        foreach (var group in groups)
        {
            var key = (group.Line.BusinessKey, group.Line.Revision);
            var mine = ours.GetValueOrDefault(key);
            var sightings = _judge.Of(group.Line, group.Times, mine).ToList();
            seen.AddRange(sightings);
            gone.AddRange(filed[key].Where(finding => Judgement.IsGone(finding.Kind, group.Line, mine, sightings)).Select(finding => finding.Id));
        }
        return new ComparedPart(seen, gone);
    }

    private static async Task<ComparedPart> ConfirmAsync(Losses losses, List<LedgerRecord> absent, CancellationToken ct)
    {
        var seen = new List<Sighting>();
        foreach (var record in absent)
        {
            if (await losses.ConfirmAsync(record, ct).ConfigureAwait(false) is { } sighting)
                seen.Add(sighting);
        }
        absent.Clear();
        return new ComparedPart(seen, []);
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    /// <summary>The lines of one key and revision.</summary>
    private sealed record Group(HeldKey Line, int Times)
    {
        /// <summary>The lines by key, after the group that a page before left open.</summary>
        public static List<Group> Of(IReadOnlyList<HeldKey> lines, Group? open)
        {
            var groups = new List<Group>(lines.Count + 1);
            if (open is not null)
                groups.Add(open);
            foreach (var line in lines)
            {
                if (groups.Count > 0 && groups[^1] is var last && (last.Line.BusinessKey, last.Line.Revision) == (line.BusinessKey, line.Revision))
                    groups[^1] = last with { Times = last.Times + line.Accepted };
                else
                    groups.Add(new Group(line, line.Accepted));
            }
            return groups;
        }
    }
}
