using System.Security.Cryptography;
using System.Text;
using ChangliBridge.Adapter.Mapping;
using ChangliBridge.Adapter.Security;
using ChangliBridge.Contract.Signing;
using ChangliBridge.Domain.Catalog;
using ChangliBridge.Domain.Drawing;
using ChangliBridge.Domain.Drawing.Evidence;
using ChangliBridge.Domain.Facts;
using ChangliBridge.Domain.Plans;
using ChangliBridge.Domain.Rules;
using ChangliBridge.Store;
using ChangliBridge.Store.Draws;
using ChangliBridge.Store.Mirror;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Adapter.Endpoints;

/// <summary>冻结, 会签, 承诺与公开: everything before the seed.</summary>
internal sealed partial class DrawEndpoint
{
    public override Task<V1.Draw> FreezeDraw(V1.FreezeDrawRequest request, ServerCallContext context) =>
        mutations.RunAsync(request, context, PrepareAsync(request, context), async (mutation, prepared, ct) =>
        {
            var plan = await PlanEndpoint.LoadAsync(mutation.Db, mutation.Caller, (request.Parent, "parent"), ct);
            mutation.Caller.RequireDepartment(plan.LeadDepartment, "parent");
            var draws = await mutation.Db.Set<Draw>().AsNoTracking().Where(draw => draw.Office == plan.LeadDepartment).ToListAsync(ct);
            var ofPlan = draws.Where(draw => draw.PlanId == plan.Id).ToList();
            var faults = FreezeRules.Check(plan, request.BatchId, ofPlan, (mutation.Now, county.Today));
            var revealBy = request.RevealBy.ToInstant("reveal_by", faults);
            var (slots, keys) = (request.ToSlots(faults), await KeysAsync(mutation.Db, ct));
            faults.AddRange(FreezeRules.CheckSlots(slots, ([.. county.Parties.Keys], plan.LeadDepartment), keys, (mutation.Now, revealBy)));
            var batch = request.ReadBatch(plan, faults);
            if (batch is not null)
            {
                await RequireItemsInForceAsync(mutation.Db, batch, faults, ct);
                await jointTasks.CheckAsync(mutation.Db, (plan, batch), (faults, "batch_id"), ct);
            }
            faults.ThrowIfAny();
            await RequireFreshAsync(mutation.Db, plan, prepared, ct);
            var (number, previous) = (ofPlan.Select(draw => draw.Number).DefaultIfEmpty().Max() + 1, draws.OrderBy(draw => draw.FrozenAt).LastOrDefault()?.Commitment ?? DrawHeader.NoPrevious);
            var signers = keys.Where(key => key.Key == county.SupervisingOffice.Id || slots.Any(slot => slot.Kind != DrawSlot.Beacon && slot.Party == key.Key)).ToDictionary();
            var header = await HeaderAsync(mutation, (Draw.NameOf(plan.Id, number), previous), (slots, revealBy), prepared!, ct);
            var frozen = FreezeOrExplain(InputsOf(header, BatchRule.Of(plan, batch!) with { Keys = signers }, prepared!), prepared!.Frame!);
            var escrow = signers.TryGetValue(county.SupervisingOffice.Id, out var office) ? SealedSecret.Seal(office, frozen.Inputs.Secrets.Secret, Encoding.UTF8.GetBytes(header.Draw)) : "";
            var draw = Draw.Freeze(plan, frozen, new FreezeTerms(batch!.Id, number, slots, revealBy, escrow, mutation.Now));
            mutation.Db.Add(draw);
            await DrawRecords.KeepFrozenAsync(mutation.Unit, draw.Id, frozen, ct);
            await mutation.DeliverAsync(draw.CommitmentFact(county.Division), ct);
            mutation.Audit("draw.freeze", draw.Name, ("commitment", draw.Commitment), ("root", draw.Root), ("rule", draw.RuleDigest), ("roster", draw.RosterDigest), ("count", draw.FrameSize), ("previous", previous));
            return draw.ToProto(mutation.Now);
        });

    public override Task<V1.Draw> CountersignDraw(V1.CountersignDrawRequest request, ServerCallContext context) =>
        mutations.RunAsync(request, context, async (mutation, ct) =>
        {
            var draw = await LoadAsync(mutation.Db, mutation.Caller, (request.Name, "name"), ct);
            var keys = await KeysAsync(mutation.Db, ct);
            draw.Countersign(mutation.Caller.Department, keys.GetValueOrDefault(mutation.Caller.Department, ""), request.Signature, mutation.Now);
            mutation.Audit("draw.countersign", draw.Name, ("party", mutation.Caller.Department), ("signature", request.Signature));
            return draw.ToProto(mutation.Now);
        });

