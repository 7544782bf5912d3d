using ChangliBridge.Store.Reconciling;

namespace ChangliBridge.Sync.Reconciling;

/// <summary>What a stretch of the comparison showed; it is stored before the next one begins.</summary>
/// <param name="Seen">Disagreements.</param>
/// <param name="Gone">Ids of open findings that no longer hold.</param>
internal sealed record ComparedPart(IReadOnlyList<Sighting> Seen, IReadOnlyList<long> Gone);
