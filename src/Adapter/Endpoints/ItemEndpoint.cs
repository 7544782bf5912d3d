using ChangliBridge.Adapter.Mapping;
using ChangliBridge.Domain.Catalog;
using ChangliBridge.Domain.Rules;
using ChangliBridge.Store;
using ChangliBridge.Store.Mirror;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Adapter.Endpoints;

/// <summary>重新认领, 工作指引, 停用 and the versions they leave.</summary>
internal sealed class ItemEndpoint(BridgeStore store, Mutations mutations, County.CountyLists county) : V1.ItemService.ItemServiceBase
{
    public override Task<V1.InspectionItem> ReclaimItem(V1.ReclaimItemRequest request, ServerCallContext context) =>
        mutations.RunAsync(request, context, async (mutation, ct) =>
        {
            var item = await LoadOwnAsync(mutation, request.Name, ct);
            var upstream = await Mirror.Items(mutation.Db).AsNoTracking().SingleOrDefaultAsync(upstream => upstream.Id == item.Code, ct);
            mutation.Db.Add(item.Reclaim(upstream?.ToDomain(), request.DutyBasis, request.Reason, mutation.Acting));
            await mutation.DeliverAsync(item.ClaimFact(county.Division), ct);
            mutation.Audit("item.reclaim", request.Name, ("version", item.LatestVersion));
            return await ItemStanding.OfAsync(mutation.Db, item, ct);
        });

    public override Task<V1.InspectionItem> UpdateItemGuidance(V1.UpdateItemGuidanceRequest request, ServerCallContext context) =>
        mutations.RunAsync(request, context, async (mutation, ct) =>
        {
            var item = await LoadOwnAsync(mutation, request.Name, ct);
            mutation.Db.Add(item.UpdateGuidance(request.Guidance, request.Reason, mutation.Acting));
            mutation.Audit("item.guidance", request.Name, ("version", item.LatestVersion));
            return await ItemStanding.OfAsync(mutation.Db, item, ct);
        });

    public override Task<V1.InspectionItem> RetireItem(V1.RetireItemRequest request, ServerCallContext context) =>
        mutations.RunAsync(request, context, async (mutation, ct) =>
        {
            var item = await LoadOwnAsync(mutation, request.Name, ct);
            mutation.Db.Add(item.Retire(request.Reason, mutation.Acting));
            await mutation.DeliverAsync(item.ClaimFact(county.Division), ct);
            mutation.Audit("item.retire", request.Name, ("version", item.LatestVersion));
            return await ItemStanding.OfAsync(mutation.Db, item, ct);
        });

    public override async Task<V1.ListItemVersionsResponse> ListItemVersions(V1.ListItemVersionsRequest request, ServerCallContext context)
    {
        var (faults, ct) = (new FaultList(), context.CancellationToken);
        var page = PageRequest.From(request.PageSize, request.PageToken, faults, PageRequest.IsNumber);
        var after = page.IsFirst ? 0 : PageRequest.Number(page.After);
        await using var db = store.Read();
        var id = await faults.WithAsync(token => RequireAsync(db, request.Parent, token), ct);
        var all = db.Set<ItemVersion>().Where(version => version.ItemId == id);
        var (rows, next) = await page.TakeAsync(all.Where(version => version.Number > after).OrderBy(version => version.Number), version => $"{version.Number}", ct);
        return new() { ItemVersions = { rows.Select(version => version.ToProto()) }, NextPageToken = next, TotalSize = await page.TotalAsync(all, ct) };
    }

    private static async Task<string> RequireAsync(BridgeDb db, string parent, CancellationToken ct)
    {
        var id = ResourceName.Id(parent, "parent", "inspectionItems");
        return await db.Set<InspectionItem>().AnyAsync(item => item.Id == id, ct) ? id : throw ResourceName.Unknown(parent, "parent");
    }

    /// <summary>A claimed item of the caller's department.</summary>
    internal static async Task<InspectionItem> LoadOwnAsync(Mutation mutation, string name, CancellationToken ct)
    {
        var id = ResourceName.Id(name, "name", "inspectionItems");
        var item = await mutation.Db.Set<InspectionItem>().SingleOrDefaultAsync(item => item.Id == id, ct) ?? throw ResourceName.Unknown(name, "name");
        mutation.Caller.RequireDepartment(item.Department, "name");
        return item;
    }
}
