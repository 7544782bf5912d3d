using ChangliBridge.Adapter.Tests.Hosting;
using ChangliBridge.Contract.V1;
using ChangliBridge.Store;
using ChangliBridge.Testing;
using Grpc.Core;
using Xunit;
using Kind = ChangliBridge.Contract.V1.FollowUp.Types.Kind;
using State = ChangliBridge.Contract.V1.FollowUp.Types.State;

namespace ChangliBridge.Adapter.Tests.FollowUp;

/// <summary>后续处置 over gRPC, from a concluded result to the end of its last step.</summary>
public sealed class FollowUpTests
{
    [Theory, BothDatabases]
    public async Task A_rectification_is_rechecked_and_what_fails_goes_on_as_a_case(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithTasksAsync(provider);
        var (host, result) = (county.Host, await county.ConcludeAsync((await county.TasksAsync())[0], "mzj", "A"));
        var order = FollowUpDesk.Of(result, Kind.Rectification);
        order.FollowUp.DueWorkingDays = 5;
        var first = await host.AskAsync<Contract.V1.FollowUp>(Official.BureauClerk, order);
        Assert.Equal((State.Open, CountyPlan.Day(2023, 11, 14), false), (first.State, first.DueDate, first.DueProvisional));
        var recheck = FollowUpDesk.RecheckOf(first, passed: false);
        var failed = await host.AskAsync<Contract.V1.FollowUp>(Official.BureauClerk, recheck);
        Assert.Equal((State.Unresolved, 2), (failed.State, failed.RecheckInspectors.Count));
        (await host.RefuseAsync(Official.BureauClerk, new CloseFollowUpRequest { Name = first.Name, Outcome = "算了" })).Is(StatusCode.FailedPrecondition, "name WRONG_STATE");

        var next = FollowUpDesk.Of(result, Kind.FiledCase);
        (next.FollowUp.Previous, next.FollowUp.CaseNumber) = (first.Name, "昌民宗罚立〔2023〕1号");
        var filed = await host.AskAsync<Contract.V1.FollowUp>(Official.BureauClerk, next);
        var open = await host.AskAsync<ListFollowUpsResponse>(Official.BureauClerk, new ListFollowUpsRequest { Result = result.Name, OpenOnly = true });
        Assert.Equal((filed.Name, 1), (Assert.Single(open.FollowUps).Name, open.TotalSize));
        var closed = await host.AskAsync<Contract.V1.FollowUp>(Official.BureauClerk, new CloseFollowUpRequest { Name = filed.Name, Outcome = "罚款，已缴纳" });
        Assert.Equal((State.Closed, result.CheckActionCode, "罚款，已缴纳"), (closed.State, closed.CheckAction, closed.Outcome));
        Assert.NotEmpty(closed.CheckAction);
        Assert.Equal(["立案：罚款，已缴纳"], await county.HandlingsAsync());
        var kept = await host.AskAsync<Contract.V1.FollowUp>(Official.Office, new GetFollowUpRequest { Name = first.Name });
        Assert.Equal(["开出", "复查不合格", "转下一步"], kept.Acts.Select(act => act.Deed));
        Assert.All(kept.Acts, act => Assert.Equal("mzj/mzj-clerk", act.Actor));
    }

