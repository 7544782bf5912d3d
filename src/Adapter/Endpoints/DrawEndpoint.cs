using ChangliBridge.Adapter.County;
using ChangliBridge.Adapter.Evidence;
using ChangliBridge.Adapter.Mapping;
using ChangliBridge.Adapter.Security;
using ChangliBridge.Adapter.Supervision;
using ChangliBridge.Domain.Drawing;
using ChangliBridge.Domain.Drawing.Evidence;
using ChangliBridge.Domain.Plans;
using ChangliBridge.Domain.Rules;
using ChangliBridge.Store;
using ChangliBridge.Store.Draws;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Adapter.Endpoints;

/// <summary>抽取 over gRPC: reading. The acts stand in the other parts.</summary>
internal sealed partial class DrawEndpoint(
    BridgeStore store, Mutations mutations, CountyLists county, JointTaskReporter jointTasks, BundleFile bundles, TimeProvider clock, ILogger<DrawEndpoint> log) : V1.DrawService.DrawServiceBase
{
    private const int ChunkSize = 64 * 1024;

    public override async Task<V1.Draw> GetDraw(V1.GetDrawRequest request, ServerCallContext context)
    {
        await using var db = store.Read();
        return (await LoadAsync(db, Caller.Of(context), (request.Name, "name"), context.CancellationToken)).ToProto(clock.GetUtcNow());
    }

    public override async Task<V1.ListDrawsResponse> ListDraws(V1.ListDrawsRequest request, ServerCallContext context)
    {
        var faults = new FaultList();
        var page = PageRequest.From(request.PageSize, request.PageToken, faults, PageRequest.IsNumber);
        var after = page.IsFirst ? 0 : PageRequest.Number(page.After);
        await using var db = store.Read();
        var plan = await faults.WithAsync(ct => PlanEndpoint.LoadAsync(db, Caller.Of(context), (request.Parent, "parent"), ct), context.CancellationToken);
        var (all, now) = (db.Set<Draw>().Where(draw => draw.PlanId == plan.Id), clock.GetUtcNow());
        var (rows, next) = await page.TakeAsync(all.Where(draw => draw.Number > after).OrderBy(draw => draw.Number), draw => draw.Number.ToString(), context.CancellationToken);
        return new() { Draws = { rows.Select(draw => draw.ToProto(now)) }, NextPageToken = next, TotalSize = await page.TotalAsync(all, context.CancellationToken) };
    }

    public override async Task<V1.ListAssignmentsResponse> ListAssignments(V1.ListAssignmentsRequest request, ServerCallContext context)
    {
        var faults = new FaultList();
        var page = PageRequest.From(request.PageSize, request.PageToken, faults, PageRequest.IsNumber);
        var from = page.IsFirst ? 0 : PageRequest.Number(page.After);
        await using var db = store.Read();
        var draw = await faults.WithAsync(ct => LoadAsync(db, Caller.Of(context), (request.Parent, "parent"), ct), context.CancellationToken);
        var replaced = await ReplacedAsync(db, draw, context.CancellationToken);
        var seats = db.Set<SeatRow>().Where(seat => seat.DrawId == draw.Id);
        var (rows, next) = await page.TakeAsync(seats.Where(seat => seat.Number > from).OrderBy(seat => seat.Number), seat => seat.Number.ToString(), context.CancellationToken);
        var present = rows.Select(row => (row.Target, row.Department, Inspector: replaced.GetValueOrDefault((row.Target, row.Department, row.Inspector), row.Inspector))).Where(seat => seat.Inspector.Length > 0);
        return new()
        {
            Assignments = { present.Select(seat => new V1.Assignment { Target = seat.Target, Department = $"departments/{seat.Department}", Inspector = $"inspectors/{seat.Inspector}" }) },
            NextPageToken = next,
            TotalSize = page.IsFirst ? draw.SeatCount - replaced.Values.Count(inspector => inspector.Length == 0) : 0,
        };
    }

    public override async Task GetBundle(V1.GetBundleRequest request, IServerStreamWriter<V1.BundleChunk> responseStream, ServerCallContext context)
    {
        await using var db = store.Read();
        var (caller, ct) = (Caller.Of(context), context.CancellationToken);
        var draw = await LoadAsync(db, caller, (request.Name, "name"), ct);
        var kind = request.Kind == V1.GetBundleRequest.Types.Kind.Sealed ? BundleKind.Sealed : BundleKind.Full;
        if (kind == BundleKind.Full)
            RequireOfficeOrSupervisor(caller, draw);
        await using var bundle = await bundles.OpenAsync(db, draw, kind, ct);
        var piece = new byte[ChunkSize];
        for (int read; (read = await bundle.ReadAsync(piece, ct)) > 0;)
            await responseStream.WriteAsync(new V1.BundleChunk { Content = ByteString.CopyFrom(piece, 0, read) }, ct);
    }

    public override async Task<V1.OwnEntry> GetOwnEntry(V1.GetOwnEntryRequest request, ServerCallContext context)
    {
        await using var db = store.Read();
        var caller = Caller.Of(context);
        var draw = await LoadAsync(db, caller, (request.Name, "name"), context.CancellationToken);
        RequireOfficeOrSupervisor(caller, draw);
        if (draw.Seed.Length == 0)
            throw new RuleViolation(Rule.WrongState, "name", "尚未抽取，没有本户条目。", "请在抽取之后下载。");
        var frozen = await DrawRecords.ThawAsync(db, draw.Id, context.CancellationToken);
        var entry = OwnEntry.Of(frozen, draw.Outcome(frozen), request.Target) ?? throw ResourceName.Unknown(request.Target, "target");
        return new V1.OwnEntry { Drawn = entry.Drawn, Entry = System.Text.Encoding.UTF8.GetString(entry.Json) };
    }

    /// <summary>A draw of a plan that is shared with the caller; NOT_FOUND otherwise.</summary>
    internal static async Task<Draw> LoadAsync(BridgeDb db, Caller caller, (string Name, string Field) resource, CancellationToken ct) =>
        await FindAsync(db, caller, resource, ct) ?? throw ResourceName.Unknown(resource.Name, resource.Field);

    private static async Task<Draw?> FindAsync(BridgeDb db, Caller caller, (string Name, string Field) resource, CancellationToken ct)
    {
        var ids = ResourceName.Ids(resource.Name, resource.Field, "inspectionPlans", "draws");
        var id = $"{ids[0]}/draws/{ids[1]}";
        if (await db.Set<Draw>().SingleOrDefaultAsync(draw => draw.Id == id, ct) is not { } draw)
            return null;
        var plan = await db.Set<InspectionPlan>().AsNoTracking().SingleAsync(plan => plan.Id == draw.PlanId, ct);
        var shared = caller.ReadsAll || draw.Slots.Any(slot => slot.Party == caller.Department) || plan.Batches.Single(batch => batch.Id == draw.BatchId).Involves(caller.Department);
        return shared ? draw : null;
    }

    /// <summary>Who sits in the seat that somebody was dealt: whoever replaced him, and so on; empty where nobody was left.</summary>
    private static async Task<Dictionary<(string Target, string Department, string Dealt), string>> ReplacedAsync(BridgeDb db, Draw draw, CancellationToken ct)
    {
        if (draw.Replacements.Count == 0)
            return [];
        var frozen = await DrawRecords.ThawAsync(db, draw.Id, ct);
        var sits = new Dictionary<(string Target, string Department, string Dealt), string>();
        foreach (var change in draw.Outcome(frozen).Replacements)
        {
            var dealt = sits.FirstOrDefault(seat => (seat.Key.Target, seat.Key.Department, seat.Value) == (change.Target, change.Department, change.From)).Key.Dealt ?? change.From;
            sits[(change.Target, change.Department, dealt)] = change.To;
        }
        return sits;
    }

    private static void RequireOfficeOrSupervisor(Caller caller, Draw draw)
    {
        if (!caller.ReadsAll)
            caller.RequireDepartment(draw.Office, "name");
    }
}
