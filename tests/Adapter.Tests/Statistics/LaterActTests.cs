using ChangliBridge.Adapter.Tests.FollowUp;
using ChangliBridge.Adapter.Tests.Hosting;
using ChangliBridge.Contract.V1;
using ChangliBridge.Store;
using ChangliBridge.Testing;
using Xunit;

namespace ChangliBridge.Adapter.Tests.Statistics;

/// <summary>What happens to a result after its review, as the indicators see it.</summary>
public sealed class LaterActTests
{
    [Theory, BothDatabases]
    public async Task An_amended_result_counts_once_as_it_was_last_reviewed(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithTasksAsync(provider);
        var task = (await county.TasksAsync())[0];
        var result = await county.ConcludeAsync(task, "mzj");
        Assert.Equal((0, 1), await FigureAsync(county, "problem-rate-by-department"));
        await county.Host.AskAsync<InspectionResult>(Official.BureauClerk, new AmendResultRequest { Name = result.Name, Reason = "复核发现遗漏", InspectionResult = CountyAtWork.ResultOf(task, "mzj", "A").InspectionResult });
        Assert.Equal((0, 1), await FigureAsync(county, "problem-rate-by-department"));
        await county.Host.AskAsync<InspectionResult>(Official.BureauApprover, new ReviewResultRequest { Name = result.Name });
        Assert.Equal((1, 1), await FigureAsync(county, "problem-rate-by-department"));
        Assert.Equal((1, 8), await FigureAsync(county, "completion-by-department"));
    }

    [Theory, BothDatabases]
    public async Task A_problem_is_closed_with_its_last_follow_up(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithTasksAsync(provider);
        var result = await county.ConcludeAsync((await county.TasksAsync())[0], "mzj", "A");
        Assert.Equal((0, 1), await FigureAsync(county, "follow-up-closed-by-target"));
        var step = await county.Host.AskAsync<Contract.V1.FollowUp>(Official.BureauClerk, WithDue(FollowUpDesk.Of(result, Contract.V1.FollowUp.Types.Kind.Rectification)));
        Assert.Equal((0, 1), await FigureAsync(county, "follow-up-closed-by-target"));
        await county.Host.AskAsync<Contract.V1.FollowUp>(Official.BureauClerk, FollowUpDesk.RecheckOf(step, passed: true));
        await county.Host.AskAsync<Contract.V1.FollowUp>(Official.BureauClerk, new CloseFollowUpRequest { Name = step.Name, Outcome = "整改到位" });
        Assert.Equal((1, 1), await FigureAsync(county, "follow-up-closed-by-target"));
        Assert.Equal((0, 0), await FigureAsync(county, "follow-up-closed-of-disclosed-by-target"));
        await county.PublishAsync();
        await county.Host.AskAsync<InspectionResult>(Official.BureauClerk, new DiscloseResultRequest { Name = result.Name });
        Assert.Equal((1, 1), await FigureAsync(county, "follow-up-closed-of-disclosed-by-target"));
    }

    [Theory, BothDatabases]
    public async Task A_result_is_on_time_until_the_last_day_of_its_clock(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithTasksAsync(provider);
        var tasks = await county.TasksAsync();
        var (first, second) = (await county.ConcludeAsync(tasks[0], "mzj"), await county.ConcludeAsync(tasks[1], "mzj"));
        await county.PublishAsync();
        Assert.Equal((0, 0), await FigureAsync(county, "disclosed-on-time-by-department"));
        // Checked on 7 November: 20 working days end on 5 December; the other six parts go by the window's last day, to 8 December.
        await county.AdvanceAsync(new DateTimeOffset(2023, 12, 5, 23, 0, 0, TimeSpan.FromHours(8)));
        await county.Host.AskAsync<InspectionResult>(Official.BureauClerk, new DiscloseResultRequest { Name = first.Name });
        Assert.Equal((1, 1), await FigureAsync(county, "disclosed-on-time-by-department"));
        await county.AdvanceAsync(new DateTimeOffset(2023, 12, 6, 1, 0, 0, TimeSpan.FromHours(8)));
        Assert.Equal((1, 2), await FigureAsync(county, "disclosed-on-time-by-department"));
        await county.Host.AskAsync<InspectionResult>(Official.BureauClerk, new DiscloseResultRequest { Name = second.Name });
        Assert.Equal((1, 2), await FigureAsync(county, "disclosed-on-time-by-department"));
        await county.AdvanceAsync(new DateTimeOffset(2023, 12, 9, 1, 0, 0, TimeSpan.FromHours(8)));
        Assert.Equal((1, 8), await FigureAsync(county, "disclosed-on-time-by-department"));
        Assert.Equal((0, 4), await FigureAsync(county, "disclosed-on-time-by-target"));
    }

    private static OpenFollowUpRequest WithDue(OpenFollowUpRequest request)
    {
        request.FollowUp.DueWorkingDays = 5;
        return request;
    }

    private static async Task<(long, long)> FigureAsync(CountyAtWork county, string indicator)
    {
        var figures = await county.Host.AskAsync<GetIndicatorsResponse>(Official.Office, new GetIndicatorsRequest());
        var figure = figures.Indicators.Single(known => known.Indicator_ == indicator);
        return (figure.Numerator, figure.Denominator);
    }
}
