using ChangliBridge.Adapter.Mapping;
using ChangliBridge.Domain.Catalog;
using ChangliBridge.Domain.Rules;
using ChangliBridge.Store.Mirror;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Adapter.Endpoints;

/// <summary>认领, 事项映射, 回避.</summary>
internal sealed partial class CatalogEndpoint
{
    public override Task<V1.InspectionItem> ClaimItem(V1.ClaimItemRequest request, ServerCallContext context) =>
        mutations.RunAsync(request, context, async (mutation, ct) =>
        {
            var faults = new FaultList();
            faults.RequireText("duty_basis", request.DutyBasis);
            var upstream = await Mirror.Items(mutation.Db).AsNoTracking().SingleOrDefaultAsync(item => item.Id == request.UpstreamItem, ct);
            faults.Require(upstream is not null, new Fault(Rule.Unknown, "upstream_item", $"省级事项目录中没有“{request.UpstreamItem}”。", "请先同步事项目录，再核对编码。"));
            var id = InspectionItem.IdOf(mutation.Caller.Department, request.UpstreamItem);
            faults.Require(!await mutation.Db.Set<InspectionItem>().AnyAsync(item => item.Id == id, ct), new Fault(Rule.ItemClaimedOnce, "upstream_item", "本部门已认领该事项。", "无需重复认领。"));
            faults.ThrowIfAny();
            var (item, version) = InspectionItem.Claim(upstream!.ToDomain(), mutation.Caller.Department, request.DutyBasis, mutation.Acting);
            mutation.Db.AddRange(item, version);
            await mutation.DeliverAsync(item.ClaimFact(county.Division), ct);
            mutation.Audit("item.claim", $"inspectionItems/{item.Id}", ("code", item.Code));
            return item.ToProto(item.Compare(upstream!.ToDomain()));
        });

    public override Task<V1.InspectionItem> ConfirmItemMapping(V1.ConfirmItemMappingRequest request, ServerCallContext context) =>
        mutations.RunAsync(request, context, async (mutation, ct) =>
        {
            var item = await ItemEndpoint.LoadOwnAsync(mutation, request.Name, ct);
            var codes = request.SupervisionItems.ToList();
            var known = await Mirror.SupervisionItems(mutation.Db).Where(supervision => codes.Contains(supervision.Id)).Select(supervision => supervision.Id).ToListAsync(ct);
            var faults = new FaultList();
            for (var i = 0; i < codes.Count; i++)
                faults.Require(known.Contains(codes[i]), new Fault(Rule.FieldMalformed, $"supervision_items[{i}]", $"“互联网+监管”目录中没有“{codes[i]}”。", "请先同步监管事项目录，再核对编码。"));
            faults.ThrowIfAny();
            await mutation.DeliverAsync(item.ConfirmMapping(codes, county.Division), ct);
            await reporter.ReleaseAsync(mutation, item, ct);
            mutation.Audit("item.map", request.Name, ("codes", string.Join(',', item.SupervisionItems)));
            return await ItemStanding.OfAsync(mutation.Db, item, ct);
        });

    public override Task<V1.Recusal> DeclareRecusal(V1.DeclareRecusalRequest request, ServerCallContext context) =>
        mutations.RunAsync(request, context, async (mutation, ct) =>
        {
            var (inspectorId, targetId) = (ResourceName.Id(request.Inspector, "inspector", "inspectors"), ResourceName.Id(request.Target, "target", "inspectionTargets"));
            var faults = new FaultList();
            faults.RequireText("reason", request.Reason);
            var inspector = await InspectorsOf(mutation.Db, mutation.Caller).AsNoTracking().SingleOrDefaultAsync(inspector => inspector.Id == inspectorId, ct);
            faults.Require(inspector is not null, new Fault(Rule.Unknown, "inspector", $"本部门没有检查人员“{inspectorId}”。", "请核对编号。"));
            faults.Require(await Mirror.Targets(mutation.Db).AnyAsync(target => target.Id == targetId, ct), new Fault(Rule.Unknown, "target", $"没有检查对象“{targetId}”。", "请核对编号。"));
            faults.ThrowIfAny();
            if (await mutation.Db.Set<Recusal>().FindAsync([inspectorId, targetId], ct) is { } declared)
                return declared.ToProto();
            var recusal = Recusal.Declare((inspectorId, inspector!.Department), targetId, request.Reason, mutation.Now);
            mutation.Db.Add(recusal);
            mutation.Audit("recusal.declare", request.Inspector, ("target", request.Target));
            return recusal.ToProto();
        });
}
