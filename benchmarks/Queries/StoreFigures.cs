namespace ChangliBridge.Benchmarks.Queries;

/// <summary>What was measured on one store.</summary>
internal sealed record StoreFigures(string Store, IReadOnlyList<ListFigures> Lists);
