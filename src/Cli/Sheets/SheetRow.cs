namespace ChangliBridge.Cli.Sheets;

/// <summary>One row that was read (数据行).</summary>
/// <param name="Line">Its number as the spreadsheet shows it.</param>
/// <param name="Cells">Trimmed text by field.</param>
internal sealed record SheetRow(int Line, IReadOnlyDictionary<string, string> Cells)
{
    /// <summary>Empty where the file has no such column.</summary>
    public string this[string field] => Cells.GetValueOrDefault(field, "");
}
