using ChangliBridge.Adapter.County;
using ChangliBridge.Adapter.Mapping;
using ChangliBridge.Adapter.Security;
using ChangliBridge.Domain.Rules;
using ChangliBridge.Store;
using ChangliBridge.Store.Reconciling;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Adapter.Endpoints;

/// <summary>对账 over gRPC: a run is asked for by its row, which the job claims.</summary>
internal sealed class ReconciliationEndpoint(BridgeStore store, Mutations mutations) : V1.ReconciliationService.ReconciliationServiceBase
{
    private const int LongestNote = 500;
    private static readonly TimeSpan Usual = TimeSpan.FromDays(31);

    public override async Task<V1.ListReconciliationsResponse> ListReconciliations(V1.ListReconciliationsRequest request, ServerCallContext context)
    {
        var faults = new FaultList();
        var (page, platform) = (PageRequest.From(request.PageSize, request.PageToken, faults, PageRequest.IsNumber), DeliveryFilter.PlatformOf(request.Platform, faults));
        faults.ThrowIfAny();
        var before = page.IsFirst ? long.MaxValue : PageRequest.Number(page.After);
        await using var db = store.Read();
        var all = db.Set<Reconciliation>().When(platform != "", run => run.Platform == platform);
        var (rows, next) = await page.TakeAsync(all.Where(run => run.Id < before).OrderByDescending(run => run.Id), run => run.Id.ToString(), context.CancellationToken);
        return new() { Reconciliations = { rows.Select(run => run.ToProto()) }, NextPageToken = next, TotalSize = await page.TotalAsync(all, context.CancellationToken) };
    }

    public override Task<V1.Reconciliation> TriggerReconciliation(V1.TriggerReconciliationRequest request, ServerCallContext context) =>
        mutations.RunAsync(request, context, async (mutation, ct) =>
        {
            var run = await Reconciliations.RequestAsync(mutation.Unit, request.Platform, (PeriodOf(request, mutation.Now), false), ct);
            return run.ToProto();
        });

    public override async Task<V1.ListFindingsResponse> ListFindings(V1.ListFindingsRequest request, ServerCallContext context)
    {
        var (caller, faults) = (Caller.Of(context), new FaultList());
        var (page, platform) = (PageRequest.From(request.PageSize, request.PageToken, faults, PageRequest.IsNumber), DeliveryFilter.PlatformOf(request.Platform, faults));
        foreach (var (index, kind) in request.Kinds.Index())
            faults.RequireValue($"kinds[{index}]", kind);
        faults.ThrowIfAny();
        var after = page.IsFirst ? 0 : PageRequest.Number(page.After);
        var kinds = request.Kinds.Where(kind => kind != V1.Finding.Types.Kind.Unspecified).Select(kind => (FindingKind)kind).ToList();
        await using var db = store.Read();
        var all = VisibleTo(db, caller)
            .When(platform != "", finding => finding.Platform == platform)
            .When(kinds.Count > 0, finding => kinds.Contains(finding.Kind))
            .When(!request.ShowResolved, finding => finding.ResolvedAt == null);
        var (rows, next) = await page.TakeAsync(all.Where(finding => finding.Id > after).OrderBy(finding => finding.Id), finding => finding.Id.ToString(), context.CancellationToken);
        return new() { Findings = { rows.Select(finding => finding.ToProto()) }, NextPageToken = next, TotalSize = await page.TotalAsync(all, context.CancellationToken) };
    }

    public override Task<V1.Finding> ResolveFinding(V1.ResolveFindingRequest request, ServerCallContext context) =>
        mutations.RunAsync(request, context, async (mutation, ct) =>
        {
            var id = long.TryParse(ResourceName.Id(request.Name, "name", "reconciliationFindings"), out var number) ? number : throw ResourceName.Unknown(request.Name, "name");
            var finding = await VisibleTo(mutation.Db, mutation.Caller).SingleOrDefaultAsync(finding => finding.Id == id, ct) ?? throw ResourceName.Unknown(request.Name, "name");
            var faults = new FaultList();
            faults.RequireText("note", request.Note, LongestNote);
            faults.ThrowIfAny();
            ReconciliationFindings.Resolve(mutation.Unit, finding, (mutation.Caller.Actor, request.Note, mutation.Now));
            return finding.ToProto();
        });

    private static ReconciledPeriod PeriodOf(V1.TriggerReconciliationRequest request, DateTimeOffset now)
    {
        var faults = new FaultList();
        DeliveryFilter.RequirePlatform(request.Platform, faults);
        var (start, end) = (request.StartDate.ToBound("start_date", faults), request.EndDate.ToBound("end_date", faults));
        faults.ThrowIfAny();
        var to = end is { } last && CountyOptions.StartOf(last.AddDays(1)) is var after && after < now ? after : now;
        var from = start is { } first ? CountyOptions.StartOf(first) : to - Usual;
        faults.Require(from < to, new Fault(Rule.FieldMalformed, "start_date", "开始日期在结束日期之后或在将来。", "请填写不晚于结束日期的过去日期。"));
        faults.ThrowIfAny();
        return new ReconciledPeriod(from, to);
    }

    private static IQueryable<ReconciliationFinding> VisibleTo(BridgeDb db, Caller caller) =>
        db.Set<ReconciliationFinding>().When(!caller.ReadsAll, finding => finding.Department == caller.Department);
}
