namespace ChangliBridge.Cli.Sheets;

/// <summary>A table to be written (工作表).</summary>
/// <param name="Name">On its tab.</param>
/// <param name="Columns">The heads.</param>
/// <param name="Rows">Cells in the order of the heads: text stays text, whatever it looks like; numbers are for what people add up, never for codes.</param>
internal sealed record Sheet(string Name, IReadOnlyList<string> Columns, IEnumerable<IReadOnlyList<object?>> Rows);
