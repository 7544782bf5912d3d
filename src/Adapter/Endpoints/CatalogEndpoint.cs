using ChangliBridge.Adapter.Mapping;
using ChangliBridge.Adapter.Security;
using ChangliBridge.Domain.Catalog;
using ChangliBridge.Domain.Rules;
using ChangliBridge.Domain.Tags;
using ChangliBridge.Store;
using ChangliBridge.Store.Mirror;
using ChangliBridge.Store.Registers;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Adapter.Endpoints;

/// <summary>一单两库 over gRPC: reading. The acts stand in the other part.</summary>
internal sealed partial class CatalogEndpoint(BridgeStore store, Mutations mutations, County.CountyLists county, Supervision.ActReporter reporter) : V1.CatalogService.CatalogServiceBase
{
    public override async Task<V1.InspectionItem> GetInspectionItem(V1.GetInspectionItemRequest request, ServerCallContext context)
    {
        var id = ResourceName.Id(request.Name, "name", "inspectionItems");
        await using var db = store.Read();
        var item = await db.Set<InspectionItem>().SingleOrDefaultAsync(item => item.Id == id, context.CancellationToken);
        return item is null ? throw ResourceName.Unknown(request.Name, "name") : await ItemStanding.OfAsync(db, item, context.CancellationToken);
    }

    public override async Task<V1.ListInspectionItemsResponse> ListInspectionItems(V1.ListInspectionItemsRequest request, ServerCallContext context)
    {
        var faults = new FaultList();
        var page = PageRequest.From(request.PageSize, request.PageToken, faults);
        var (department, state) = (faults.Department("department", request.Department, county), (ItemState)request.State);
        faults.RequireValue("state", request.State);
        faults.ThrowIfAny();
        await using var db = store.Read();
        var all = db.Set<InspectionItem>().When(department.Length > 0, item => item.Department == department).When(state != 0, item => item.State == state);
        var (rows, next) = await page.TakeAsync(
            all.Where(item => string.Compare(item.Id, page.After) > 0).OrderBy(item => item.Id), item => item.Id, context.CancellationToken);
        return new() { InspectionItems = { await ItemStanding.OfAsync(db, rows, context.CancellationToken) }, NextPageToken = next, TotalSize = await page.TotalAsync(all, context.CancellationToken) };
    }

    public override async Task<V1.ListUpstreamItemsResponse> ListUpstreamItems(V1.ListUpstreamItemsRequest request, ServerCallContext context)
    {
        await using var db = store.Read();
        var (rows, next, total) = await MirrorPageAsync(Mirror.Items(db), PageRequest.From(request.PageSize, request.PageToken), context.CancellationToken);
        return new() { UpstreamItems = { rows.Select(item => item.ToProto()) }, NextPageToken = next, TotalSize = total };
    }

    public override async Task<V1.ListSupervisionItemsResponse> ListSupervisionItems(V1.ListSupervisionItemsRequest request, ServerCallContext context)
    {
        await using var db = store.Read();
        var (rows, next, total) = await MirrorPageAsync(Mirror.SupervisionItems(db), PageRequest.From(request.PageSize, request.PageToken), context.CancellationToken);
        return new() { SupervisionItems = { rows.Select(item => item.ToProto()) }, NextPageToken = next, TotalSize = total };
    }

    public override async Task<V1.InspectionTarget> GetInspectionTarget(V1.GetInspectionTargetRequest request, ServerCallContext context)
    {
        var id = ResourceName.Id(request.Name, "name", "inspectionTargets");
        await using var db = store.Read();
        var target = await Mirror.Targets(db).SingleOrDefaultAsync(target => target.Id == id, context.CancellationToken) ?? throw ResourceName.Unknown(request.Name, "name");
        var own = await CountyTags.ConfirmedAsync(db, TagSubject.Target, [id], context.CancellationToken);
        return target.ToProto((await GradesAsync(db, [id], context.CancellationToken)).GetValueOrDefault(id), own.GetValueOrDefault(id));
    }

    public override async Task<V1.ListInspectionTargetsResponse> ListInspectionTargets(V1.ListInspectionTargetsRequest request, ServerCallContext context)
    {
        await using var db = store.Read();
        var faults = new FaultList();
        var page = PageRequest.From(request.PageSize, request.PageToken, faults);
        await TagFilter.CheckAsync(db, request.Tag, faults, context.CancellationToken);
        faults.ThrowIfAny();
        var (rows, next, total) = request.Tag.Length == 0 ? await MirrorPageAsync(Mirror.Targets(db), page, context.CancellationToken) : await CarryingAsync(db, request.Tag, page, context.CancellationToken);
        List<string> ids = [.. rows.Select(target => target.Id)];
        var grades = await GradesAsync(db, ids, context.CancellationToken);
        var own = await CountyTags.ConfirmedAsync(db, TagSubject.Target, ids, context.CancellationToken);
        return new() { InspectionTargets = { rows.Select(target => target.ToProto(grades.GetValueOrDefault(target.Id), own.GetValueOrDefault(target.Id))) }, NextPageToken = next, TotalSize = total };
    }

