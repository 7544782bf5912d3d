namespace ChangliBridge.Store.Mirror;

/// <summary>One departure from the contract as one page shows it.</summary>
/// <param name="Field">The field, escaped and cut.</param>
/// <param name="Kind">How it departs.</param>
/// <param name="Rows">How many rows of the page have it.</param>
/// <param name="Sample">The shape of one value, such as <c>string(18)</c>; never the value, which may name a person.</param>
public sealed record FieldDrift(string Field, DriftKind Kind, int Rows, string Sample);
