using ChangliBridge.Store.Ledger;
using ChangliBridge.Store.Reconciling;

namespace ChangliBridge.Sync.Reconciling;

/// <summary>Holds one key of a platform's list against the ledger. No I/O.</summary>
/// <param name="Platform">The platform.</param>
/// <param name="Settled">What changed after this is too young to be judged.</param>
/// <param name="LooksUp">Whether the platform can be asked for a record.</param>
internal sealed record Judgement(string Platform, DateTimeOffset Settled, bool LooksUp)
{
    /// <summary>How the two disagree; nothing where they agree, or where the delivery is under way.</summary>
    /// <param name="line">The platform's line, the first of its key and revision.</param>
    /// <param name="times">How often the platform has it.</param>
    /// <param name="ours">The delivery; null where there is none.</param>
    public IEnumerable<Sighting> Of(HeldKey line, int times, LedgerRecord? ours)
    {
        if (times > 1)
            yield return Seen(FindingKind.Twice, line, times, ours) with { Sentence = ReconciliationSentences.Twice(Platform, times) };
        if (ours is null)
            yield return Seen(FindingKind.NotOurs, line, times, ours) with { Sentence = ReconciliationSentences.NotOurs(Platform) };
        else if (!Same(line, ours) && ours.State is DeliveryState.Published or DeliveryState.Conflict)
            yield return Seen(FindingKind.Differs, line, times, ours) with { Sentence = ReconciliationSentences.Differs(Platform) };
        else if (ours.State != DeliveryState.Published && !IsUnderWay(ours))
            yield return Seen(FindingKind.AlreadyThere, line, times, ours) with { Sentence = ReconciliationSentences.AlreadyThere(Platform, ours, LooksUp) };
    }

    /// <summary>Whether an open finding of the key no longer holds, given what was seen of it.</summary>
    public static bool IsGone(FindingKind kind, HeldKey line, LedgerRecord? ours, IReadOnlyCollection<Sighting> seen) =>
        seen.All(sighting => sighting.Kind != kind) && kind switch
        {
            FindingKind.Differs => line.Digest is not null && ours is not null,
            FindingKind.AlreadyThere => ours?.State == DeliveryState.Published,
            _ => true,
        };

    private static bool Same(HeldKey line, LedgerRecord ours) => line.Kind == ours.Kind && (line.Digest is null || line.Digest == ours.Digest);

    private bool IsUnderWay(LedgerRecord ours) =>
        ours.State is DeliveryState.Sending or DeliveryState.Resolving || ours.State == DeliveryState.Unknown && ours.UpdatedAt > Settled;

    private static Sighting Seen(FindingKind kind, HeldKey line, int times, LedgerRecord? ours) => new(kind, line.BusinessKey, line.Revision)
    {
        RecordKind = line.Kind,
        Department = ours?.Department ?? "",
        DeliveryId = ours?.Id ?? "",
        OurDigest = ours?.Digest ?? "",
        TheirDigest = line.Digest ?? "",
        TheirCount = times,
    };
}
