using ChangliBridge.Adapter.Tests.Hosting;
using ChangliBridge.Contract.V1;
using ChangliBridge.Store;
using ChangliBridge.Testing;
using Grpc.Core;
using Xunit;

namespace ChangliBridge.Adapter.Tests.Statistics;

/// <summary>The indicators over the county's one draw: 4 targets, two departments; one problem, one not reached, one disclosed.</summary>
public sealed class IndicatorTests
{
    [Theory, BothDatabases]
    public async Task Every_figure_is_the_sum_of_its_rows(StoreProvider provider)
    {
        await using var county = await AtWorkAsync(provider);
        foreach (var filter in new[] { new StatisticsFilter(), new StatisticsFilter { Department = "departments/scjgj" }, new StatisticsFilter { Task = CountyPlan.FirstDraw } })
        {
            var indicators = (await AskAsync(county, new GetIndicatorsRequest { Filter = filter })).Indicators;
            Assert.All(indicators, indicator => Assert.NotEqual("", indicator.Definition));
            foreach (var indicator in indicators)
            {
                var rows = await RowsAsync(county, new ListIndicatorRowsRequest { Indicator = indicator.Indicator_, Filter = filter });
                Assert.True(indicator.Numerator == rows.Sum(row => row.Counted), $"{indicator.Indicator_}: {indicator.Numerator} above");
                Assert.True(indicator.Denominator == rows.Count, $"{indicator.Indicator_}: {indicator.Denominator} below, {rows.Count} rows");
                Assert.Equal(rows.Count, rows.Select(row => (row.Name, row.Title)).Distinct().Count());
            }
        }
    }

    [Theory, BothDatabases]
    public async Task The_figures_are_those_of_the_draw(StoreProvider provider)
    {
        await using var county = await AtWorkAsync(provider);
        var indicators = (await AskAsync(county, new GetIndicatorsRequest { Year = 2023 })).Indicators.ToDictionary(indicator => indicator.Indicator_, indicator => (indicator.Numerator, indicator.Denominator));
        Assert.Equal((1, 1), indicators["joint-share-by-task"]);
        Assert.Equal((4, 4), indicators["joint-share-by-target"]);
        Assert.Equal((8, 8), indicators["joint-share-by-department"]);
        Assert.Equal((1, 4), indicators["completion-by-target"]);
        Assert.Equal((4, 8), indicators["completion-by-department"]);
        Assert.Equal((1, 3), indicators["problem-rate-by-target"]);
        Assert.Equal((2, 3), indicators["problem-rate-with-unreachable-by-target"]);
        Assert.Equal((1, 4), indicators["disclosure-by-department"]);
        Assert.Equal((0, 1), indicators["handling-by-target"]);
        Assert.Equal((0, 1), indicators["batch-completion"]);
        Assert.Equal((2, 2), indicators["item-coverage"]);
        Assert.Equal((4, 4), indicators["joint-supervision"]);
        // 3 of the register's 26 enterprises that still exist; the fourth target is a sole trader.
        Assert.Equal((3, 26), indicators["enterprises-drawn"]);
    }

    [Theory, BothDatabases]
    public async Task Filters_and_groups_narrow_what_counts(StoreProvider provider)
    {
        await using var county = await AtWorkAsync(provider);
        Assert.Equal("1/1", await JointAsync(county, new StatisticsFilter { FromDate = CountyPlan.Day(2023, 10, 30), ToDate = CountyPlan.Day(2023, 10, 30) }));
        Assert.Equal("0/0", await JointAsync(county, new StatisticsFilter { FromDate = CountyPlan.Day(2023, 10, 31) }));
        Assert.Equal("0/0", await JointAsync(county, new StatisticsFilter { ToDate = CountyPlan.Day(2023, 10, 29) }));
        Assert.Equal("1/1", await JointAsync(county, new StatisticsFilter { Tag = Register.HalalTag }));
        Assert.Equal("0/0", await JointAsync(county, new StatisticsFilter { Tag = Register.HalalTag[..2] }));
        Assert.Equal("1/1", await JointAsync(county, new StatisticsFilter { Field = "市场监管" }));
        Assert.Equal("0/0", await JointAsync(county, new StatisticsFilter { Field = "交通运输" }));
        Assert.Equal("1/1", await JointAsync(county, new StatisticsFilter { Task = CountyPlan.Name }));
        Assert.Equal("0/0", await JointAsync(county, new StatisticsFilter { Task = CountyPlan.Name + "/draws/2" }));
        foreach (var (grouping, groups) in new[]
        {
            (Grouping.Department, new[] { "", "mzj", "scjgj" }), (Grouping.Month, ["", "2023-10", "2023-11"]), (Grouping.Quarter, ["", "2023-Q4"]),
            (Grouping.Field, ["", "市场监管", "民族宗教"]), (Grouping.Tag, ["", Register.HalalTag]),
        })
        {
            var answer = await AskAsync(county, new GetIndicatorsRequest { GroupBy = grouping });
            Assert.Equal(groups, answer.Indicators.Select(indicator => indicator.Group).Distinct());
        }
    }

