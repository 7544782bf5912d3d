using System.Text.Json;
using ChangliBridge.Adapter.Tests.Hosting;
using ChangliBridge.Contract.V1;
using ChangliBridge.Store;
using ChangliBridge.Testing;
using Grpc.Core;
using Xunit;
using State = ChangliBridge.Contract.V1.InspectionResult.Types.State;

namespace ChangliBridge.Adapter.Tests.Results;

/// <summary>草稿 and 更正 over gRPC, and what the public sees of them.</summary>
public sealed class AmendTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task A_draft_is_the_departments_own_and_gone_once_submitted(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithTasksAsync(provider);
        var task = (await county.TasksAsync())[0];
        var draft = new InspectionResult { CodeList = "尚未选定", Findings = "先记一笔" };
        var saved = await county.Host.AskAsync<ResultDraft>(Official.BureauClerk, new SaveResultDraftRequest { Parent = task.Name, InspectionResult = draft });
        Assert.Equal((draft, task.Name), (saved.InspectionResult, saved.Parent));
        draft.Findings = "又记一笔";
        await county.Host.AskAsync<ResultDraft>(Official.BureauClerk, new SaveResultDraftRequest { Parent = task.Name, InspectionResult = draft });
        Assert.Equal("又记一笔", (await DraftAsync(county, task)).InspectionResult.Findings);
        (await county.Host.RefuseRawAsync(TokenDesk.For(Official.MarketClerk), new GetResultDraftRequest { Parent = task.Name })).Is(StatusCode.NotFound, "parent UNKNOWN");
        (await county.Host.RefuseAsync(Official.MarketClerk, new SaveResultDraftRequest { Parent = "inspectionTasks/2023-halal-1-9999", InspectionResult = draft })).Is(StatusCode.FailedPrecondition, "parent TARGET_DRAWN");

        await county.Host.AskAsync<InspectionResult>(Official.BureauClerk, CountyAtWork.ResultOf(task, "mzj"));
        (await county.Host.RefuseRawAsync(TokenDesk.For(Official.BureauClerk), new GetResultDraftRequest { Parent = task.Name })).Is(StatusCode.NotFound, "parent UNKNOWN");
        (await county.Host.RefuseAsync(Official.BureauClerk, new SaveResultDraftRequest { Parent = task.Name, InspectionResult = draft })).Is(StatusCode.FailedPrecondition, "parent WRONG_STATE");
    }

    [Theory, BothDatabases]
    public async Task An_amendment_is_reviewed_delivered_and_disclosed_again_while_the_revision_before_stays_public(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithTasksAsync(provider);
        var task = (await county.TasksAsync())[0];
        var result = await county.ConcludeAsync(task, "mzj");
        await county.PublishAsync();
        await county.Host.AskAsync<InspectionResult>(Official.BureauClerk, new DiscloseResultRequest { Name = result.Name });

        var amended = await county.Host.AskAsync<InspectionResult>(Official.BureauClerk, Amend(result.Name, task));
        Assert.Equal((State.Submitted, 2, 1, "复核发现遗漏"), (amended.State, amended.Revision, amended.DisclosedRevision, amended.AmendReason));
        Assert.Equal(("未发现问题", ""), await PublicAsync(county));
        (await county.Host.RefuseAsync(Official.BureauClerk with { Roles = ["clerk", "approver"] }, new ReviewResultRequest { Name = result.Name })).Is(StatusCode.PermissionDenied, "name REVIEWER_IS_ANOTHER");
        var concluded = await county.Host.AskAsync<InspectionResult>(Official.BureauApprover, new ReviewResultRequest { Name = result.Name });
        Assert.NotEqual(result.Delivery, concluded.Delivery);
        (await county.Host.RefuseAsync(Official.BureauClerk, new DiscloseResultRequest { Name = result.Name })).Is(StatusCode.FailedPrecondition, "name ACCEPTED_BY_PROVINCE");
        await county.PublishAsync();
        var disclosed = await county.Host.AskAsync<InspectionResult>(Official.BureauClerk, new DiscloseResultRequest { Name = result.Name });
        Assert.Equal((2, result.CheckActionCode), (disclosed.DisclosedRevision, disclosed.CheckActionCode));
        var (label, amendedAt) = await PublicAsync(county);
        Assert.Equal("发现问题待后续处理", label);
        Assert.NotEqual("", amendedAt);

        var revisions = await county.Host.AskAsync<ListResultRevisionsResponse>(Official.BureauClerk, new ListResultRevisionsRequest { Name = result.Name });
        Assert.Equal([(1, State.Disclosed, "1"), (2, State.Disclosed, "A")], revisions.InspectionResults.Select(revision => (revision.Revision, revision.State, revision.Codes[0])));
        Assert.Equal(2, revisions.TotalSize);
        var first = await county.Host.AskAsync<ListResultRevisionsResponse>(Official.BureauClerk, new ListResultRevisionsRequest { Name = result.Name, PageSize = 1 });
        var second = await county.Host.AskAsync<ListResultRevisionsResponse>(Official.BureauClerk, new ListResultRevisionsRequest { Name = result.Name, PageSize = 1, PageToken = first.NextPageToken });
        Assert.Equal((1, 2, ""), (first.InspectionResults.Single().Revision, second.InspectionResults.Single().Revision, second.NextPageToken));
    }

    [Theory, BothDatabases]
    public async Task Only_a_concluded_result_of_the_own_department_is_amended_and_everything_wrong_is_named(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithTasksAsync(provider);
        var task = (await county.TasksAsync())[0];
        var submitted = await county.Host.AskAsync<InspectionResult>(Official.BureauClerk, CountyAtWork.ResultOf(task, "mzj"));
        (await county.Host.RefuseAsync(Official.BureauClerk, Amend(submitted.Name, task))).Is(StatusCode.FailedPrecondition, "name WRONG_STATE");
        await county.Host.AskAsync<InspectionResult>(Official.BureauApprover, new ReviewResultRequest { Name = submitted.Name });
        (await county.Host.RefuseAsync(Official.MarketClerk, Amend(submitted.Name, task))).Is(StatusCode.PermissionDenied, "name NOT_PERMITTED");
        var wrong = Amend(submitted.Name, task);
        (wrong.Reason, wrong.InspectionResult.Findings) = ("", "");
        (await county.Host.RefuseAsync(Official.BureauClerk, wrong)).Is(StatusCode.InvalidArgument, "reason FIELD_REQUIRED", "inspection_result.findings FIELD_REQUIRED");
    }

    private static AmendResultRequest Amend(string name, InspectionTask task) =>
        new() { Name = name, Reason = "复核发现遗漏", InspectionResult = CountyAtWork.ResultOf(task, "mzj", "A").InspectionResult };

    private static async Task<ResultDraft> DraftAsync(CountyAtWork county, InspectionTask task) =>
        await county.Host.AskAsync<ResultDraft>(Official.BureauClerk, new GetResultDraftRequest { Parent = task.Name });

    private static async Task<(string Label, string AmendedAt)> PublicAsync(CountyAtWork county)
    {
        using var client = county.Host.CreateClient();
        using var page = JsonDocument.Parse(await client.GetStringAsync("/open/v1/results", Ct));
        var row = page.RootElement.EnumerateObject().First(member => member.Value.ValueKind == JsonValueKind.Array).Value.EnumerateArray().Single();
        return (row.GetProperty("results")[0].GetString()!, row.GetProperty("amendedAt").GetString()!);
    }
}
