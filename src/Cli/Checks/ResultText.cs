using ChangliBridge.Cli.Printing;
using State = ChangliBridge.Contract.V1.InspectionResult.Types.State;
using V1 = ChangliBridge.Contract.V1;

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

    private static string Label(State state) => state switch
    {
        State.Submitted => "待审核",
        State.Returned => "已退回",
        State.Concluded => "已审核",
        State.Disclosed => "已公示",
        _ => "",
    };
}
