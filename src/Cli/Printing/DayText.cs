using System.CommandLine;
using System.Globalization;
using Google.Type;

namespace ChangliBridge.Cli.Printing;

/// <summary>Days (日期) as people write them here: <c>YYYY-MM-DD</c>.</summary>
internal static class DayText
{
    /// <summary>Empty where there is none.</summary>
    public static string Of(Date? day) => day is null ? "" : $"{day.Year:0000}-{day.Month:00}-{day.Day:00}";

    /// <summary>Null where the text is no day.</summary>
    public static Date? Parse(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? new Date { Year = day.Year, Month = day.Month, Day = day.Day } : null;

    /// <summary>An option that holds a day; what is none is wrong use.</summary>
    public static Option<string?> Option(string name, string description)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = "YYYY-MM-DD" };
        option.Validators.Add(result =>
        {
            if (Parse(result.GetValueOrDefault<string?>()) is null)
                result.AddError($"{name} “{result.GetValueOrDefault<string?>()}”不是 YYYY-MM-DD 形式的日期");
        });
        return option;
    }
}
