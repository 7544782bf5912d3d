namespace ChangliBridge.Sync.Pull;

/// <summary>
/// When what is due, from the runs there were and from nothing else: it does not matter whether anything ticked meanwhile. However many windows
/// passed while the bridge was off, one run makes up for them.
/// </summary>
internal sealed class PullCalendar(PullOptions options)
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    /// <summary>When the newest window of whole lists began.</summary>
    public DateTimeOffset FullWindow(DateTimeOffset now)
    {
        var today = Midnight(now) + options.FullAt.ToTimeSpan();
        return today <= now ? today : today.AddDays(-1);
    }

    /// <summary>When the newest window of changes began.</summary>
    public DateTimeOffset ChangesWindow(DateTimeOffset now)
    {
        var every = TimeSpan.FromMinutes(options.ChangesEveryMinutes);
        return Midnight(now) + ((now - Midnight(now)).Ticks / every.Ticks * every);
    }

    /// <summary>Whether the whole list is due: it was not pulled in its window, and was not asked for since the last time to try.</summary>
    public bool IsFullDue(DateTimeOffset now, DateTimeOffset? lastFull, DateTimeOffset? lastAsked)
    {
        var (full, changes) = (FullWindow(now), ChangesWindow(now));
        return !(lastFull >= full) && !(lastAsked >= (full > changes ? full : changes));
    }

    /// <summary>Whether changes are due, where the whole list is not.</summary>
    public bool AreChangesDue(DateTimeOffset now, DateTimeOffset? lastAsked) => !(lastAsked >= ChangesWindow(now));

    private static DateTimeOffset Midnight(DateTimeOffset now) => new(now.ToOffset(China).Date, China);
}
