using System.CommandLine;
using System.Globalization;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Statistics;

/// <summary>Which draws a command counts (统计筛选); what is not given filters nothing.</summary>
internal sealed class StatisticsOptions
{
    private readonly Option<int> _year = new("--year") { Description = "年度，缺省为今年 (the year; default this year)", HelpName = "YEAR" };
    private readonly Option<string?> _from = Day("--from", "统计期起日，如 2023-01-01 (first day of the period)");
    private readonly Option<string?> _to = Day("--to", "统计期止日 (last day of the period)");
    private readonly Option<string?> _department = ResourceName.DepartmentOption();
    private readonly Option<string> _tag = new("--tag") { Description = "分类标注 (tag of the batch's scope)", DefaultValueFactory = _ => "" };
    private readonly Option<string> _field = new("--field") { Description = "领域，即部门领域，如 民族宗教 (field of the items)", DefaultValueFactory = _ => "" };
    private readonly Option<string?> _task = ResourceName.PlanOrDrawOption();

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _year, _from, _to, _department, _tag, _field, _task })
            command.Add(option);
    }

    public int Year(ParseResult parsed) => parsed.GetValue(_year);

    public V1.StatisticsFilter Filter(ParseResult parsed) => new()
    {
        FromDate = Read(parsed.GetValue(_from)),
        ToDate = Read(parsed.GetValue(_to)),
        Department = parsed.GetValue(_department) ?? "",
        Tag = parsed.GetValue(_tag),
        Field = parsed.GetValue(_field),
        Task = parsed.GetValue(_task) ?? "",
    };

    private static Option<string?> Day(string name, string description)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = "YYYY-MM-DD" };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is { } given && Read(given) is null)
                result.AddError($"{name} “{given}”不是日期，应写成 2023-01-01 的样子 (must be a date such as 2023-01-01)");
        });
        return option;
    }

    private static Google.Type.Date? Read(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? new Google.Type.Date { Year = day.Year, Month = day.Month, Day = day.Day } : null;
}
