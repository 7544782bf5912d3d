namespace ChangliBridge.Sandbox.Seeding;

/// <summary>
/// What changes in a list: on the eighth of each month from November 2023 every fiftieth row, all at one instant, another fiftieth each month in a seeded order.
/// So a row changes once in fifty months, and when it did last is known without a list of changes.
/// </summary>
internal sealed class MonthlyChanges(ulong seed, ulong purpose)
{
    /// <summary>A month's changes stand so far apart.</summary>
    public const int Classes = 50;

    /// <summary>What changed before is not known any more.</summary>
    public static readonly DateTimeOffset KnownFrom = new(2023, 10, 8, 2, 0, 1, TimeSpan.Zero);

    private static readonly DateTimeOffset First = new(2023, 11, 8, 2, 0, 0, TimeSpan.Zero);

    private readonly int[] classOfMonth = SplitMix64.For(seed, purpose, 0).Permutation(Classes);

    /// <summary>The changes so far that no later one of the same rows has taken the place of, oldest first.</summary>
    public IEnumerable<(DateTimeOffset At, int Class)> Until(DateTimeOffset now)
    {
        var months = MonthsUntil(now);
        return Enumerable.Range(Math.Max(0, months - Classes), Math.Min(months, Classes)).Select(month => (First.AddMonths(month), classOfMonth[month % Classes]));
    }

    /// <summary>When the row at a position changed last; null where it never did.</summary>
    public DateTimeOffset? LastOf(int position, DateTimeOffset now)
    {
        var (months, month) = (MonthsUntil(now), Array.IndexOf(classOfMonth, position % Classes));
        return month >= months ? null : First.AddMonths(month + ((months - 1 - month) / Classes * Classes));
    }

    /// <summary>A generator of its own for what a row becomes at an instant.</summary>
    public SplitMix64 For(int position, DateTimeOffset at) => SplitMix64.For(seed, purpose + 1, ((long)position * 10_000) + (at.Year * 12) + at.Month);

    private static int MonthsUntil(DateTimeOffset now)
    {
        var utc = now.ToUniversalTime();
        var months = ((utc.Year - First.Year) * 12) + utc.Month - First.Month;
        return Math.Max(0, First.AddMonths(months) <= utc ? months + 1 : months);
    }
}
