namespace ChangliBridge.Benchmarks.Queries;

/// <summary>What was measured on one store.</summary>
/// <param name="Store">The store.</param>
/// <param name="Lists">The bridge's lists.</param>
/// <param name="ByOffset">Median milliseconds of the peer's first and last page.</param>
internal sealed record StoreFigures(string Store, IReadOnlyList<ListFigures> Lists, (double First, double Last) ByOffset);
