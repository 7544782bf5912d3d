using ChangliBridge.Contract.V1;

namespace ChangliBridge.Sandbox.Demo;

/// <summary>The plan from draft to 公示.</summary>
internal sealed class PlanStep(DemoStage stage)
{
    public async Task RunAsync(List<InspectionItem> bureauItems, List<InspectionItem> marketItems, CancellationToken cancellationToken)
    {
        stage.Narrator.Step("编制年度计划：2023年清真食品领域跨部门联合抽查");
        var create = new CreateInspectionPlanRequest
        {
            InspectionPlanId = CountyPlan.Id,
            InspectionPlan = CountyPlan.Build(bureauItems, marketItems),
            RequestId = stage.Work.RequestId("plan/create"),
        };
        var plan = await stage.CallAsync(Official.BureauClerk, options => stage.Bridge.Plans.CreateInspectionPlanAsync(create, options), cancellationToken);
        Describe(plan.Batches[0]);

        var submit = new SubmitInspectionPlanRequest { Name = plan.Name, RequestId = stage.Work.RequestId("plan/submit") };
        await stage.CallAsync(Official.BureauClerk, options => stage.Bridge.PlanVersions.SubmitInspectionPlanAsync(submit, options), cancellationToken);
        var approve = new ApproveInspectionPlanRequest { Name = plan.Name, RequestId = stage.Work.RequestId("plan/approve") };
        await stage.CallAsync(Official.BureauApprover, options => stage.Bridge.Plans.ApproveInspectionPlanAsync(approve, options), cancellationToken);
        stage.Narrator.Good("送审、批准：县民族宗教事务局经办人与审批人");

        var file = new FileInspectionPlanRequest { Name = plan.Name, RequestId = stage.Work.RequestId("plan/file") };
        await stage.CallAsync(Official.BureauClerk, options => stage.Bridge.Plans.FileInspectionPlanAsync(file, options), cancellationToken);
        stage.Narrator.Good("备案：报县双随机办");

        var disclose = new DiscloseInspectionPlanRequest { Name = plan.Name, RequestId = stage.Work.RequestId("plan/disclose") };
        plan = await stage.CallAsync(Official.BureauClerk, options => stage.Bridge.Plans.DiscloseInspectionPlanAsync(disclose, options), cancellationToken);
        stage.Narrator.Good($"公示：{plan.Name}，{plan.DiscloseTime.ToDateTimeOffset().ToOffset(BridgeSettings.StartAt.Offset):yyyy-MM-dd HH:mm}");
    }

    private void Describe(PlanBatch batch)
    {
        stage.Narrator.Say("范围：2022-12-31 前设立登记、已成立、清真食品生产经营的企业和个体工商户；时间 2023-11-06 至 2023-11-10");
        stage.Narrator.Table(
            ["分层", "比例", "至少"],
            batch.Strata.Select(stratum => new[] { DrawStep.TitleOf(stratum.Name), stratum.Take, stratum.Minimum == 0 ? "" : $"{stratum.Minimum} 户" }));
        stage.Narrator.Say($"总体比例 {batch.Overall.Take}：{batch.Overall.Reading}");
    }
}
