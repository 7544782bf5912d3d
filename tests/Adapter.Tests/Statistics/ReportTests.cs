using ChangliBridge.Adapter.Tests.Hosting;
using ChangliBridge.Contract.V1;
using ChangliBridge.Store;
using ChangliBridge.Testing;
using Grpc.Core;
using Xunit;

namespace ChangliBridge.Adapter.Tests.Statistics;

/// <summary>The report of a month and of a year.</summary>
public sealed class ReportTests
{
    [Theory, BothDatabases]
    public async Task A_batch_stands_in_the_reports_that_its_window_touches_with_what_became_of_it(StoreProvider provider)
    {
        var plan = CountyPlan.Joint();
        var batch = plan.InspectionPlan.Batches[0];
        (batch.PlanNumber, batch.Frequency, batch.DrawMode, batch.DrawType, batch.LeadOffice) = ("003", "1次/年", "县抽县查", "定向", "综合股");
        batch.CheckMethods.Add("实地检查");
        await using var county = await CountyAtWork.WithTasksAsync(provider, plan);
        var tasks = await county.TasksAsync();
        var found = await county.ConcludeAsync(tasks[0], "mzj", "E");
        await county.ConcludeAsync(tasks[0], "scjgj");
        await county.ConcludeAsync(tasks[1], "mzj", "6");
        await county.ConcludeAsync(tasks[2], "mzj");
        await county.Host.AskAsync<InspectionResult>(Official.BureauClerk, new RecordHandlingRequest { Name = found.Name, Handling = "已责令改正" });
        var report = await county.Host.AskAsync<Report>(Official.Office, new GetReportRequest { Year = 2023, Month = 11 });
        Assert.Equal("昌黎县2023年11月“双随机、一公开”抽查工作报表", report.Title);
        var row = Assert.Single(report.ReportRows);
        Assert.Equal((1, "昌黎县民族宗教事务局、昌黎县市场监督管理局", "2023年清真食品领域跨部门联合抽查工作计划", "民族宗教事项；市场监管事项"), (row.Number, row.InspectingBodies, row.PlanTitle, row.Content));
        Assert.Equal((CountyPlan.Day(2023, 11, 6), CountyPlan.Day(2023, 11, 10), Register.InScope, 4, "检查中"), (row.StartDate, row.EndDate, row.FrameSize, row.Drawn, row.Progress));
        Assert.Equal((1, 1, 1, 1, 0, 1), (row.Checked, row.InOrder, row.Problems, row.Unreachable, row.Disclosed, row.Handled));
        Assert.Equal("总体 5%；individual 5%；ungraded 5%；A 0.5%；B 2%；C 10%；D 30%", row.Rate);
        Assert.Equal("A类 0.5%；B类 2%；C类 10%；D类 30%", row.GradeTerms);
        Assert.Equal(("003", "1次/年", "县抽县查", "定向", "综合股", "实地检查", "一般"), (row.PlanNumber, row.Frequency, row.DrawMode, row.DrawType, row.Office, row.CheckMethods, row.ItemCategories));
        Assert.Equal("inspectionPlans/2023-halal/batches/halal-food", row.Batch);
        Assert.Empty((await county.Host.AskAsync<Report>(Official.Office, new GetReportRequest { Year = 2023, Month = 10 })).ReportRows);
        Assert.Single((await county.Host.AskAsync<Report>(Official.Office, new GetReportRequest { Year = 2023, Department = "departments/scjgj" })).ReportRows);
    }

    [Theory, BothDatabases]
    public async Task A_report_has_the_indicators_of_its_period_of_the_year_and_their_trend(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithTasksAsync(provider);
        var october = await county.Host.AskAsync<Report>(Official.Office, new GetReportRequest { Year = 2023, Month = 10 });
        Assert.Equal((1, 1), Figure(october.Indicators, "joint-share-by-task"));
        Assert.Null(october.YearToDate.First().Forecast); // over
        var november = await county.Host.AskAsync<Report>(Official.Office, new GetReportRequest { Year = 2023, Month = 11 });
        Assert.Equal((0, 0), Figure(november.Indicators, "joint-share-by-task"));
        Assert.Equal((1, 1), Figure(november.YearToDate, "joint-share-by-task"));
        Assert.Empty(november.Trend);
        var year = await county.Host.AskAsync<Report>(Official.Office, new GetReportRequest { Year = 2023 });
        Assert.Equal(["", "mzj", "scjgj"], year.Indicators.Select(indicator => indicator.Group).Distinct());
        Assert.Equal(["2023-10", "2023-11"], year.Trend.Select(indicator => indicator.Group).Distinct());
        var forecast = year.YearToDate.Single(indicator => indicator.Indicator_ == "joint-share-by-task").Forecast;
        Assert.Equal((1, 1, "100.0%", false), (forecast.Numerator, forecast.Denominator, forecast.Share, forecast.Misses));
        Assert.NotEqual("", forecast.Method);
    }

    [Fact]
    public async Task A_period_that_is_none_is_refused()
    {
        await using var county = await CountyAtWork.WithRegistersAsync(StoreProvider.Sqlite);
        (await county.Host.RefuseAsync(Official.Office, new GetReportRequest { Year = 23, Month = 13 })).Is(StatusCode.InvalidArgument, "year FIELD_MALFORMED", "month FIELD_MALFORMED");
        (await county.Host.RefuseAsync(Official.Office, new GetReportRequest { Year = 2023, Department = "departments/nobody" })).Is(StatusCode.InvalidArgument, "department FIELD_MALFORMED");
    }

    private static (long, long) Figure(IEnumerable<Indicator> indicators, string id) =>
        indicators.Where(indicator => indicator.Indicator_ == id && indicator.Group == "").Select(indicator => (indicator.Numerator, indicator.Denominator)).Single();
}
