namespace ChangliBridge.Domain.Results;

/// <summary>What a result is checked against (结果核对依据).</summary>
/// <param name="Today">The day in the county, UTC+8.</param>
/// <param name="Terms">What the county asks of a result.</param>
/// <param name="Inspectors">The register's inspectors whom the result names, by id; those unknown are absent.</param>
public sealed record ResultSurroundings(DateOnly Today, ResultTerms Terms, IReadOnlyDictionary<string, CheckingInspector> Inspectors);
