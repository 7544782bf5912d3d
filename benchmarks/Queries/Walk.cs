namespace ChangliBridge.Benchmarks.Queries;

/// <summary>A list that was walked to its end.</summary>
/// <param name="Call">The list.</param>
/// <param name="Pages">Pages walked.</param>
/// <param name="Early">Median milliseconds of a page in the first tenth.</param>
/// <param name="Late">Median milliseconds of a page in the last tenth.</param>
/// <param name="Middle">Token of the page in the middle.</param>
internal sealed record Walk(ListCall Call, int Pages, double Early, double Late, string Middle);
