using ChangliBridge.Cli.Printing;
using Outcome = ChangliBridge.Contract.V1.RevisitItem.Types.Outcome;
using State = ChangliBridge.Contract.V1.Revisit.Types.State;
using V1 = ChangliBridge.Contract.V1;
using Verdict = ChangliBridge.Contract.V1.RevisitItem.Types.Verdict;

namespace ChangliBridge.Cli.Revisits;

/// <summary>回访 as text.</summary>
internal static class RevisitText
{
    public static string Label(State state) => state switch
    {
        State.Open => "待回访",
        State.Submitted => "待审核",
        State.Returned => "已退回",
        State.Concluded => "已审核",
        _ => state.ToString(),
    };

    public static string Label(Outcome outcome) => outcome switch
    {
        Outcome.NoProblem => "未发现问题",
        Outcome.Problem => "发现问题",
        Outcome.Unchecked => "未检查",
        _ => "",
    };

    public static string Label(Verdict verdict) => verdict switch
    {
        Verdict.Agrees => "一致",
        Verdict.FirstMissed => "首次漏查",
        Verdict.FirstFoundMore => "首次多查",
        Verdict.NotCompared => "无法比对",
        _ => "",
    };

    public static void Print(V1.Revisit revisit)
    {
        Lines.Fields(
            ("回访", revisit.Name), ("抽取", revisit.Draw), ("检查任务", revisit.Task), ("对象", revisit.TargetTitle), ("回访部门", revisit.Department),
            ("抽派人员", string.Join("、", revisit.DrawnInspectors)), ("状态", Label(revisit.State)), ("退回理由", revisit.ReturnReason),
            ("漏查的结果（更正或后续处置）", string.Join("、", revisit.MissedResults)));
        Lines.Table(["事项", "首次检查部门", "首次", "回访", "说明", "比对"], revisit.Items.Select(item => new[]
        {
            item.Item, item.FirstDepartment, Label(item.FirstOutcome), Label(item.Outcome), item.Text, Label(item.Verdict),
        }));
    }
}