    [Theory, BothDatabases]
    public async Task A_reassignment_is_accepted_returned_or_closed_by_the_department_it_went_to(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithTasksAsync(provider, CountyPlan.OfBureau());
        var (host, result) = (county.Host, await county.ConcludeAsync((await county.TasksAsync())[0], "mzj", "A"));
        var order = FollowUpDesk.Of(result, Kind.Reassignment);
        order.FollowUp.Addressee = "scjgj";
        var step = await host.AskAsync<Contract.V1.FollowUp>(Official.BureauClerk, order);
        var accept = new AcceptFollowUpRequest { Name = step.Name };
        (await host.RefuseAsync(Official.BureauClerk, accept)).Is(StatusCode.PermissionDenied, "name NOT_PERMITTED");
        Assert.Equal(StatusCode.NotFound, (await host.RefuseAsync(Official.Stranger, new AcceptFollowUpRequest { Name = step.Name })).Code);
        accept.RequestId = "";
        await host.AskAsync<Contract.V1.FollowUp>(Official.MarketClerk, accept);
        var returned = await host.AskAsync<Contract.V1.FollowUp>(Official.MarketClerk, new ReturnFollowUpRequest { Name = step.Name, Reason = "不属登记事项" });
        Assert.Equal((State.Unresolved, "不属登记事项"), (returned.State, returned.Acts[^1].Reason));
        var again = FollowUpDesk.Of(result, Kind.Reassignment);
        (again.FollowUp.Addressee, again.FollowUp.Previous) = ("scjgj", step.Name);
        var second = await host.AskAsync<Contract.V1.FollowUp>(Official.BureauClerk, again);
        await host.AskAsync<Contract.V1.FollowUp>(Official.MarketClerk, new AcceptFollowUpRequest { Name = second.Name });
        var closed = await host.AskAsync<Contract.V1.FollowUp>(Official.MarketClerk, new CloseFollowUpRequest { Name = second.Name, Outcome = "已变更登记" });
        Assert.Equal(State.Closed, closed.State);
        var own = await host.AskAsync<ListFollowUpsResponse>(Official.MarketClerk, new ListFollowUpsRequest { Addressee = "scjgj", PageSize = 1 });
        Assert.Equal((2, step.Name), (own.TotalSize, Assert.Single(own.FollowUps).Name));
        var rest = await host.AskAsync<ListFollowUpsResponse>(Official.MarketClerk, new ListFollowUpsRequest { Addressee = "scjgj", PageToken = own.NextPageToken });
        Assert.Equal(second.Name, Assert.Single(rest.FollowUps).Name);
        Assert.Empty((await host.AskAsync<ListFollowUpsResponse>(Official.Stranger, new ListFollowUpsRequest())).FollowUps);
    }

    [Theory, BothDatabases]
    public async Task A_suspected_crime_waits_for_another_persons_approval_and_end(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithTasksAsync(provider);
        var (host, result) = (county.Host, await county.ConcludeAsync((await county.TasksAsync())[0], "mzj", "A"));
        var order = FollowUpDesk.Of(result, Kind.JudicialTransfer);
        order.FollowUp.Addressee = "gaj";
        var step = await host.AskAsync<Contract.V1.FollowUp>(Official.BureauClerk, order);
        Assert.Equal(State.AwaitingApproval, step.State);
        (await host.RefuseAsync(Official.BureauClerk with { Roles = ["clerk", "approver"] }, new ApproveFollowUpRequest { Name = step.Name })).Is(StatusCode.PermissionDenied, "name JUDICIAL_TRANSFER_APPROVED");
        await host.AskAsync<Contract.V1.FollowUp>(Official.BureauApprover, new ApproveFollowUpRequest { Name = step.Name });
        (await host.RefuseAsync(Official.BureauClerk, new AcceptFollowUpRequest { Name = step.Name })).Is(StatusCode.InvalidArgument, "receipt FIELD_REQUIRED");
        await host.AskAsync<Contract.V1.FollowUp>(Official.BureauClerk, new AcceptFollowUpRequest { Name = step.Name, Receipt = "昌公受〔2023〕7号" });
        (await host.RefuseAsync(Official.BureauClerk, new CloseFollowUpRequest { Name = step.Name, Outcome = "已立案" })).Is(StatusCode.PermissionDenied, "name JUDICIAL_TRANSFER_APPROVED");
        var closed = await host.AskAsync<Contract.V1.FollowUp>(Official.BureauApprover, new CloseFollowUpRequest { Name = step.Name, Outcome = "已立案" });
        Assert.Equal((State.Closed, "昌公受〔2023〕7号"), (closed.State, closed.Receipt));
    }

