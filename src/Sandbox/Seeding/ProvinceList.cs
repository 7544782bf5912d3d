namespace ChangliBridge.Sandbox.Seeding;

/// <summary>A list that the platforms serve, computed row by row: nothing of it is held, however long it is.</summary>
/// <param name="Kind">Its name among the faults.</param>
/// <param name="Size">How many rows.</param>
/// <param name="Row">A row by its position, as it is at an instant.</param>
internal sealed record ProvinceList(string Kind, int Size, Func<int, DateTimeOffset, object> Row)
{
    /// <summary>What changes month by month; null where nothing does.</summary>
    public MonthlyChanges? Monthly { get; init; }

    /// <summary>The key of the row at a position; keys rise with the positions of one month's changes.</summary>
    public Func<int, string> Key { get; init; } = _ => "";

    /// <summary>A short list that never changes.</summary>
    public static ProvinceList Of<T>(string kind, IReadOnlyList<T> rows) where T : notnull => new(kind, rows.Count, (position, _) => rows[position]);

    /// <summary>What changed behind a place, by instant and key, and how much that is.</summary>
    public (int Total, IEnumerable<(DateTimeOffset At, int Position)> Rows) Changed(DateTimeOffset since, string after, DateTimeOffset now)
    {
        var changes = Monthly?.Until(now).Where(change => change.At >= since).Select(change => (change.At, First: FirstBehind(change, since, after))).ToList() ?? [];
        return (changes.Sum(change => CountFrom(change.First)), changes.SelectMany(change => Enumerable.Range(0, CountFrom(change.First)).Select(step => (change.At, change.First + (step * MonthlyChanges.Classes)))));
    }

    private int CountFrom(int first) => first >= Size ? 0 : ((Size - 1 - first) / MonthlyChanges.Classes) + 1;

    // The first position of the month's changes whose key is behind the place, found by halving.
    private int FirstBehind((DateTimeOffset At, int Class) change, DateTimeOffset since, string after)
    {
        if (change.At > since)
            return change.Class;
        var (low, high) = (0, CountFrom(change.Class));
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (string.CompareOrdinal(Key(change.Class + (middle * MonthlyChanges.Classes)), after) > 0)
                high = middle;
            else
                low = middle + 1;
        }
        return change.Class + (low * MonthlyChanges.Classes);
    }
}
