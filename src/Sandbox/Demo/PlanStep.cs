using ChangliBridge.Contract.V1;

namespace ChangliBridge.Sandbox.Demo;

/// <summary>The plan from draft to 公示.</summary>
internal sealed class PlanStep(DemoStage stage)
{
    public async Task RunAsync(List<InspectionItem> bureauItems, List<InspectionItem> marketItems, CancellationToken cancellationToken)
    {
        stage.Narrator.Step("编制年度计划：2023年清真食品领域跨部门联合抽查");
        var plan = await new PlanDesk(stage).DraftAsync(Official.BureauClerk, CountyPlan.Id, CountyPlan.Build(bureauItems, marketItems), cancellationToken);
        Describe(plan.Batches[0]);
        plan = await new PlanDesk(stage).DiscloseAsync(plan, cancellationToken);
        stage.Narrator.Good("送审、批准：县民族宗教事务局经办人与审批人");
        stage.Narrator.Good("备案：报县双随机办");
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
