using ChangliBridge.Cli.Printing;
using State = ChangliBridge.Contract.V1.InspectionResult.Types.State;
using V1 = ChangliBridge.Contract.V1;
using Verdict = ChangliBridge.Contract.V1.ItemOutcome.Types.Verdict;

namespace ChangliBridge.Cli.Checks;

/// <summary>检查结果 as text.</summary>
internal static class ResultText
{
    /// <summary>States by the names that options take.</summary>
    public static readonly IReadOnlyDictionary<string, State> States = new Dictionary<string, State>
    {
        ["submitted"] = State.Submitted,
        ["returned"] = State.Returned,
        ["concluded"] = State.Concluded,
        ["disclosed"] = State.Disclosed,
    };

    public static void Print(IEnumerable<V1.InspectionResult> results) => Lines.Table(
        ["检查结果", "次", "状态", "代码", "检查日", "公示期限", "迟公示（工作日）", "更正原因", "检查行为编号"],
        results.Select(result => new[]
        {
            result.Name, $"{result.Revision}", Label(result.State), string.Join(',', result.Codes), DayText.Of(result.CheckDate), DayText.Of(result.DiscloseDate),
            result.DisclosedLateWorkingDays > 0 ? $"{result.DisclosedLateWorkingDays}" : "", result.AmendReason, result.CheckActionCode,
        }));

    public static void Print(V1.InspectionResult result)
    {
        Lines.Fields(
            ("检查结果", result.Name), ("状态", Label(result.State)), ("次", result.Revision > 0 ? $"{result.Revision}" : ""), ("代码表", result.CodeList), ("代码", string.Join(',', result.Codes)),
            ("检查日", DayText.Of(result.CheckDate)), ("检查人员", string.Join("、", result.Inspectors)), ("核查方式", string.Join("、", result.CheckMethods)), ("检查情况", result.Findings),
            ("发现问题", result.ProblemFound ? "是" : ""), ("退回理由", result.ReturnReason), ("更正原因", result.AmendReason), ("处理结果", result.Handling),
            ("检查行为编号", result.CheckActionCode), ("入企编号", result.EntryId), ("投递", result.Delivery),
            ("提交时间", InstantText.Of(result.SubmitTime)), ("审核时间", InstantText.Of(result.ConcludeTime)), ("公示期限", $"{DayText.Of(result.DiscloseDate)}{(result.DiscloseDateProvisional ? "（暂定）" : "")}"),
            ("公示时间", InstantText.Of(result.DiscloseTime)), ("迟公示（工作日）", result.DisclosedLateWorkingDays > 0 ? $"{result.DisclosedLateWorkingDays}" : ""),
            ("公众所见", result.DisclosedRevision > 0 ? $"第{result.DisclosedRevision}次" : ""), ("更正公示时间", InstantText.Of(result.RedisclosedTime)),
            ("处理完结时间", InstantText.Of(result.HandleTime)), ("完结", result.Finished ? "是" : ""));
        if (result.ItemOutcomes.Count > 0)
            Lines.Table(["抽查事项", "逐项结果", "说明"], result.ItemOutcomes.Select(outcome => new[] { outcome.Item, Label(outcome.Verdict), outcome.Finding }));
    }

    public static void Print(V1.ResultDraft draft)
    {
        Lines.Fields(("草稿", draft.Parent), ("保存人", draft.SavedBy), ("保存时间", InstantText.Of(draft.SaveTime)));
        Print(draft.InspectionResult);
    }

    public static string Label(State state) => state switch
    {
        State.Submitted => "待审核",
        State.Returned => "已退回",
        State.Concluded => "已审核",
        State.Disclosed => "已公示",
        _ => "",
    };

    private static string Label(Verdict verdict) => verdict switch
    {
        Verdict.Passed => "合格",
        Verdict.Failed => "不合格",
        Verdict.Unchecked => "未检查",
        Verdict.Inapplicable => "合理缺项",
        _ => "",
    };
}
