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
