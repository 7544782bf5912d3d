using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace ChangliBridge.Store.Ledger;

/// <summary>Reads the ledger beside its writers, in the order of its keys (by bytes) and a page at a time, so that a million rows cost the memory of one page.</summary>
public static class LedgerReading
{
    private const int PageSize = 500;

    private static readonly Expression<Func<Delivery, LedgerRecord>> AsRecord = row => new LedgerRecord(row.Id, row.BusinessKey, row.Revision)
    {
        Kind = row.Kind,
        Department = row.Department,
        State = row.State,
        WasTaken = row.Fence > 0,
        Digest = row.Digest,
        CreatedAt = row.CreatedAt,
        UpdatedAt = row.UpdatedAt,
    };

    /// <summary>What was published to a platform from one instant up to another, by key and revision. No connection is held between two pages.</summary>
    public static async IAsyncEnumerable<LedgerRecord> PublishedAsync(
        BridgeStore store, string platform, (DateTimeOffset From, DateTimeOffset To) during, [EnumeratorCancellation] CancellationToken ct)
    {
        var (key, revision) = ("", 0);
        List<LedgerRecord> page;
        do
        {
            await using (var db = store.Read())
            {
                page = await After(db, platform, key, revision)
                    .Where(row => row.State == DeliveryState.Published && row.UpdatedAt >= during.From && row.UpdatedAt < during.To)
                    .OrderBy(row => row.BusinessKey).ThenBy(row => row.Revision).Take(PageSize).Select(AsRecord).ToListAsync(ct).ConfigureAwait(false);
            }
            foreach (var record in page)
                yield return record;
            if (page.Count > 0)
                (key, revision) = (page[^1].BusinessKey, page[^1].Revision);
        }
        while (page.Count == PageSize);
    }

    /// <summary>Every revision of these keys that was ever to go to the platform.</summary>
    public static Task<List<LedgerRecord>> OfKeysAsync(BridgeDb db, string platform, IReadOnlyCollection<string> keys, CancellationToken ct) =>
        db.Set<Delivery>().Where(row => row.Platform == platform && keys.Contains(row.BusinessKey)).Select(AsRecord).ToListAsync(ct);

    // A pair is compared with a pair: both databases walk their unique index from there, which LINQ has no word for.
    private static IQueryable<Delivery> After(BridgeDb db, string platform, string key, int revision) =>
        db.Set<Delivery>().FromSql($"SELECT * FROM delivery WHERE platform = {platform} AND (business_key, revision) > ({key}, {revision})");
}
