using ChangliBridge.Cli.Printing;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Plans;

/// <summary>A plan in words (计划文本), its batches as rows of the plan table.</summary>
internal static class PlanText
{
    private static readonly string[] Columns = ["批次", "计划编号", "任务名称", "时间", "部门", "事项", "比例或数量", "频次", "模式", "类型", "检查方式", "牵头股室", "户数"];

    public static void Print(V1.InspectionPlan plan)
    {
        Lines.Fields(
            ("计划", plan.Name),
            ("名称", Title(plan)),
            ("年度", $"{plan.Year}"),
            ("牵头部门", plan.LeadDepartment),
            ("版本", $"{plan.Version}"),
            ("状态", State(plan.State)),
            ("调整理由", plan.AdjustReason),
            ("退回理由", plan.ReturnReason),
            ("调整中", plan.PendingVersion > 0 ? $"第{plan.PendingVersion}版，现行版本至其公示为止有效" : ""),
            ("临时任务批准", plan.TemporaryApproval is { } approval ? $"{approval.Number} {approval.Approver}：{approval.Reason}" : ""),
            ("实施方案", plan.Document is { } document ? $"{document.Title}（{document.Document}）" : ""),
            ("公示时间", InstantText.Of(plan.DiscloseTime)));
        Lines.Table(Columns, plan.Batches.Select(Row));
        foreach (var flag in plan.Batches.SelectMany(batch => batch.Flags))
            Console.Out.WriteLine($"提示：{flag.Text}");
    }

    public static string Title(V1.InspectionPlan plan) => plan.TemporaryApproval is null ? plan.Title : $"{plan.Title}（临时任务）";

    public static string State(V1.InspectionPlan.Types.State state) => state switch
    {
        V1.InspectionPlan.Types.State.Draft => "草稿",
        V1.InspectionPlan.Types.State.Submitted => "待审批",
        V1.InspectionPlan.Types.State.Returned => "已退回",
        V1.InspectionPlan.Types.State.Approved => "已批准",
        V1.InspectionPlan.Types.State.Filed => "已备案",
        V1.InspectionPlan.Types.State.Disclosed => "已公示",
        V1.InspectionPlan.Types.State.Replaced => "已被调整",
        _ => $"{state}",
    };

    private static string[] Row(V1.PlanBatch batch) =>
    [
        batch.BatchId, batch.PlanNumber, batch.Title, $"{DayText.Of(batch.StartDate)}至{DayText.Of(batch.EndDate)}",
        string.Join("、", batch.Departments.Select(part => part.Department)), string.Join("、", batch.Departments.SelectMany(part => part.Items)),
        string.Join("；", batch.Strata.Select(stratum => $"{stratum.Name} {stratum.Take}")), batch.Frequency, batch.DrawMode, batch.DrawType,
        string.Join("、", batch.CheckMethods), batch.LeadOffice, batch.HasStatedTotal ? $"{batch.StatedTotal}" : "",
    ];
}
