using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using ChangliBridge.Cli.Printing;
using ChangliBridge.Domain.Calendar;
using ChangliBridge.Domain.Rules;

namespace ChangliBridge.Cli.Calendar;

/// <summary><c>changli deadline FROM --working-days N</c>: needs no server.</summary>
internal static class DeadlineCommand
{
    private const int MostDays = 1000;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Make()
    {
        var from = Day();
        var days = Days();
        var calendar = new Option<FileInfo?>("--calendar") { Description = "工作日历表，其中的年份取代随附的 (a table of working days; its years take the place of those shipped)", HelpName = "FILE" };
        return new Command("deadline", "计算到期日，无需网桥：起算日次日为第1个工作日 (the day N working days after a date, without a bridge)") { from, days, calendar, OutputFormat.Option }
            .Runs(async (parsed, ct) =>
            {
                Print(parsed, (parsed.GetRequiredValue(from), parsed.GetRequiredValue(days)), await ReadAsync(parsed.GetValue(calendar), ct));
                return ExitCode.Done;
            });
    }

    private static async Task<WorkingDayCalendar> ReadAsync(FileInfo? file, CancellationToken ct)
    {
        if (file is null)
            return WorkingDayCalendar.National;
        try
        {
            return WorkingDayCalendar.National.With(await File.ReadAllTextAsync(file.FullName, ct));
        }
        catch (RuleViolation fault)
        {
            throw new CommandRefused(ExitCode.DoesNotHold, $"工作日历表 {file.Name} 有误：\n{string.Join('\n', fault.Faults.Select(one => $"{one.Field}：{one.Reason}{one.Remedy}"))}");
        }
    }

    private static void Print(ParseResult parsed, (DateOnly From, int Days) of, WorkingDayCalendar calendar)
    {
        var deadline = calendar.After(of.From, of.Days);
        var missing = calendar.Missing(of.From, deadline.On);
        if (OutputFormat.IsJson(parsed))
            Console.Out.WriteLine(JsonSerializer.Serialize(new { of.From, workingDays = of.Days, deadline = deadline.On, deadline.Provisional, missingYears = missing }, Json));
        else
            Console.Out.WriteLine($"{deadline.On:yyyy-MM-dd}{(deadline.Provisional ? $"（暂定：没有{string.Join('、', missing)}年的放假通知，按周一至周五计；通知公布后须重算）" : "")}");
    }

    private static Argument<DateOnly> Day() => new("FROM")
    {
        Description = "起算日，如 2023-11-06 (the day from which is counted)",
        CustomParser = result =>
        {
            var given = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
            if (!DateOnly.TryParseExact(given, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                result.AddError($"起算日“{given}”不是日期，应写作 YYYY-MM-DD，如 2023-11-06");
            else if (day.Year is < 1949 or > 2999)
                result.AddError($"起算日“{given}”应在1949年至2999年之间");
            return day;
        },
    };

    private static Option<int> Days() => new("--working-days")
    {
        Description = $"工作日数，0至{MostDays} (how many working days)",
        HelpName = "N",
        Required = true,
        CustomParser = result =>
        {
            var given = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
            if (!int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var days) || days > MostDays)
                result.AddError($"--working-days “{given}”应为0至{MostDays}的整数");
            return days;
        },
    };
}
