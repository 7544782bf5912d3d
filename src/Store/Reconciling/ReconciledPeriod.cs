namespace ChangliBridge.Store.Reconciling;

/// <summary>A period of a reconciliation (对账期间).</summary>
/// <param name="From">Its first instant.</param>
/// <param name="To">The first instant after it.</param>
public readonly record struct ReconciledPeriod(DateTimeOffset From, DateTimeOffset To)
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    /// <summary>Four in the morning in China: the nightly pulls are through.</summary>
    private static readonly TimeSpan Begins = TimeSpan.FromHours(4);

    /// <summary>Whether no instant lies in it.</summary>
    public bool IsEmpty => To <= From;

    /// <summary>The end of the last day in China that is to be reconciled at <paramref name="now"/>.</summary>
    public static DateTimeOffset LastDayEnd(DateTimeOffset now) => StartOfDay(now - Begins);

    /// <summary>The beginning of the day in China in which <paramref name="at"/> lies.</summary>
    public static DateTimeOffset StartOfDay(DateTimeOffset at) => new(at.ToOffset(China).Date, China);
}
