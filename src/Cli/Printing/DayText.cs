using Google.Type;

namespace ChangliBridge.Cli.Printing;

/// <summary>Days (日期) as people write them here.</summary>
internal static class DayText
{
    /// <summary>Empty where there is none.</summary>
    public static string Of(Date? day) => day is null ? "" : $"{day.Year:0000}-{day.Month:00}-{day.Day:00}";
}
