namespace ChangliBridge.Benchmarks.Queries;

/// <summary>One list of the bridge, walked to its end.</summary>
/// <param name="Name">The list, and as whom and with which filter it was read.</param>
/// <param name="Pages">Pages walked.</param>
/// <param name="Early">Median milliseconds of a page near the beginning.</param>
/// <param name="Late">Median milliseconds of a page near the end.</param>
/// <param name="Plan">Steps of the statement's plan.</param>
/// <param name="Fault">What is wrong with the plan; empty where it walks the expected index.</param>
internal sealed record ListFigures(string Name, int Pages, double Early, double Late, IReadOnlyList<string> Plan, string Fault);
