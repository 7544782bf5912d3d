using System.Runtime.CompilerServices;
using ChangliBridge.Store;
using ChangliBridge.Store.Ledger;
using ChangliBridge.Store.Reconciling;
using ChangliBridge.Sync.Platforms;
using Microsoft.EntityFrameworkCore;

namespace ChangliBridge.Sync.Reconciling;

/// <summary>Looks again at what earlier runs filed and this one did not meet: a loss that the platform has made good, a delivery that was settled since.</summary>
internal sealed class OpenFindings(BridgeStore store, IReconciled platform, long run)
{
    private const int AtOnce = 8;

    /// <summary>What is gone, a few at a time.</summary>
    /// <exception cref="ListUnusable">A look-up was not answered.</exception>
    public async IAsyncEnumerable<ComparedPart> PartsAsync([EnumeratorCancellation] CancellationToken ct)
    {
        for (var page = await AfterAsync(0, ct).ConfigureAwait(false); page.Count > 0; page = await AfterAsync(page[^1].Id, ct).ConfigureAwait(false))
        {
            var gone = new List<long>();
            foreach (var finding in page)
            {
                if (await IsGoneAsync(finding, ct).ConfigureAwait(false))
                    gone.Add(finding.Id);
            }
            yield return new ComparedPart([], gone);
        }
    }

    private async Task<List<ReconciliationFinding>> AfterAsync(long id, CancellationToken ct)
    {
        await using var db = store.Read();
        return await db.Set<ReconciliationFinding>()
            .Where(finding => finding.Platform == platform.Name && finding.ResolvedAt == null && finding.Id > id && finding.LastRun != run)
            .Where(finding => finding.Kind == FindingKind.Lost || finding.Kind == FindingKind.AlreadyThere)
            .OrderBy(finding => finding.Id).Take(AtOnce).ToListAsync(ct).ConfigureAwait(false);
    }

    private async Task<bool> IsGoneAsync(ReconciliationFinding finding, CancellationToken ct)
    {
        if (finding.Kind == FindingKind.AlreadyThere)
            return await IsPublishedAsync(finding.DeliveryId, ct).ConfigureAwait(false);
        if (!platform.Speaks(Operations.LookUp))
            return false;
        var lookUp = await platform.LookUpAsync(finding.BusinessKey, finding.Revision, ct).ConfigureAwait(false);
        return lookUp.Exchange.Succeeded
            ? lookUp.Record is { } record && record.BusinessKey == finding.BusinessKey && record.Revision == finding.Revision && RecordDigest.Of(record) == finding.OurDigest
            : throw ListUnusable.Unanswered(ReconciliationSentences.Of(lookUp.Exchange));
    }

    private async Task<bool> IsPublishedAsync(string delivery, CancellationToken ct)
    {
        await using var db = store.Read();
        return await db.Set<Store.Ledger.Delivery>().AnyAsync(row => row.Id == delivery && row.State == DeliveryState.Published, ct).ConfigureAwait(false);
    }
}
