namespace ChangliBridge.Cli.Sheets;

/// <summary>What a file holds (表格内容).</summary>
/// <param name="Rows">Its rows, empty ones left out.</param>
/// <param name="Faults">Everything wrong with the file itself, at once.</param>
/// <param name="Unused">Heads of columns that nobody reads.</param>
/// <param name="Letters">The column letters by field.</param>
internal sealed record SheetContent(IReadOnlyList<SheetRow> Rows, IReadOnlyList<CellFault> Faults, IReadOnlyList<string> Unused, IReadOnlyDictionary<string, string> Letters)
{
    /// <summary>Where a field of a row stands; only the row where the file has no such column.</summary>
    public string AddressOf(string field, int line) => Letters.TryGetValue(field, out var letters) ? $"{letters}{line}" : $"第{line}行";
}
