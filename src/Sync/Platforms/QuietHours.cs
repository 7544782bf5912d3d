using System.Globalization;

namespace ChangliBridge.Sync.Platforms;

/// <summary>A part of each day, in China time, in which nothing is sent to a platform; it may go over midnight.</summary>
/// <param name="From">Its first minute.</param>
/// <param name="Until">The first minute after it.</param>
internal readonly record struct QuietHours(TimeOnly From, TimeOnly Until)
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    /// <summary>Reads <c>22:00-06:00</c>; null for anything else.</summary>
    public static QuietHours? Parse(string text)
    {
        var parts = text.Split('-');
        return parts.Length == 2 && Minute(parts[0], out var from) && Minute(parts[1], out var until) && from != until ? new QuietHours(from, until) : null;
    }

    /// <summary>How long they still last at <paramref name="now"/>; zero outside them.</summary>
    public TimeSpan Left(DateTimeOffset now)
    {
        var time = TimeOnly.FromTimeSpan(now.ToOffset(China).TimeOfDay);
        // A difference of times of day wraps at midnight.
        return time.IsBetween(From, Until) ? Until - time : TimeSpan.Zero;
    }

    /// <summary>As it is written in the settings.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{From:HH\\:mm}-{Until:HH\\:mm}");

    private static bool Minute(string text, out TimeOnly time) => TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
}
