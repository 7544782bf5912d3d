namespace ChangliBridge.Cli.Sheets;

/// <summary>What is wrong with one cell or one column (单元格错误).</summary>
/// <param name="Address">Such as <c>C12</c>, as the spreadsheet shows it.</param>
/// <param name="Text">What is wrong and what to do.</param>
internal sealed record CellFault(string Address, string Text);
