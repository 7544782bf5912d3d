using System.CommandLine;
using System.Globalization;
using Google.Type;

namespace ChangliBridge.Cli.Revisits;

/// <summary>A day (日期) as an option, <c>yyyy-MM-dd</c>.</summary>
internal static class DayOption
{
    public static Option<Date> Make(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "YYYY-MM-DD",
        Required = true,
        CustomParser = result =>
        {
            if (DateOnly.TryParseExact(result.Tokens.Count == 1 ? result.Tokens[0].Value : "", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                return new Date { Year = day.Year, Month = day.Month, Day = day.Day };
            result.AddError($"{name} 应为日期，如 2023-11-06 (is no day)");
            return null;
        },
    };
}
