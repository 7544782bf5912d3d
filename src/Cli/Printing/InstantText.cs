using System.Globalization;
using Google.Protobuf.WellKnownTypes;

namespace ChangliBridge.Cli.Printing;

/// <summary>Instants (时刻): read with an explicit offset, shown in China's time.</summary>
internal static class InstantText
{
    public const string Example = "2026-11-24T17:00:00+08:00";

    private static readonly string[] Forms =
        ["yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm'Z'", "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mmzzz"];

    /// <summary>Null where the text is no instant; an offset, or Z, has to be said.</summary>
    public static Timestamp? Parse(string text) =>
        DateTimeOffset.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant)
            ? Timestamp.FromDateTimeOffset(instant)
            : null;

    /// <summary>Empty where there is none.</summary>
    public static string Of(Timestamp? instant) =>
        instant?.ToDateTimeOffset().ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture) ?? "";
}
