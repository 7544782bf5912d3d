using ChangliBridge.Domain.Plans;
using ChangliBridge.Domain.Rules;

namespace ChangliBridge.Domain.Drawing;

/// <summary>What must hold before a batch is frozen (冻结规则), besides what the draw itself asks of its inputs.</summary>
public static class FreezeRules
{
    /// <summary>Checks the plan, the batch and the draws before; field paths are those of <c>FreezeDrawRequest</c>.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="batchId">The batch asked for.</param>
    /// <param name="draws">Every draw of the plan.</param>
    /// <param name="at">The instant, and the day in the county.</param>
    public static FaultList Check(InspectionPlan plan, string batchId, IReadOnlyList<Draw> draws, (DateTimeOffset Now, DateOnly Today) at)
    {
        var faults = new FaultList();
        faults.Require(plan.State == PlanState.Disclosed, new Fault(Rule.PlanDisclosed, "parent", $"计划{plan.Id}尚未公示。", "请先批准、备案并公示计划。"));
        var batch = plan.Batches.FirstOrDefault(batch => batch.Id == batchId);
        if (!faults.Require(batch is not null, new Fault(Rule.Unknown, "batch_id", $"计划{plan.Id}没有批次“{batchId}”。", $"批次有：{string.Join("、", plan.Batches.Select(known => known.Id))}。")))
            return faults;
        faults.Require(batch!.EndOn >= at.Today, new Fault(Rule.WindowAhead, "batch_id", $"批次的时间窗口已于{batch.EndOn:yyyy-MM-dd}结束。", "请调整计划后再抽取。"));
        faults.Require(!plan.IsBeingAdjusted(batchId), new Fault(Rule.BatchBeingAdjusted, "batch_id", $"送审的第{plan.Latest.Number}版计划将改动该批次。", "请待调整公示后再抽取，或先由审批人退回调整。"));
        var ofBatch = draws.Where(draw => draw.BatchId == batchId).ToList();
        var standing = ofBatch.Find(draw => draw.StateAt(at.Now) is not (DrawState.Void or DrawState.Unopened));
        faults.Require(standing is null, new Fault(Rule.OneOpenDraw, "batch_id", $"该批次已有抽取{standing?.Name}。", "一个批次只抽取一次；确需重抽，请县双随机办先作废。"));
        var silent = ofBatch.Find(draw => draw.StateAt(at.Now) == DrawState.Unopened && draw.RedrawReason.Length == 0);
        faults.Require(silent is null, new Fault(Rule.RedrawApproved, "batch_id", $"抽取{silent?.Name}逾期未公开（{string.Join("、", silent?.UnopenedBy(at.Now) ?? [])}）。", "请县双随机办批准重抽后再冻结。"));
        return faults;
    }

    /// <summary>Checks the slots and that their parties have keys.</summary>
    /// <param name="slots">参与贡献, in order.</param>
    /// <param name="parties">Ids of all who can contribute, and the lead department, which is never outside itself.</param>
    /// <param name="keys">Key in force by party.</param>
    /// <param name="times">The instant, and by when all must be opened.</param>
    public static FaultList CheckSlots(IReadOnlyList<SlotEntry> slots, (IReadOnlyCollection<string> All, string Office) parties, IReadOnlyDictionary<string, string> keys, (DateTimeOffset Now, DateTimeOffset RevealBy) times)
    {
        var faults = new FaultList();
        for (var i = 0; i < slots.Count; i++)
        {
            var slot = slots[i];
            if (slot.Kind != DrawSlot.Beacon
                && faults.Require(parties.All.Contains(slot.Party), new Fault(Rule.FieldMalformed, $"slots[{i}].name", $"“{slot.Party}”不是本县的部门、县双随机办或见证方。", $"可用：{string.Join("、", parties.All)}。")))
                faults.Require(keys.ContainsKey(slot.Party), new Fault(Rule.KeyRegistered, $"slots[{i}].name", $"“{slot.Party}”没有登记公钥，其贡献无法签名。", "请该参与方先用 changli key register 登记公钥。"));
            faults.Require(!slot.Outside || slot.Party != parties.Office, new Fault(Rule.ContributionInOrder, $"slots[{i}].outside", "牵头部门自己不是独立方。", "请删除 outside；独立方须是牵头部门以外的部门、县双随机办或见证方。"));
            faults.Require(slot.ClosesAt == default || slot.ClosesAt > times.Now, new Fault(Rule.ContributionInOrder, $"slots[{i}].close_time", "截止时间不在冻结之后。", "请填写将来的时间。"));
            faults.Require(times.RevealBy == default || slot.ClosesAt < times.RevealBy,
                new Fault(Rule.ContributionInOrder, $"slots[{i}].close_time", "截止时间不早于揭示期限。", "请将揭示期限改晚，或将截止时间改早。"));
        }
        return faults;
    }
}