    public override Task<V1.Draw> AddContribution(V1.AddContributionRequest request, ServerCallContext context) =>
        mutations.RunAsync(request, context, async (mutation, ct) =>
        {
            var draw = await LoadAsync(mutation.Db, mutation.Caller, (request.Name, "name"), ct);
            var (party, now) = (mutation.Caller.Department, mutation.Now);
            if (request.ContributionCase != V1.AddContributionRequest.ContributionOneofCase.Value)
                draw.Commit(request.Slot, party, (request.Commitment, request.Signature), now);
            else if (draw.KindOf(request.Slot) == DrawSlot.Witnessed)
                draw.PostWitnessed(request.Slot, party, (request.Value, request.Signature), now);
            else if (draw.KindOf(request.Slot) == DrawSlot.Beacon)
                draw.PostBeacon(request.Slot, (request.Value, request.Signature), now);
            else
                draw.OpenValue(request.Slot, party, request.Value, now);
            mutation.Audit("draw.contribute", draw.Name, ("slot", request.Slot), ("contribution", request.Value.Length > 0 ? request.Value : request.Commitment));
            return draw.ToProto(now);
        });

    /// <summary>Reads and blinds the list, where plan and batch are there to be drawn: what is wrong otherwise, the act says.</summary>
    private Func<BridgeDb, CancellationToken, Task<PreparedFreeze?>> PrepareAsync(V1.FreezeDrawRequest request, ServerCallContext context) => async (db, ct) =>
    {
        try
        {
            var plan = await PlanEndpoint.LoadAsync(db, Caller.Of(context), (request.Parent, "parent"), ct);
            var batch = plan.Batches.FirstOrDefault(batch => batch.Id == request.BatchId);
            return batch is null || plan.State != PlanState.Disclosed || plan.LeadDepartment != Caller.Of(context).Department ? null : await new FrameReading(db, plan, batch, county.EndedStates).ReadAsync(ct);
        }
        catch (RuleViolation)
        {
            return null;
        }
    };

    /// <summary>Refuses a list that was read before something changed, and one with targets that fit no stratum.</summary>
    internal static async Task RequireFreshAsync(BridgeDb db, InspectionPlan plan, PreparedFreeze? prepared, CancellationToken ct)
    {
        if (prepared is null || prepared.Source != await FreezeSource.OfAsync(db, plan.Id, ct))
            throw new RuleViolation(Rule.Stale, "batch_id", "冻结期间名录库、计划或回避有变动。", "请用新的请求编号重试。");
        if (prepared.Homeless is { } homeless)
            throw homeless;
    }

    private static async Task RequireItemsInForceAsync(BridgeDb db, PlanBatch batch, FaultList faults, CancellationToken ct)
    {
        var items = batch.Departments.SelectMany(part => part.Items).ToList();
        foreach (var retired in await db.Set<InspectionItem>().Where(item => items.Contains(item.Id) && item.State != ItemState.InForce).Select(item => item.Id).Order().ToListAsync(ct))
            faults.Add(Rule.ItemOnTheList, "batch_id", $"事项“{retired}”已停用，不得抽查。", "请调整计划，或由所属部门重新认领。");
    }

    private async Task<DrawHeader> HeaderAsync(Mutation mutation, (string Draw, string Previous) chain, (IReadOnlyList<SlotEntry> Slots, DateTimeOffset RevealBy) terms, PreparedFreeze prepared, CancellationToken ct) => new()
    {
        Draw = chain.Draw,
        Count = prepared.Frame!.Frame.Count,
        AsOf = FactText.Instant(await mutation.Db.Set<MirrorHead>().Where(head => head.Job == PullJobs.Targets).Select(head => (DateTimeOffset?)head.SwitchedAt).SingleOrDefaultAsync(ct) ?? mutation.Now),
        FrozenAt = FactText.Instant(mutation.Now),
        RevealBy = FactText.Instant(terms.RevealBy),
        GradeScheme = county.Scheme.Id,
        GradeMonth = await Mirror.Grades(mutation.Db).MaxAsync(grade => (string?)grade.Month, ct) ?? "",
        Previous = chain.Previous,
        Slots = [.. terms.Slots.Select(slot => slot.Declared)],
    };

    private static DrawInputs InputsOf(DrawHeader header, DrawRule rule, PreparedFreeze prepared) => new()
    {
        Header = header,
        HeaderJson = DrawJson.WriteHeader(header),
        Rule = rule,
        RuleJson = DrawJson.WriteRule(rule),
        Frame = prepared.Frame!.Frame,
        Roster = prepared.Roster,
        Recusals = prepared.Recusals,
        Secrets = new DrawSecrets(prepared.FrameKey, RandomNumberGenerator.GetBytes(32), RandomNumberGenerator.GetBytes(32)),
    };

    private static FrozenDraw FreezeOrExplain(DrawInputs inputs, BlindedFrame frame)
    {
        try
        {
            return FrozenDraw.Freeze(inputs, frame);
        }
        catch (DrawRefused refused)
        {
            throw new RuleViolation([.. refused.Faults.Take(100).Select(fault => new Fault(Rule.DrawInput, DrawFaultText.Field(fault), DrawFaultText.Reason(fault), DrawFaultText.Remedy(fault)))]);
        }
    }

    private static Task<Dictionary<string, string>> KeysAsync(BridgeDb db, CancellationToken ct) =>
        db.Set<PartyKey>().AsNoTracking().Where(key => key.RetiredAt == null).ToDictionaryAsync(key => key.Party, key => key.KeyId, ct);
}
