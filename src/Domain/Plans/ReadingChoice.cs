using ChangliBridge.Domain.Drawing;
using ChangliBridge.Domain.Rules;

namespace ChangliBridge.Domain.Plans;

/// <summary>读法选择: how the lead department reads the rate clause after a dry run, where that differs from the plan. Source: docs/decisions/0004.</summary>
/// <param name="Reading">What the overall figure does.</param>
/// <param name="Rounding">取整方式; null leaves the plan's.</param>
/// <param name="Minimum">At least so many of each stratum with a rate; null leaves the plan's.</param>
/// <param name="Reason">Who decided and why; enters the rule's note.</param>
public sealed record ReadingChoice(OverallReading Reading, Rounding? Rounding, int? Minimum, string Reason)
{
    /// <summary><paramref name="batch"/> read in this way; what does not fit is noted, with field paths of <c>FreezeDrawRequest</c>.</summary>
    public PlanBatch Apply(PlanBatch batch, FaultList faults)
    {
        faults.RequireText("reading.reason", Reason, 500);
        faults.Require(Enum.IsDefined(Reading), new Fault(Rule.OverallReadingRecorded, "reading.mode", "没有选择读法。", "请选择 REPORT、TOP_UP 或 BUDGET。"));
        faults.Require(Rounding is null || Enum.IsDefined(Rounding.Value), new Fault(Rule.FieldMalformed, "reading.rounding", "不是取整方式。", "请选择四舍五入、进一或舍去。"));
        faults.Require(Minimum is null or >= 0, new Fault(Rule.TakeInForm, "reading.minimum", "最少户数为负。", "请填写0或更大的整数。"));
        faults.Require(batch.Overall is not null, new Fault(Rule.OverallReadingRecorded, "reading.mode", "计划没有总体比例，没有读法可选。", "请删除读法选择。"));
        faults.Require(Reading != OverallReading.Budget || batch.Strata.All(stratum => stratum.Take == "none" || stratum.Take.EndsWith('%')),
            new Fault(Rule.TakeInForm, "reading.mode", "按总量分配时各分层须为比例或 none。", "请改用其他读法。"));
        return faults.Any ? batch : batch with
        {
            Overall = batch.Overall! with { Reading = Reading, Decision = Reason },
            Rounding = Rounding ?? batch.Rounding,
            Strata = [.. batch.Strata.Select(stratum => Minimum is { } least && stratum.Take.EndsWith('%') ? stratum with { Minimum = least } : stratum)],
        };
    }
}