    public override async Task<V1.Inspector> GetInspector(V1.GetInspectorRequest request, ServerCallContext context)
    {
        var id = ResourceName.Id(request.Name, "name", "inspectors");
        await using var db = store.Read();
        var inspector = await InspectorsOf(db, Caller.Of(context)).SingleOrDefaultAsync(inspector => inspector.Id == id, context.CancellationToken);
        var own = await CountyTags.ConfirmedAsync(db, TagSubject.Inspector, [id], context.CancellationToken);
        return inspector?.ToProto(own.GetValueOrDefault(id), !await Officers.Of(db).AnyAsync(officer => officer.Id == id, context.CancellationToken)) ?? throw ResourceName.Unknown(request.Name, "name");
    }

    public override async Task<V1.ListInspectorsResponse> ListInspectors(V1.ListInspectorsRequest request, ServerCallContext context)
    {
        await using var db = store.Read();
        var faults = new FaultList();
        var page = PageRequest.From(request.PageSize, request.PageToken, faults);
        var ends = request.CertificateEndsBy.ToDay("certificate_ends_by", faults);
        faults.ThrowIfAny();
        var all = InspectorsOf(db, Caller.Of(context)).When(ends is not null, inspector => inspector.ValidUntil != null && inspector.ValidUntil <= ends);
        var (rows, next, total) = await MirrorPageAsync(all, page, context.CancellationToken);
        var ids = rows.Select(inspector => inspector.Id).ToList();
        var officers = await Officers.Of(db).Where(officer => ids.Contains(officer.Id)).Select(officer => officer.Id).ToHashSetAsync(context.CancellationToken);
        var own = await CountyTags.ConfirmedAsync(db, TagSubject.Inspector, ids, context.CancellationToken);
        return new() { Inspectors = { rows.Select(inspector => inspector.ToProto(own.GetValueOrDefault(inspector.Id), !officers.Contains(inspector.Id))) }, NextPageToken = next, TotalSize = total };
    }

    public override async Task<V1.ListRecusalsResponse> ListRecusals(V1.ListRecusalsRequest request, ServerCallContext context)
    {
        var (caller, page) = (Caller.Of(context), PageRequest.From(request.PageSize, request.PageToken, PageRequest.IsPair));
        await using var db = store.Read();
        var all = db.Set<Recusal>().When(!caller.ReadsAll, recusal => recusal.Department == caller.Department);
        var (inspector, target) = page.AfterPair;
        var (rows, next) = await page.TakeAsync(
            all.When(!page.IsFirst, recusal => string.Compare(recusal.InspectorId, inspector) >= 0 && (recusal.InspectorId != inspector || string.Compare(recusal.TargetId, target) > 0))
                .OrderBy(recusal => recusal.InspectorId).ThenBy(recusal => recusal.TargetId),
            recusal => PageRequest.Pair(recusal.InspectorId, recusal.TargetId), context.CancellationToken);
        return new() { Recusals = { rows.Select(recusal => recusal.ToProto()) }, NextPageToken = next, TotalSize = await page.TotalAsync(all, context.CancellationToken) };
    }

    private static IQueryable<MirroredInspector> InspectorsOf(BridgeDb db, Caller caller) =>
        Mirror.Inspectors(db).When(!caller.ReadsAll, inspector => inspector.Department == caller.Department);

    private static async Task<(List<T> Rows, string Next, int Total)> MirrorPageAsync<T>(IQueryable<T> all, PageRequest page, CancellationToken ct)
        where T : class, IMirrored
    {
        var (rows, next) = await page.TakeAsync(all.Where(row => string.Compare(row.Id, page.After) > 0).OrderBy(row => row.Id), row => row.Id, ct);
        return (rows, next, await page.TotalAsync(all, ct));
    }

    private static async Task<(List<MirroredTarget> Rows, string Next, int Total)> CarryingAsync(BridgeDb db, string tag, PageRequest page, CancellationToken ct)
    {
        var (ids, next) = page.Cut(await CountyTags.CarryingAsync(db, tag, (page.After, page.Size + 1), ct), id => id);
        var rows = await Mirror.Targets(db).Where(target => ids.Contains(target.Id)).OrderBy(target => target.Id).ToListAsync(ct);
        return (rows, next, page.IsFirst ? await CountyTags.CountAsync(db, tag, ct) : 0);
    }

    private static Task<Dictionary<string, string>> GradesAsync(BridgeDb db, List<string> ids, CancellationToken ct) =>
        Mirror.Grades(db).Where(grade => ids.Contains(grade.Id)).ToDictionaryAsync(grade => grade.Id, grade => grade.Grade, ct);
}