    [Fact]
    public async Task A_goal_is_foretold_over_the_whole_year_alone()
    {
        await using var county = await CountyAtWork.WithPlanAsync(StoreProvider.Sqlite);
        var year = await AskAsync(county, new GetIndicatorsRequest { Year = 2023 });
        var joint = year.Indicators.Single(indicator => indicator.Indicator_ == "joint-share-by-task");
        Assert.Equal((0, 0, false), (joint.Numerator, joint.Denominator, joint.Met));
        Assert.Equal((1, 1, false), (joint.Forecast.Numerator, joint.Forecast.Denominator, joint.Forecast.Misses));
        Assert.Contains("计划尚余1个", joint.Forecast.Method);
        var part = await AskAsync(county, new GetIndicatorsRequest { Year = 2023, Filter = new StatisticsFilter { FromDate = CountyPlan.Day(2023, 2, 1) } });
        Assert.All(part.Indicators, indicator => Assert.Null(indicator.Forecast));
    }

    [Theory, BothDatabases]
    public async Task A_department_reads_its_own_rows_and_both_sides_of_the_line(StoreProvider provider)
    {
        await using var county = await AtWorkAsync(provider);
        var own = new ListIndicatorRowsRequest { Indicator = "completion-by-department", Filter = new StatisticsFilter { Department = "departments/mzj" } };
        var rows = (await county.Host.AskAsync<ListIndicatorRowsResponse>(Official.BureauClerk, own)).IndicatorRows;
        Assert.Equal([0, 1, 1, 1], rows.Select(row => row.Counted).Order());
        Assert.All(rows, row => Assert.EndsWith("/results/mzj", row.Name));
        own.Side = ListIndicatorRowsRequest.Types.Side.NotCounted;
        Assert.Equal(rows.Where(row => row.Counted == 0), (await county.Host.AskAsync<ListIndicatorRowsResponse>(Official.BureauClerk, own)).IndicatorRows);
        own.Side = ListIndicatorRowsRequest.Types.Side.Counted;
        Assert.Equal(rows.Where(row => row.Counted > 0), (await county.Host.AskAsync<ListIndicatorRowsResponse>(Official.BureauClerk, own)).IndicatorRows);
        (await county.Host.RefuseAsync(Official.MarketClerk, own)).Is(StatusCode.PermissionDenied, "filter.department NOT_PERMITTED");
        own.Filter = null;
        (await county.Host.RefuseAsync(Official.BureauClerk, own)).Is(StatusCode.PermissionDenied, "filter.department NOT_PERMITTED");
    }

    [Fact]
    public async Task Everything_wrong_in_a_filter_is_named_at_once()
    {
        await using var county = await CountyAtWork.WithRegistersAsync(StoreProvider.Sqlite);
        var filter = new StatisticsFilter { FromDate = CountyPlan.Day(2023, 13, 1), ToDate = CountyPlan.Day(2022, 12, 31), Department = "departments/nobody", Task = "draws/1" };
        (await county.Host.RefuseAsync(Official.Office, new GetIndicatorsRequest { Year = 2023, Filter = filter }))
            .Is(StatusCode.InvalidArgument, "filter.from_date FIELD_MALFORMED", "filter.to_date FIELD_MALFORMED", "filter.department FIELD_MALFORMED", "filter.task FIELD_MALFORMED");
        filter = new StatisticsFilter { FromDate = CountyPlan.Day(1, 1, 1), ToDate = CountyPlan.Day(9999, 12, 31) };
        (await county.Host.RefuseAsync(Official.Office, new GetIndicatorsRequest { Year = 2023, Filter = filter })).Is(StatusCode.InvalidArgument, "filter.from_date FIELD_MALFORMED", "filter.to_date FIELD_MALFORMED");
        (await county.Host.RefuseAsync(Official.Office, new GetIndicatorsRequest { Year = 23 })).Is(StatusCode.InvalidArgument, "year FIELD_MALFORMED");
        (await county.Host.RefuseAsync(Official.Office, new ListIndicatorRowsRequest { Indicator = "joint-share" })).Is(StatusCode.InvalidArgument, "indicator FIELD_MALFORMED");
    }

    /// <summary>mzj reviewed a problem, one not reached and one in order; scjgj one in order at the first; the problem is disclosed.</summary>
    private static async Task<CountyAtWork> AtWorkAsync(StoreProvider provider)
    {
        var county = await CountyAtWork.WithTasksAsync(provider);
        var tasks = await county.TasksAsync();
        var found = await county.ConcludeAsync(tasks[0], "mzj", "E");
        await county.ConcludeAsync(tasks[1], "mzj", "6");
        await county.ConcludeAsync(tasks[2], "mzj");
        await county.ConcludeAsync(tasks[0], "scjgj");
        await county.PublishAsync();
        await county.Host.AskAsync<InspectionResult>(Official.BureauClerk, new DiscloseResultRequest { Name = found.Name });
        return county;
    }

    private static Task<GetIndicatorsResponse> AskAsync(CountyAtWork county, GetIndicatorsRequest request) => county.Host.AskAsync<GetIndicatorsResponse>(Official.Office, request);

    private static async Task<string> JointAsync(CountyAtWork county, StatisticsFilter filter)
    {
        var joint = (await AskAsync(county, new GetIndicatorsRequest { Filter = filter })).Indicators.Single(indicator => indicator.Indicator_ == "joint-share-by-task");
        return $"{joint.Numerator}/{joint.Denominator}";
    }

    private static async Task<List<IndicatorRow>> RowsAsync(CountyAtWork county, ListIndicatorRowsRequest request)
    {
        var rows = new List<IndicatorRow>();
        request.PageSize = 2;
        do
        {
            var page = await county.Host.AskAsync<ListIndicatorRowsResponse>(Official.Office, request);
            Assert.InRange(page.IndicatorRows.Count, 0, 2);
            rows.AddRange(page.IndicatorRows);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        return rows;
    }
}
