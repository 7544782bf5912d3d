using ChangliBridge.Adapter.Tests.Hosting;
using ChangliBridge.Contract.V1;
using ChangliBridge.Store;
using ChangliBridge.Store.Reconciling;
using ChangliBridge.Testing;
using Google.Type;
using Grpc.Core;
using Xunit;
using Kind = ChangliBridge.Contract.V1.Finding.Types.Kind;

namespace ChangliBridge.Adapter.Tests.Operating;

/// <summary>The reconciliation over gRPC: asked for, listed, settled.</summary>
public sealed class ReconciliationTests
{
    private static readonly Sighting Lost = new(FindingKind.Lost, "k1", 1) { Department = "mzj", DeliveryId = "d1", RecordKind = "result", Sentence = "省平台没有这条记录（对方丢失）。" };
    private static readonly Sighting NotOurs = new(FindingKind.NotOurs, "k2", 1) { TheirCount = 1, RecordKind = "result", Sentence = "省平台有这条记录。" };

    [Theory, BothDatabases]
    public async Task A_run_is_asked_for_once_with_its_days_in_china(StoreProvider provider)
    {
        await using var desk = await DeliveryDesk.OpenAsync(provider);
        var request = new TriggerReconciliationRequest { Platform = "provincial", StartDate = Day(1), EndDate = Day(2) };
        var run = await desk.Host.AskAsync<Contract.V1.Reconciliation>(DeliveryDesk.Operator, request);
        request.RequestId = "";
        Assert.Equal(run.Name, (await desk.Host.AskAsync<Contract.V1.Reconciliation>(Official.Office, request)).Name);

        Assert.Equal(Contract.V1.Reconciliation.Types.State.Requested, run.State);
        Assert.Equal(TimeSpan.FromDays(2), run.PeriodEnd.ToDateTimeOffset() - run.PeriodStart.ToDateTimeOffset());
        Assert.Equal("2023-09-30T16:00:00Z", run.PeriodStart.ToString().Trim('"'));
        var listed = await desk.Host.AskAsync<ListReconciliationsResponse>(Official.BureauClerk, new ListReconciliationsRequest());
        Assert.Equal([run], listed.Reconciliations);
    }

    [Theory, BothDatabases]
    public async Task A_wrong_platform_or_period_is_named(StoreProvider provider)
    {
        await using var desk = await DeliveryDesk.OpenAsync(provider);
        (await desk.Host.RefuseAsync(DeliveryDesk.Operator, new TriggerReconciliationRequest { Platform = "city" })).Is(StatusCode.NotFound, "platform UNKNOWN");
        (await desk.Host.RefuseAsync(DeliveryDesk.Operator, new TriggerReconciliationRequest { Platform = "provincial", StartDate = Day(5), EndDate = Day(4) })).Is(StatusCode.InvalidArgument, "start_date FIELD_MALFORMED");
        (await desk.Host.RefuseAsync(DeliveryDesk.Operator, new TriggerReconciliationRequest { Platform = "provincial", StartDate = Day(32) })).Is(StatusCode.InvalidArgument, "start_date FIELD_MALFORMED");
        // Days whose beginning, or whose next day, does not exist as an instant.
        var endless = new TriggerReconciliationRequest { Platform = "provincial", StartDate = new() { Year = 1, Month = 1, Day = 1 }, EndDate = new() { Year = 9999, Month = 12, Day = 31 } };
        (await desk.Host.RefuseAsync(DeliveryDesk.Operator, endless)).Is(StatusCode.InvalidArgument, "start_date FIELD_MALFORMED", "end_date FIELD_MALFORMED");
    }

    [Theory, BothDatabases]
    public async Task Findings_are_seen_by_their_department_and_those_of_nobody_by_the_supervisor(StoreProvider provider)
    {
        await using var desk = await DeliveryDesk.OpenAsync(provider);
        await desk.FileAsync(Lost, NotOurs);

        var all = await FindingsAsync(desk, Official.Office, new ListFindingsRequest());
        Assert.Equal([(Kind.Lost, "departments/mzj", "deliveries/d1"), (Kind.NotOurs, "", "")], all.Select(finding => (finding.Kind, finding.Department, finding.Delivery)));
        Assert.Equal([all[0]], await FindingsAsync(desk, Official.BureauClerk, new ListFindingsRequest()));
        Assert.Empty(await FindingsAsync(desk, Official.MarketClerk, new ListFindingsRequest()));
        Assert.Equal([all[1]], await FindingsAsync(desk, Official.Office, new ListFindingsRequest { Kinds = { Kind.NotOurs } }));
        Assert.Empty(await FindingsAsync(desk, Official.Office, new ListFindingsRequest { Platform = "internet-plus" }));
        (await desk.Host.RefuseAsync(DeliveryDesk.MarketOperator, new ResolveFindingRequest { Name = all[0].Name, Note = "x" })).Is(StatusCode.NotFound, "name UNKNOWN");
    }

    [Theory, BothDatabases]
    public async Task A_settled_finding_is_kept_with_its_note_and_settled_once(StoreProvider provider)
    {
        await using var desk = await DeliveryDesk.OpenAsync(provider);
        await desk.FileAsync(Lost);
        var finding = Assert.Single(await FindingsAsync(desk, DeliveryDesk.Operator, new ListFindingsRequest()));

        var settled = await desk.Host.AskAsync<Finding>(DeliveryDesk.Operator, new ResolveFindingRequest { Name = finding.Name, Note = "对方已恢复" });

        Assert.Equal(("mzj/mzj-operator", "对方已恢复"), (settled.Resolver, settled.Note));
        Assert.Empty(await FindingsAsync(desk, DeliveryDesk.Operator, new ListFindingsRequest()));
        Assert.Equal([settled], await FindingsAsync(desk, DeliveryDesk.Operator, new ListFindingsRequest { ShowResolved = true }));
        (await desk.Host.RefuseAsync(DeliveryDesk.Operator, new ResolveFindingRequest { Name = finding.Name, Note = "再次" })).Is(StatusCode.FailedPrecondition, "name WRONG_STATE");
    }

    private static Date Day(int october) => october <= 31 ? new Date { Year = 2023, Month = 10, Day = october } : new Date { Year = 2023, Month = 11, Day = october - 31 };

    private static async Task<IList<Finding>> FindingsAsync(DeliveryDesk desk, Official official, ListFindingsRequest request) =>
        (await desk.Host.AskAsync<ListFindingsResponse>(official, request)).Findings;
}
