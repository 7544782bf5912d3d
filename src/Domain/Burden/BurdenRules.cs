using ChangliBridge.Domain.Rules;

namespace ChangliBridge.Domain.Burden;

/// <summary>入企负担: what stands against confirming a draw.</summary>
public static class BurdenRules
{
    private const int MostNamed = 20;

    /// <summary>检查类型 that a draw's checks are of.</summary>
    public static CheckKind KindOf(CheckApproval? approval) => approval?.Kind ?? CheckKind.Routine;

    /// <summary>Notes a missing approval and every target that would be checked beyond the cap without an exemption (超频次).</summary>
    /// <param name="terms">年度频次上限.</param>
    /// <param name="approval">审批 of the draw; null without.</param>
    /// <param name="counted">Counted checks of each drawn target this year; those without any are absent.</param>
    public static FaultList Check(BurdenTerms terms, CheckApproval? approval, IReadOnlyDictionary<string, int> counted)
    {
        var faults = new FaultList();
        faults.Require(approval is not null || !terms.ApprovalRequired,
            new Fault(Rule.CheckApproved, "name", "此次检查尚无审批文号。", "请先由本部门审批人用 ApproveCheck 登记审批文号。"));
        var over = counted.Where(target => terms.IsOver(target.Value, KindOf(approval)) && approval?.Exempts(target.Key) != true).OrderBy(target => target.Key, StringComparer.Ordinal).ToList();
        foreach (var (target, times) in over.Take(MostNamed))
            faults.Add(Rule.YearlyCap, "name", $"{target}本年已检查{times}次，年度上限{terms.Cap}次。", "请与其他部门的任务合并检查，或用 ApproveCheck 登记豁免情形和文号。");
        if (over.Count > MostNamed)
            faults.Add(Rule.YearlyCap, "name", $"另有{over.Count - MostNamed}个对象超过年度上限。", "请用 GetDrawBurden 查看全部。");
        return faults;
    }
}
