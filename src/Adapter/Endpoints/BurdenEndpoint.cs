using ChangliBridge.Adapter.County;
using ChangliBridge.Adapter.Mapping;
using ChangliBridge.Adapter.Security;
using ChangliBridge.Domain.Burden;
using ChangliBridge.Domain.Drawing;
using ChangliBridge.Domain.Rules;
using ChangliBridge.Store;
using ChangliBridge.Store.Draws;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Adapter.Endpoints;

/// <summary>入企负担 over gRPC.</summary>
internal sealed class BurdenEndpoint(BridgeStore store, Mutations mutations, CountyLists county) : V1.BurdenService.BurdenServiceBase
{
    public override async Task<V1.DrawBurden> GetDrawBurden(V1.GetDrawBurdenRequest request, ServerCallContext context)
    {
        var (faults, ct) = (new FaultList(), context.CancellationToken);
        var page = PageRequest.From(request.PageSize, request.PageToken, faults);
        await using var db = store.Read();
        var draw = await faults.WithAsync(token => DrawEndpoint.LoadAsync(db, Caller.Of(context), (request.Name, "name"), token), ct);
        if (draw.DrawnAt is null)
            throw new RuleViolation(Rule.WrongState, "name", "尚未抽取，没有抽中对象。", "请在抽取之后查看。");
        var all = DrawRecords.Drawn(db, draw.Id);
        var (targets, next) = await page.TakeAsync(all.Where(target => string.Compare(target, page.After) > 0), target => target, ct);
        var reading = await BurdenReading.OfAsync(db, draw, ct);
        var checks = (await reading.ChecksAsync(targets, ct)).ToLookup(check => check.Target);
        var mergeable = await reading.MergeableAsync(targets, ct);
        var approval = await ApprovalOfAsync(db, draw, ct);
        var burden = county.Burden.ToProto(approval);
        burden.Targets.AddRange(targets.Select(target => county.Burden.ToProto(target, checks[target], mergeable[target], approval)));
        (burden.NextPageToken, burden.TotalSize) = (next, await page.TotalAsync(all, ct));
        return burden;
    }

    public override Task<V1.CheckApproval> ApproveCheck(V1.ApproveCheckRequest request, ServerCallContext context) =>
        mutations.RunAsync(request, context, async (mutation, ct) =>
        {
            var draw = await DrawEndpoint.LoadAsync(mutation.Db, mutation.Caller, (request.Name, "name"), ct);
            mutation.Caller.RequireDepartment(draw.Office, "name");
            draw.RequireDrawn(mutation.Now);
            var named = request.Exemptions.Select(exemption => exemption.Target).ToList();
            var drawn = await DrawRecords.Drawn(mutation.Db, draw.Id).Where(target => named.Contains(target)).ToListAsync(ct);
            var earlier = await ApprovalOfAsync(mutation.Db, draw, ct);
            var approval = earlier ?? CheckApproval.Of(draw.Id);
            approval.Approve(
                (request.ApprovalNumber, request.Kind == V1.CheckKind.Unspecified ? CheckKind.Routine : (CheckKind)request.Kind, [.. request.Exemptions.Select(one => new Exemption(one.Target, one.Reason, one.ApprovalNumber))]),
                county.Burden, drawn.ToHashSet(), (mutation.Caller.Actor, mutation.Now));
            if (earlier is null)
                mutation.Db.Add(approval);
            mutation.Audit("draw.approve-check", draw.Name, ("approval", approval.ApprovalNumber), ("kind", approval.Kind), ("exemptions", approval.Exemptions.Count));
            return approval.ToProto();
        });

    public override Task<V1.OtherCheck> RecordOtherCheck(V1.RecordOtherCheckRequest request, ServerCallContext context) =>
        mutations.RunAsync(request, context, (mutation, ct) =>
        {
            ct.ThrowIfCancellationRequested();
            var faults = new FaultList();
            var on = request.CheckDate.ToDay("check_date", faults);
            mutation.Noted.AddRange(faults.All);
            var department = mutation.Caller.Department;
            var check = OtherCheck.Record($"{department}-{request.RequestId}", department, (request.Target, (CheckKind)request.Kind, on, request.ApprovalNumber), county.Today);
            mutation.Db.Add(check);
            mutation.Audit("check.record", check.Name, ("target", check.TargetCode), ("kind", check.Kind), ("approval", check.ApprovalNumber));
            return Task.FromResult(check.ToProto());
        });

    /// <summary>Refuses a draw that would check a target beyond the cap, or has no approval where the county asks for one; else its approval number.</summary>
    internal static async Task<string> RequireBearableAsync(Mutation mutation, Draw draw, BurdenTerms terms, CancellationToken ct)
    {
        var approval = await ApprovalOfAsync(mutation.Db, draw, ct);
        var checks = terms.Cap == 0 ? [] : await (await BurdenReading.OfAsync(mutation.Db, draw, ct)).ChecksAsync(null, ct);
        BurdenRules.Check(terms, approval, checks.Where(check => terms.Counted.Contains(check.Kind)).CountBy(check => check.Target).ToDictionary()).ThrowIfAny();
        return approval?.ApprovalNumber ?? "";
    }

    private static Task<CheckApproval?> ApprovalOfAsync(BridgeDb db, Draw draw, CancellationToken ct) => db.Set<CheckApproval>().SingleOrDefaultAsync(approval => approval.DrawId == draw.Id, ct);
}
