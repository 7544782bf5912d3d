using ChangliBridge.Adapter.County;
using ChangliBridge.Adapter.Endpoints;
using ChangliBridge.Domain.Rules;
using ChangliBridge.Domain.Statistics;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Adapter.Mapping;

/// <summary>统计 between protos and domain.</summary>
internal static class StatisticsMapping
{
    /// <summary>The filter of a request, with its period; whatever is wrong in it is noted.</summary>
    public static StatisticsFilter ToFilter(this V1.StatisticsFilter? asked, int year, CountyLists county, FaultList faults)
    {
        var filter = asked ?? new V1.StatisticsFilter();
        var exists = faults.Require(year is 0 or (>= 2000 and <= 9998), new Fault(Rule.FieldMalformed, "year", $"{year}不是年份。", "请填写2000至9998之间的年份，或不填。"));
        var of = year == 0 || !exists ? county.Today.Year : year;
        var from = filter.FromDate.ToBound("filter.from_date", faults) ?? new DateOnly(of, 1, 1);
        var to = filter.ToDate.ToBound("filter.to_date", faults) ?? new DateOnly(of, 12, 31);
        faults.Require(from <= to || !exists, new Fault(Rule.FieldMalformed, "filter.to_date", $"统计期止日{to:yyyy-MM-dd}早于起日{from:yyyy-MM-dd}。", "请更正起止日期。"));
        var department = faults.InspectingDepartment("filter.department", filter.Department, county);
        var parts = filter.Task.Split('/');
        faults.Require(filter.Task.Length == 0 || parts is ["inspectionPlans", not ""] or ["inspectionPlans", not "", "draws", not ""], new Fault(Rule.FieldMalformed, "filter.task", $"“{filter.Task}”既不是计划也不是抽取。", "请写成 inspectionPlans/{plan} 或 inspectionPlans/{plan}/draws/{number}。"));
        return new StatisticsFilter(from, to) { Department = department, Tag = filter.Tag, Field = filter.Field, Task = filter.Task };
    }

    /// <summary>An indicator; of a total, with what it will be on its day where that is asked for.</summary>
    public static V1.Indicator ToProto(this Indicator indicator, int year, Pace? pace = null)
    {
        var forecast = indicator.Group.Length == 0 ? pace?.Of(indicator, year) : null;
        return new V1.Indicator
        {
            Indicator_ = indicator.Definition.Id,
            Title = indicator.Definition.Title,
            Numerator = indicator.Numerator,
            Denominator = indicator.Denominator,
            Share = indicator.Share,
            Goal = indicator.HasGoal ? $"{indicator.Goal!.Percent}%" : "-",
            Met = indicator.Met,
            Definition = indicator.Definition.Text,
            Unit = (V1.CountingUnit)indicator.Definition.Unit,
            Group = indicator.Group,
            GoalDate = indicator.HasGoal ? indicator.Goal!.DueOn(year).ToProto() : null,
            GoalSource = indicator.Goal?.Source ?? "",
            Forecast = forecast is null ? null : new V1.Forecast
            {
                Numerator = forecast.Numerator,
                Denominator = forecast.Denominator,
                Share = (indicator with { Numerator = forecast.Numerator, Denominator = forecast.Denominator }).Share,
                Misses = forecast.Misses,
                Method = forecast.Method,
            },
        };
    }

    public static V1.IndicatorRow ToProto(this IndicatorRow row) => new() { Name = row.Name, Title = row.Title, Counted = row.Counted };
}
