using ChangliBridge.Store.Ledger;
using ChangliBridge.Store.Reconciling;
using ChangliBridge.Sync.Platforms;

namespace ChangliBridge.Sync.Reconciling;

/// <summary>
/// Decides whether what a platform's list lacks is lost. Days have edges: a record may have been accepted long before the bridge learnt of it. So each
/// is looked up; where the platform cannot be asked, only one whose whole life lies inside the list counts, and only once the list is complete.
/// </summary>
/// <param name="platform">The platform.</param>
/// <param name="asked">The period of the list.</param>
internal sealed class Losses(IReconciled platform, ReconciledPeriod asked)
{
    private const int MostUnconfirmed = 1000;

    /// <summary>How far the platform's clock may be from the bridge's.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromHours(1);

    private readonly List<Sighting> _unconfirmed = [];

    /// <summary>What stays lost now that the list has proved complete.</summary>
    public IReadOnlyList<Sighting> Unconfirmed => _unconfirmed;

    /// <summary>What the look-up of <paramref name="absent"/> shows: a loss, another content, or null where nothing is wrong or nothing is shown yet.</summary>
    public async Task<Sighting?> ConfirmAsync(LedgerRecord absent, CancellationToken ct)
    {
        if (platform.Speaks(Operations.LookUp))
            return await LookUpAsync(absent, ct).ConfigureAwait(false);
        if (absent.CreatedAt - Skew < asked.From || absent.UpdatedAt + Skew >= asked.To)
            return null;
        if (_unconfirmed.Count == MostUnconfirmed)
            throw ListUnusable.Contradicts(ReconciliationSentences.TooManyAbsent);
        _unconfirmed.Add(Lost(absent));
        return null;
    }

    private async Task<Sighting?> LookUpAsync(LedgerRecord absent, CancellationToken ct)
    {
        var lookUp = await platform.LookUpAsync(absent.BusinessKey, absent.Revision, ct).ConfigureAwait(false);
        if (lookUp.NotFound)
            return Lost(absent);
        if (lookUp.Record is not { } record)
            throw ListUnusable.Unanswered(ReconciliationSentences.Of(lookUp.Exchange));
        if (record.BusinessKey != absent.BusinessKey || record.Revision != absent.Revision || RecordDigest.Of(record) is not { } digest)
            throw ListUnusable.Contradicts(ReconciliationSentences.Unreadable);
        return digest == absent.Digest && record.Kind == absent.Kind
            ? null
            : Seen(FindingKind.Differs, absent) with { TheirDigest = digest, TheirCount = 1, Sentence = ReconciliationSentences.Differs(platform.Name) };
    }

    private Sighting Lost(LedgerRecord absent) => Seen(FindingKind.Lost, absent) with { Sentence = ReconciliationSentences.Lost(platform.Name) };

    private static Sighting Seen(FindingKind kind, LedgerRecord ours) => new(kind, ours.BusinessKey, ours.Revision)
    {
        RecordKind = ours.Kind,
        Department = ours.Department,
        DeliveryId = ours.Id,
        OurDigest = ours.Digest,
    };
}
