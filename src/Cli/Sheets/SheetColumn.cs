namespace ChangliBridge.Cli.Sheets;

/// <summary>A column that a file is read for (列).</summary>
/// <param name="Field">The field of the request that it fills.</param>
/// <param name="Required">Whether a file without it is refused; whether a cell may be empty is the bridge's matter.</param>
/// <param name="Titles">What its head may say; the first is the usual one.</param>
internal sealed record SheetColumn(string Field, bool Required, params IReadOnlyList<string> Titles)
{
    public bool Matches(string head) => Titles.Contains(head);
}
