using ChangliBridge.Adapter.County;
using ChangliBridge.Adapter.Mapping;
using ChangliBridge.Domain.Catalog;
using ChangliBridge.Domain.Drawing;
using ChangliBridge.Domain.Plans;
using ChangliBridge.Domain.Rules;
using ChangliBridge.Store;
using ChangliBridge.Store.Documents;
using Microsoft.EntityFrameworkCore;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Adapter.Endpoints;

/// <summary>Reads what a department wants a plan to say, and checks it against the county as it is now.</summary>
internal sealed class PlanWriting(BridgeDb db, CountyLists county, DateTimeOffset now)
{
    /// <summary>The draft, with nothing wrong in it; everything that is wrong otherwise is thrown, together with what <paramref name="faults"/> holds already.</summary>
    /// <param name="written">The plan as it came.</param>
    /// <param name="plan">Id, lead department, and the plan where there is one already.</param>
    /// <param name="faults">Faults found before.</param>
    /// <param name="ct">Cancellation.</param>
    public async Task<PlanDraft> ReadAsync(V1.InspectionPlan? written, (string Id, string LeadDepartment, InspectionPlan? Known) plan, FaultList faults, CancellationToken ct)
    {
        written ??= new V1.InspectionPlan();
        plan.Known?.RequireWritable();
        var draft = written.ToDraft(plan.Id, plan.LeadDepartment, faults) with { Document = await DocumentAsync(written.Document, faults, ct) };
        var items = await db.Set<InspectionItem>().Where(item => item.State == ItemState.InForce).ToDictionaryAsync(item => item.Id, item => item.Department, ct);
        var surroundings = new PlanSurroundings(county.Today, [.. county.Departments.Keys], county.Scheme, items) { Lists = county.PlanLists, EndedStates = county.EndedStates };
        if (plan.Known is { Shown.State: PlanState.Disclosed } known)
        {
            surroundings = surroundings with { InForce = known.Shown.Batches, Drawn = await DrawnAsync(db, known.Id, now, ct) };
            faults.Require(draft.Year == known.Year, new Fault(Rule.FieldMalformed, "inspection_plan.year", $"年度{known.Year}不随调整改变。", "请为另一年度新建计划。"));
        }
        faults.AddRange(PlanRules.Check(draft, surroundings));
        faults.ThrowIfAny();
        return draft;
    }

    /// <summary>已抽批次 of a plan.</summary>
    public static async Task<DrawnBatches> DrawnAsync(BridgeDb db, string planId, DateTimeOffset now, CancellationToken ct)
    {
        var draws = await db.Set<Draw>().AsNoTracking().Where(draw => draw.PlanId == planId).ToListAsync(ct);
        return new DrawnBatches(
            [.. draws.Where(draw => draw.StateAt(now) is not (DrawState.Void or DrawState.Unopened)).Select(draw => draw.BatchId)], [.. draws.Select(draw => draw.BatchId)]);
    }

    private async Task<PlanDocument?> DocumentAsync(V1.PlanDocument? named, FaultList faults, CancellationToken ct)
    {
        if (named is null)
            return null;
        var digest = ResourceName.Tail(named.Document, "documents");
        var kept = await db.Set<StoredDocument>().Where(document => document.Digest == digest).Select(document => new { document.MediaType, document.Size }).SingleOrDefaultAsync(ct);
        faults.Require(kept is not null, new Fault(Rule.Unknown, "inspection_plan.document.document", $"没有存档文件“{named.Document}”。", "请先用 UploadDocument 上传实施方案。"));
        return kept is null ? null : new PlanDocument(named.Title, digest, kept.MediaType, kept.Size);
    }
}
