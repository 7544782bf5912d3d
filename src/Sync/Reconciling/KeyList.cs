using System.Runtime.CompilerServices;
using System.Text;
using ChangliBridge.Store.Reconciling;
using ChangliBridge.Sync.Platforms;

namespace ChangliBridge.Sync.Reconciling;

/// <summary>
/// A platform's keys of a period, page by page. Nothing is believed of a list that is out of order, changes its total, ends early,
/// or is not what the platform itself counts: a gap in it would read like a loss.
/// </summary>
internal sealed class KeyList(IReconciled platform, ReconciledPeriod period) : IDisposable
{
    private readonly KeyTally _tally = new();

    /// <summary>Lines read so far.</summary>
    public int Lines => _tally.Total;

    /// <summary>The pages in order; the last may be empty.</summary>
    /// <exception cref="ListUnusable">It could not be had or cannot be believed.</exception>
    public async IAsyncEnumerable<IReadOnlyList<HeldKey>> PagesAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var counts = await CountsAsync(ct).ConfigureAwait(false);
        HeldKey? last = null;
        int? total = null;
        for (var number = 1; total is null || Lines < total; number++)
        {
            var page = await PageAsync(number, ct).ConfigureAwait(false);
            if (page.Total != (total ??= page.Total))
                throw ListUnusable.Contradicts(ReconciliationSentences.TotalChanged(total.Value, page.Total));
            if (page.Rows.Count == 0 && Lines < total)
                throw ListUnusable.Contradicts(ReconciliationSentences.CutShort(total.Value, Lines));
            var lines = Read(page, last);
            last = lines.Count > 0 ? lines[^1] : last;
            // Before the last page is handed on: what rests on the whole list, and not on a line of it, waits for that page.
            if (Lines >= total && counts is not null && _tally.Contradiction(counts) is { } kind)
                throw ListUnusable.Contradicts(ReconciliationSentences.CountsOtherwise(kind));
            yield return lines;
        }
    }

    /// <summary>By the UTF-8 bytes of the key, then by revision.</summary>
    public static int Compare(string key, int revision, string otherKey, int otherRevision)
    {
        var byKey = Encoding.UTF8.GetBytes(key).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(otherKey));
        return byKey != 0 ? byKey : revision.CompareTo(otherRevision);
    }

    public void Dispose() => _tally.Dispose();

    private List<HeldKey> Read(PulledPage page, HeldKey? last)
    {
        var lines = new List<HeldKey>(page.Rows.Count);
        foreach (var row in page.Rows)
        {
            var line = HeldKeys.Read(row) ?? throw ListUnusable.Contradicts(ReconciliationSentences.Unreadable);
            if (last is not null && Compare(last.BusinessKey, last.Revision, line.BusinessKey, line.Revision) > 0)
                throw ListUnusable.Contradicts(ReconciliationSentences.OutOfOrder);
            _tally.Add(line);
            lines.Add(last = line);
        }
        return lines;
    }

    private async Task<CountsReply?> CountsAsync(CancellationToken ct)
    {
        if (!platform.Speaks(Operations.Counts))
            return null;
        var (exchange, counts) = await platform.CountAsync(period, ct).ConfigureAwait(false);
        return counts ?? throw ListUnusable.Unanswered(ReconciliationSentences.Of(exchange));
    }

    private async Task<PulledPage> PageAsync(int number, CancellationToken ct)
    {
        var (exchange, page) = await platform.ListKeysAsync(period, number, ct).ConfigureAwait(false);
        return page ?? throw ListUnusable.Unanswered(ReconciliationSentences.Of(exchange));
    }
}
