using System.Net;
using System.Net.Http.Json;
using ChangliBridge.Adapter.Tests.Hosting;
using ChangliBridge.Contract.V1;
using ChangliBridge.Store;
using ChangliBridge.Testing;
using Grpc.Core;
using Xunit;

namespace ChangliBridge.Adapter.Tests.Burden;

/// <summary>扫码入企: the entry id with the result, and the subject's rating.</summary>
public sealed class VisitTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task The_subject_rates_a_visit_once_with_the_code_of_the_office(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithTasksAsync(provider);
        var (host, task) = (county.Host, (await county.TasksAsync())[0]);
        var visit = await host.AskAsync<Visit>(Official.BureauClerk, new RecordEntryRequest { Parent = task.Name, EntryId = "RQ-20231107-1" });
        (await host.RefuseAsync(Official.BureauClerk, new RecordEntryRequest { Parent = task.Name, EntryId = "RQ-2" })).Is(StatusCode.AlreadyExists, "parent ALREADY_EXISTS");
        (await host.RefuseAsync(Official.BureauClerk, new IssueRatingCodeRequest { Name = visit.Name })).Is(StatusCode.PermissionDenied, " NOT_PERMITTED");
        var code = (await host.AskAsync<RatingCode>(Official.Office, new IssueRatingCodeRequest { Name = visit.Name })).Code;
        Assert.Equal(16, code.Length);
        using var browser = host.CreateClient();
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.PostAsJsonAsync("/open/v1/ratings", new { code = "AAAAAAAAAAAAAAAA", score = 5 }, Ct)).StatusCode);
        var refused = await browser.PostAsJsonAsync("/open/v1/ratings", new { code, score = 9 }, Ct);
        Assert.Contains("评分不在1至5之间", await refused.Content.ReadAsStringAsync(Ct));
        Assert.Equal(HttpStatusCode.NoContent, (await browser.PostAsJsonAsync("/open/v1/ratings", new { code = code.ToLowerInvariant(), score = 4, comment = "检查规范" }, Ct)).StatusCode);
        (await host.RefuseAsync(Official.MarketClerk, new RateVisitRequest { Code = code, Score = 1 })).Is(StatusCode.FailedPrecondition, "code WRONG_STATE");
        var rated = await host.AskAsync<Visit>(Official.MarketClerk, new GetVisitRequest { Name = visit.Name });
        Assert.Equal(("RQ-20231107-1", 4, "检查规范"), (rated.EntryId, rated.Score, rated.Comment));
    }

    [Fact]
    public async Task Where_the_county_asks_for_it_no_result_is_reviewed_without_its_entry()
    {
        await using var county = await CountyAtWork.WithRegistersAsync(StoreProvider.Sqlite, ("County:Burden:EntryRequired", "true"));
        await county.ClaimAsync();
        await county.DiscloseAsync(CountyPlan.Joint());
        await county.RevealAsync(await county.FreezeAsync());
        await county.ConfirmAsync();
        await county.AdvanceAsync(CountyAtWork.CheckDay);
        var task = (await county.TasksAsync())[0];
        var result = await county.Host.AskAsync<InspectionResult>(Official.BureauClerk, CountyAtWork.ResultOf(task, "mzj"));
        (await county.Host.RefuseAsync(Official.BureauApprover, new ReviewResultRequest { Name = result.Name })).Is(StatusCode.FailedPrecondition, "name ENTRY_RECORDED");
        await county.Host.AskAsync<Visit>(Official.BureauClerk, new RecordEntryRequest { Parent = task.Name, EntryId = "RQ-20231107-1" });
        await county.Host.AskAsync<InspectionResult>(Official.BureauApprover, new ReviewResultRequest { Name = result.Name });
        Assert.Equal("RQ-20231107-1", (await county.Host.AskAsync<InspectionResult>(Official.BureauClerk, new GetInspectionResultRequest { Name = result.Name })).EntryId);
    }
}
