using ChangliBridge.Adapter.County;
using ChangliBridge.Adapter.Mapping;
using ChangliBridge.Adapter.Security;
using ChangliBridge.Domain.Drawing;
using ChangliBridge.Domain.Drawing.Evidence;
using ChangliBridge.Domain.Facts;
using ChangliBridge.Domain.Plans;
using ChangliBridge.Store;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Adapter.Endpoints;

/// <summary>抽取 over gRPC: reading. The acts stand in the other part.</summary>
internal sealed partial class DrawEndpoint(BridgeStore store, Mutations mutations, CountyLists county) : V1.DrawService.DrawServiceBase
{
    private const int ChunkSize = 64 * 1024;

    public override async Task<V1.Draw> GetDraw(V1.GetDrawRequest request, ServerCallContext context)
    {
        await using var db = store.Read();
        return (await LoadAsync(db, Caller.Of(context), (request.Name, "name"), context.CancellationToken)).Draw.ToProto();
    }

    public override async Task<V1.ListDrawsResponse> ListDraws(V1.ListDrawsRequest request, ServerCallContext context)
    {
        var page = PageRequest.From(request.PageSize, request.PageToken);
        var after = page.IsFirst ? 0 : PageRequest.Number(page.After);
        await using var db = store.Read();
        var plan = await PlanEndpoint.LoadAsync(db, Caller.Of(context), (request.Parent, "parent"), context.CancellationToken);
        var all = db.Set<Draw>().Where(draw => draw.PlanId == plan.Id);
        var (rows, next) = await page.TakeAsync(all.Where(draw => draw.Number > after).OrderBy(draw => draw.Number), draw => draw.Number.ToString(), context.CancellationToken);
        return new() { Draws = { rows.Select(draw => draw.ToProto()) }, NextPageToken = next, TotalSize = await page.TotalAsync(all, context.CancellationToken) };
    }

    public override async Task<V1.ListAssignmentsResponse> ListAssignments(V1.ListAssignmentsRequest request, ServerCallContext context)
    {
        var page = PageRequest.From(request.PageSize, request.PageToken);
        var from = page.IsFirst ? 0 : (int)PageRequest.Number(page.After);
        await using var db = store.Read();
        var (draw, _) = await LoadAsync(db, Caller.Of(context), (request.Parent, "parent"), context.CancellationToken);
        var seats = draw.Seed.Length == 0 ? [] : draw.Recompute().Present()
            .SelectMany(place => place.Value.Select(inspector => (place.Key.Target, place.Key.Department, Inspector: inspector))).ToList();
        var (rows, next) = page.Cut(seats.Select((seat, i) => (Seat: seat, Number: i + 1)).Skip(from).Take(page.Size + 1).ToList(), row => row.Number.ToString());
        return new()
        {
            Assignments = { rows.Select(row => new V1.Assignment { Target = row.Seat.Target, Department = $"departments/{row.Seat.Department}", Inspector = $"inspectors/{row.Seat.Inspector}" }) },
            NextPageToken = next,
            TotalSize = page.IsFirst ? seats.Count : 0,
        };
    }

    public override async Task GetBundle(V1.GetBundleRequest request, IServerStreamWriter<V1.BundleChunk> responseStream, ServerCallContext context)
    {
        await using var db = store.Read();
        var caller = Caller.Of(context);
        var (draw, _) = await LoadAsync(db, caller, (request.Name, "name"), context.CancellationToken);
        if (!caller.ReadsAll)
            caller.RequireDepartment(draw.Office, "name");
        using var bundle = new MemoryStream();
        Write(bundle, draw);
        for (var at = 0; at < bundle.Length; at += ChunkSize)
        {
            var piece = bundle.GetBuffer().AsMemory(at, (int)Math.Min(ChunkSize, bundle.Length - at));
            await responseStream.WriteAsync(new V1.BundleChunk { Content = ByteString.CopyFrom(piece.Span) }, context.CancellationToken);
        }
    }

    /// <summary>A draw of a plan that is shared with the caller; NOT_FOUND otherwise.</summary>
    private static async Task<(Draw Draw, InspectionPlan Plan)> LoadAsync(BridgeDb db, Caller caller, (string Name, string Field) resource, CancellationToken ct)
    {
        var ids = ResourceName.Ids(resource.Name, resource.Field, "inspectionPlans", "draws");
        var id = $"{ids[0]}/draws/{ids[1]}";
        var draw = await db.Set<Draw>().SingleOrDefaultAsync(draw => draw.Id == id, ct) ?? throw ResourceName.Unknown(resource.Name, resource.Field);
        var plan = await db.Set<InspectionPlan>().SingleAsync(plan => plan.Id == draw.PlanId, ct);
        var shared = caller.ReadsAll || draw.Slots.Any(slot => slot.Party == caller.Department) || plan.Batches.Single(batch => batch.Id == draw.BatchId).Involves(caller.Department);
        return shared ? (draw, plan) : throw ResourceName.Unknown(resource.Name, resource.Field);
    }

    private static void Write(MemoryStream bundle, Draw draw)
    {
        if (draw.Seed.Length == 0)
            throw new Domain.Rules.RuleViolation(Domain.Rules.Rule.WrongState, "name", "尚未抽取，没有证据包。", "请在抽取之后下载。");
        var contributions = draw.Slots.Select(slot => new BundleContribution(slot.Party, slot.Value, slot.Commitment, FactText.Instant(slot.CommittedAt!.Value))).ToList();
        Bundle.Write(bundle, draw.Thaw(), draw.Recompute(), (contributions, [.. draw.Replacements.Select(replacement => replacement.Reason)]));
    }
}
