using ChangliBridge.Domain.Facts;
using ChangliBridge.Domain.Rules;

namespace ChangliBridge.Domain.Revisits;

/// <summary>Everything that the findings of a revisit (回访结论) must satisfy. Field paths are those of <c>SubmitRevisitRequest</c>.</summary>
internal static class RevisitRules
{
    public static void Check(FaultList faults, Revisit revisit, RevisitDraft draft, DateOnly today)
    {
        CheckDay(faults, revisit, draft.VisitedOn, today);
        faults.Require(draft.Inspectors.Distinct().Count() >= 2,
            new Fault(Rule.AtLeastTwoInspectors, "inspectors", "回访人员少于2人。", "请填写实际参加回访的两名以上人员。"));
        for (var i = 0; i < draft.Inspectors.Count; i++)
            faults.Require(revisit.Drawn.Contains(draft.Inspectors[i]),
                new Fault(Rule.InspectorAssigned, $"inspectors[{i}]", $"{draft.Inspectors[i]}未被抽派到此回访。", "请填写抽派的人员；换人请在确认抽取之前用 ReplaceInspector。"));
        CheckFindings(faults, revisit, draft.Findings);
    }

    private static void CheckDay(FaultList faults, Revisit revisit, DateOnly? visitedOn, DateOnly today)
    {
        const string Field = "visit_date";
        if (!faults.Require(visitedOn is not null, new Fault(Rule.FieldRequired, Field, "未填写回访日期。", "请填写实际回访日期。")))
            return;
        faults.Require(visitedOn >= revisit.StartOn && visitedOn <= revisit.EndOn,
            new Fault(Rule.CheckInsideWindow, Field, $"回访日期{FactText.Day(visitedOn!.Value)}不在窗口{FactText.Day(revisit.StartOn)}至{FactText.Day(revisit.EndOn)}内。", "请更正日期。"));
        faults.Require(visitedOn <= today, new Fault(Rule.CheckInsideWindow, Field, "回访日期在将来。", "请在回访之后录入。"));
    }

    private static void CheckFindings(FaultList faults, Revisit revisit, IReadOnlyList<RevisitFinding> findings)
    {
        var seen = new HashSet<string>();
        for (var i = 0; i < findings.Count; i++)
        {
            var (finding, path) = (findings[i], $"findings[{i}]");
            faults.Require(revisit.First.Any(first => first.Item == finding.Item), new Fault(Rule.Unknown, $"{path}.item", $"首次检查没有事项“{finding.Item}”。", "请按首次检查的事项逐项填写。"));
            faults.Require(seen.Add(finding.Item), new Fault(Rule.FieldMalformed, $"{path}.item", $"事项“{finding.Item}”重复。", "每个事项填写一次。"));
            faults.Require(Enum.IsDefined(finding.Outcome), new Fault(Rule.FieldRequired, $"{path}.outcome", "没有选择结论。", "请选择未发现问题、发现问题或未检查。"));
            if (finding.Outcome == RevisitOutcome.Problem)
                faults.RequireText($"{path}.text", finding.Text, 1000);
            else
                faults.Require(finding.Text.Length <= 1000, new Fault(Rule.FieldMalformed, $"{path}.text", "超过1000个字符。", "请缩短。"));
        }
        var missing = revisit.First.Select(first => first.Item).Where(item => !seen.Contains(item)).ToList();
        faults.Require(missing.Count == 0, new Fault(Rule.FieldRequired, "findings", $"尚有事项未填写：{string.Join("、", missing)}。", "首次检查的每个事项都要填写；未能检查的选“未检查”。"));
    }
}
