using System.Text.Json;
using ChangliBridge.Adapter.Tests.FollowUp;
using ChangliBridge.Adapter.Tests.Hosting;
using ChangliBridge.Contract.V1;
using ChangliBridge.Store;
using ChangliBridge.Testing;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Xunit;
using Decision = ChangliBridge.Contract.V1.CreditRepair.Types.Decision;
using Row = ChangliBridge.Store.Ledger.Delivery;
using State = ChangliBridge.Contract.V1.CreditRecord.Types.State;

namespace ChangliBridge.Adapter.Tests.Credit;

/// <summary>信用记录 over gRPC: proposed, confirmed, disclosed, repaired or expired.</summary>
public sealed class CreditTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task A_violation_is_listed_disclosed_and_ends_by_repair(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithTasksAsync(provider);
        var (host, result) = (county.Host, await county.ConcludeAsync((await county.TasksAsync())[0], "mzj", "A"));
        var filed = await host.AskAsync<Contract.V1.FollowUp>(Official.BureauClerk, FollowUpDesk.Of(result, Contract.V1.FollowUp.Types.Kind.FiledCase, "1号"));
        var propose = CreditDesk.Of(result);
        propose.CreditRecord.Case = filed.Name;
        (await host.RefuseAsync(Official.BureauClerk, propose)).Is(StatusCode.FailedPrecondition, "credit_record.case WRONG_STATE");
        await host.AskAsync<Contract.V1.FollowUp>(Official.BureauClerk, new CloseFollowUpRequest { Name = filed.Name, Outcome = "罚款" });
        propose.RequestId = "";
        var record = await host.AskAsync<CreditRecord>(Official.BureauClerk, propose);
        Assert.Equal((State.Proposed, filed.Name, "违法失信行为记录"), (record.State, record.Case, record.KindTitle));
        (await host.RefuseAsync(Official.BureauClerk, CreditDesk.Of(result))).Is(StatusCode.AlreadyExists, "credit_record.kind ALREADY_EXISTS");
        var confirm = new ConfirmCreditRecordRequest { Name = record.Name };
        (await host.RefuseAsync(Official.BureauClerk with { Roles = ["clerk", "approver"] }, confirm)).Is(StatusCode.PermissionDenied, "name REVIEWER_IS_ANOTHER");
        Assert.Empty(await OpenAsync(host));
        var standing = await host.AskAsync<CreditRecord>(Official.BureauApprover, new ConfirmCreditRecordRequest { Name = record.Name });
        Assert.Equal((State.Standing, CountyPlan.Day(2023, 11, 7), null, ""), (standing.State, standing.ListDate, standing.UntilDate, standing.UntilSource));
        Assert.Equal(["清真标志未经统一审核"], await OpenAsync(host));

        await host.AskAsync<CreditRecord>(Official.BureauClerk, new ApplyCreditRepairRequest { Name = record.Name, Application = "已改正" });
        (await host.RefuseAsync(Official.BureauApprover, new DecideCreditRepairRequest { Name = record.Name })).Is(StatusCode.InvalidArgument, "decision FIELD_REQUIRED", "reason FIELD_REQUIRED");
        var repaired = await host.AskAsync<CreditRecord>(Official.BureauApprover, new DecideCreditRepairRequest { Name = record.Name, Decision = Decision.Granted, Reason = "属实" });
        Assert.Equal((State.Repaired, Decision.Granted, 2), (repaired.State, repaired.Repairs[0].Decision, repaired.Revision));
        Assert.Empty(await OpenAsync(host));
        Assert.Equal([(1, "listed"), (2, "repaired")], await FactsAsync(host));
    }

    [Theory, BothDatabases]
    public async Task Whom_nobody_could_find_is_proposed_when_the_result_is_reviewed_and_confirmed_by_a_person(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithTasksAsync(provider);
        var (host, tasks) = (county.Host, await county.TasksAsync());
        await county.ConcludeAsync(tasks[0], "mzj", "6");
        await county.ConcludeAsync(tasks[1], "mzj");
        var proposed = Assert.Single((await host.AskAsync<ListCreditRecordsResponse>(Official.MarketApprover, new ListCreditRecordsRequest { State = State.Proposed })).CreditRecords);
        Assert.Equal(("abnormal", "departments/scjgj", "rule", tasks[0].TargetCode), (proposed.Kind, proposed.Keeper, proposed.Proposer, proposed.TargetCode));
        Assert.NotEmpty(proposed.LegalBasis);
        Assert.Empty(await FactsAsync(host));
        (await host.RefuseAsync(Official.BureauApprover, new ConfirmCreditRecordRequest { Name = proposed.Name })).Is(StatusCode.PermissionDenied, "name NOT_PERMITTED");
        Assert.Equal(StatusCode.NotFound, (await host.RefuseAsync(Official.Stranger, new ConfirmCreditRecordRequest { Name = proposed.Name })).Code);
        await host.AskAsync<CreditRecord>(Official.MarketApprover, new ConfirmCreditRecordRequest { Name = proposed.Name });
        Assert.Equal([(1, "listed")], await FactsAsync(host));
    }

    [Theory, BothDatabases]
    public async Task A_proposal_may_be_dismissed_and_a_record_expires_by_the_clock_alone(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithTasksAsync(provider, null, ("County:CreditKinds:1:Months", "12"), ("County:CreditKinds:1:Source", "测试用期限"));
        var (host, tasks) = (county.Host, await county.TasksAsync());
        var first = await host.AskAsync<CreditRecord>(Official.BureauClerk, CreditDesk.Of(await county.ConcludeAsync(tasks[0], "mzj", "A")));
        var second = await host.AskAsync<CreditRecord>(Official.BureauClerk, CreditDesk.Of(await county.ConcludeAsync(tasks[1], "mzj", "A")));
        var dismissed = await host.AskAsync<CreditRecord>(Official.BureauApprover, new DismissCreditRecordRequest { Name = first.Name, Reason = "情节轻微" });
        Assert.Equal((State.Dismissed, "情节轻微"), (dismissed.State, dismissed.DismissReason));
        var standing = await host.AskAsync<CreditRecord>(Official.BureauApprover, new ConfirmCreditRecordRequest { Name = second.Name });
        Assert.Equal((CountyPlan.Day(2024, 11, 7), "测试用期限"), (standing.UntilDate, standing.UntilSource));
        await county.AdvanceAsync(new DateTimeOffset(2024, 11, 7, 20, 0, 0, TimeSpan.FromHours(8)));
        Assert.Single(await OpenAsync(host));
        await county.AdvanceAsync(new DateTimeOffset(2024, 11, 8, 0, 30, 0, TimeSpan.FromHours(8)));
        Assert.Empty(await OpenAsync(host));
        var expired = await host.AskAsync<ListCreditRecordsResponse>(Official.Office, new ListCreditRecordsRequest { State = State.Expired });
        Assert.Equal((second.Name, State.Expired, 1), (expired.CreditRecords[0].Name, expired.CreditRecords[0].State, expired.TotalSize));
        (await host.RefuseAsync(Official.BureauClerk, new ApplyCreditRepairRequest { Name = second.Name, Application = "已改正" })).Is(StatusCode.FailedPrecondition, "name WRONG_STATE");
        Assert.Equal([(1, "listed")], await FactsAsync(host));
    }

    private static async Task<List<string>> OpenAsync(BridgeHost host)
    {
        using var client = host.CreateClient();
        var page = JsonDocument.Parse(await client.GetStringAsync("/open/v1/credit-records", Ct)).RootElement;
        return [.. page.GetProperty("items").EnumerateArray().Select(row => row.GetProperty("violation").GetString()!)];
    }

    private static async Task<List<(int Revision, string State)>> FactsAsync(BridgeHost host)
    {
        await using var db = host.Store.Read();
        var rows = await db.Set<Row>().Where(delivery => delivery.Kind == "credit-record").OrderBy(delivery => delivery.Revision).ToListAsync(Ct);
        return [.. rows.Select(row => (row.Revision, JsonDocument.Parse(row.Body).RootElement.GetProperty("state").GetString()!))];
    }
}