    [Theory, BothDatabases]
    public async Task A_result_is_finished_and_its_handling_reported_and_disclosed_when_its_last_step_ends(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithTasksAsync(provider);
        var (host, result) = (county.Host, await county.ConcludeAsync((await county.TasksAsync())[0], "mzj", "A"));
        await county.PublishAsync();
        var (order, filed) = (FollowUpDesk.Of(result, Kind.Rectification), FollowUpDesk.Of(result, Kind.FiledCase, "1号"));
        order.FollowUp.DueWorkingDays = 5;
        var (first, second) = (await host.AskAsync<Contract.V1.FollowUp>(Official.BureauClerk, order), await host.AskAsync<Contract.V1.FollowUp>(Official.BureauClerk, filed));
        (await host.RefuseAsync(Official.BureauClerk, new RecordHandlingRequest { Name = result.Name, Handling = "已改正" })).Is(StatusCode.FailedPrecondition, "name HANDLED_ONE_WAY");
        (await host.RefuseAsync(Official.BureauClerk, new CloseFollowUpRequest { Name = second.Name, Outcome = "当事人电话13812345678" })).Is(StatusCode.InvalidArgument, "outcome NO_PERSONAL_NUMBER");
        await host.AskAsync<Contract.V1.FollowUp>(Official.BureauClerk, new CloseFollowUpRequest { Name = second.Name, Outcome = "不予处罚" });
        await host.AskAsync<InspectionResult>(Official.BureauClerk, new DiscloseResultRequest { Name = result.Name });
        Assert.Equal((false, null), await FinishedAsync(county, result));

        await host.AskAsync<Contract.V1.FollowUp>(Official.BureauClerk, FollowUpDesk.RecheckOf(first, passed: true));
        await host.AskAsync<Contract.V1.FollowUp>(Official.BureauClerk, new CloseFollowUpRequest { Name = first.Name, Outcome = "已补齐" });
        var (finished, handledAt) = await FinishedAsync(county, result);
        Assert.True(finished && handledAt is not null);
        Assert.Equal(["立案：不予处罚", "责令改正：已补齐；立案：不予处罚"], await county.HandlingsAsync());
        using var client = host.CreateClient();
        var open = await client.GetStringAsync("/open/v1/results", TestContext.Current.CancellationToken);
        Assert.Contains("\"handling\":\"责令改正：已补齐；立案：不予处罚\"", open);
    }

    private static async Task<(bool Finished, Google.Protobuf.WellKnownTypes.Timestamp? HandledAt)> FinishedAsync(CountyAtWork county, InspectionResult result)
    {
        var now = await county.Host.AskAsync<InspectionResult>(Official.BureauClerk, new GetInspectionResultRequest { Name = result.Name });
        return (now.Finished, now.HandleTime);
    }

    [Theory, BothDatabases]
    public async Task Everything_wrong_with_a_step_or_a_recheck_is_named_at_once(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithTasksAsync(provider);
        var (host, task) = (county.Host, (await county.TasksAsync())[0]);
        var result = await county.ConcludeAsync(task, "mzj", "A");
        var order = FollowUpDesk.Of(result, Kind.CaseTransfer);
        (order.FollowUp.Demand, order.FollowUp.Addressee, order.FollowUp.DueDate, order.FollowUp.CaseNumber) = ("", "nobody", CountyPlan.Day(2023, 11, 31), "1号");
        (await host.RefuseAsync(Official.BureauClerk, order)).Is(StatusCode.InvalidArgument,
            "follow_up.due_date FIELD_MALFORMED", "follow_up.demand FIELD_REQUIRED", "follow_up.addressee ADDRESSEE_LISTED", "follow_up.case_number FIELD_MALFORMED");
        (await host.RefuseAsync(Official.BureauClerk, new OpenFollowUpRequest { Parent = result.Name })).Is(StatusCode.InvalidArgument,
            "follow_up FIELD_REQUIRED", "follow_up.kind FIELD_REQUIRED", "follow_up.demand FIELD_REQUIRED");
        var due = FollowUpDesk.Of(result, Kind.Rectification);
        due.FollowUp.DueWorkingDays = 5;
        var step = await host.AskAsync<Contract.V1.FollowUp>(Official.BureauClerk, due);
        await host.AskAsync<Recusal>(Official.BureauClerk, new DeclareRecusalRequest { Inspector = "inspectors/mzj-02", Target = task.Target, Reason = "利害关系" });
        var recheck = FollowUpDesk.RecheckOf(step, passed: true);
        (recheck.Outcome, recheck.Findings) = (RecheckFollowUpRequest.Types.Outcome.Unspecified, "");
        recheck.Inspectors.Clear();
        recheck.Inspectors.AddRange(["inspectors/mzj-02", "inspectors/mzj-06", "inspectors/mzj-07", "inspectors/scjgj-01"]);
        (await host.RefuseAsync(Official.BureauClerk, recheck)).Is(StatusCode.InvalidArgument,
            "outcome FIELD_REQUIRED", "findings FIELD_REQUIRED", "inspectors[0] INSPECTOR_RECUSED", "inspectors[1] CERTIFICATE_VALID", "inspectors[2] CERTIFICATE_VALID", "inspectors[3] INSPECTOR_ASSIGNED");
        var clean = await county.ConcludeAsync(task, "scjgj");
        (await host.RefuseAsync(Official.MarketClerk, FollowUpDesk.Of(clean, Kind.FiledCase, "1号"))).Is(StatusCode.FailedPrecondition, "parent PROBLEM_FOUND");
    }
}
