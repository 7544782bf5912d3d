using ChangliBridge.Domain.Rules;
using ChangliBridge.Domain.Tasks;

namespace ChangliBridge.Domain.Results;

/// <summary>逐项结果 and 核查方式: told in full or, where the county allows it, not at all. Field paths are those of <c>SubmitResultRequest</c>.</summary>
internal static class OutcomeRules
{
    private const string Outcomes = "inspection_result.item_outcomes";
    private const string Methods = "inspection_result.check_methods";

    /// <summary>Checks that every item of the part has one outcome and every method is known.</summary>
    public static void Check(FaultList faults, DepartmentPart part, ResultDraft draft, ResultTerms terms)
    {
        if (terms.InFull || draft.Outcomes.Count > 0)
            CheckOutcomes(faults, part, draft.Outcomes);
        CheckMethods(faults, draft.Methods, terms);
    }

    /// <summary>结论一致: 不合格 goes with a problem code, and a problem code with an item that failed or could not be checked.</summary>
    public static void CheckAgreement(FaultList faults, IReadOnlyList<ItemOutcome> outcomes, bool problem)
    {
        if (outcomes.Count == 0)
            return;
        faults.Require(problem || !outcomes.Any(outcome => outcome.Verdict == ItemVerdict.Failed),
            new Fault(Rule.OutcomesAgree, Outcomes, "有事项不合格，但检查结果代码没有一个表示发现问题。", "请补充发现问题的代码，或更正逐项结果。"));
        faults.Require(!problem || outcomes.Any(outcome => outcome.Verdict is ItemVerdict.Failed or ItemVerdict.Unchecked),
            new Fault(Rule.OutcomesAgree, Outcomes, "检查结果代码表示发现问题，但没有事项不合格或未检查。", "请注明哪个事项不合格，或更正代码。"));
    }

    private static void CheckOutcomes(FaultList faults, DepartmentPart part, IReadOnlyList<ItemOutcome> outcomes)
    {
        var told = new HashSet<string>();
        for (var i = 0; i < outcomes.Count; i++)
        {
            var (outcome, field) = (outcomes[i], $"{Outcomes}[{i}]");
            faults.Require(part.Items.Contains(outcome.Item), new Fault(Rule.ItemsAccountedFor, $"{field}.item", $"事项“{outcome.Item}”不在本部门此任务的检查事项内。", "请只填写本部门的检查事项。"));
            faults.Require(told.Add(outcome.Item), new Fault(Rule.ItemsAccountedFor, $"{field}.item", $"事项“{outcome.Item}”重复。", "每个事项只填写一次。"));
            faults.Require(Enum.IsDefined(outcome.Verdict), new Fault(Rule.FieldRequired, $"{field}.verdict", "未填写结论。", "请选择合格、不合格、未检查或合理缺项。"));
            if (outcome.Verdict == ItemVerdict.Failed)
                faults.Require(!string.IsNullOrWhiteSpace(outcome.Finding), new Fault(Rule.ItemsAccountedFor, $"{field}.finding", $"事项“{outcome.Item}”不合格，但未说明发现了什么。", "请填写发现的问题。"));
            faults.Require(outcome.Finding.Length <= 500, new Fault(Rule.FieldMalformed, $"{field}.finding", "超过500个字符。", "请缩短。"));
        }
        var missing = part.Items.Where(item => !told.Contains(item)).ToList();
        faults.Require(missing.Count == 0, new Fault(Rule.ItemsAccountedFor, Outcomes, $"缺少事项{string.Join("、", missing)}的结果。", "请逐项填写；未检查的事项也要注明。"));
    }

    private static void CheckMethods(FaultList faults, IReadOnlyList<string> methods, ResultTerms terms)
    {
        faults.Require(!terms.InFull || methods.Count > 0, new Fault(Rule.FieldRequired, Methods, "未填写核查方式。", "请至少选择一种核查方式。"));
        var seen = new HashSet<string>();
        for (var i = 0; i < methods.Count; i++)
        {
            faults.Require(terms.CheckMethods.Holds(methods[i]),
                new Fault(Rule.MethodOnTheList, $"{Methods}[{i}]", $"没有核查方式“{methods[i]}”。", $"可用：{string.Join("、", terms.CheckMethods.Entries.Select(entry => $"{entry.Code} {entry.Label}"))}。"));
            faults.Require(seen.Add(methods[i]), new Fault(Rule.MethodOnTheList, $"{Methods}[{i}]", $"核查方式“{methods[i]}”重复。", "请删除重复的核查方式。"));
        }
    }
}
