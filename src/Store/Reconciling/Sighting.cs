namespace ChangliBridge.Store.Reconciling;

/// <summary>One disagreement as a run sees it.</summary>
/// <param name="Kind">How the two disagree.</param>
/// <param name="BusinessKey">The key.</param>
/// <param name="Revision">Its revision.</param>
public sealed record Sighting(FindingKind Kind, string BusinessKey, int Revision)
{
    public string RecordKind { get; init; } = "";

    public string Department { get; init; } = "";

    public string DeliveryId { get; init; } = "";

    public string OurDigest { get; init; } = "";

    public string TheirDigest { get; init; } = "";

    public int TheirCount { get; init; }

    public string Sentence { get; init; } = "";
}
