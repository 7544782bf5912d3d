using ChangliBridge.Contract.V1;

namespace ChangliBridge.Sandbox.Demo.Year;

/// <summary>临时任务: a batch outside the plan of the year, with the approval that lets a department make it; drawn and concluded like the others.</summary>
internal sealed class YearTemporary(DemoStage stage, ClockStep clock)
{
    private const int DaysBeforeFreeze = 2;

    public async Task RunAsync(YearBatch batch, IReadOnlyDictionary<string, InspectionItem> claimed, CancellationToken cancellationToken)
    {
        var approval = batch.Approval ?? throw new DemoFailure($"{batch.Title}没有临时任务批准");
        stage.Narrator.Step($"{batch.Campaign.Days[0]:M月}：年度计划之外的临时任务");
        await clock.AdvanceAsync(batch.Campaign.FreezeAt.AddDays(-DaysBeforeFreeze), cancellationToken);
        var draft = new InspectionPlan { Title = batch.Title, Year = CountyYear.Number, TemporaryApproval = approval, Batches = { batch.Build(claimed) } };
        var desk = new PlanDesk(stage);
        var plan = await desk.DraftAsync(Official.ClerkOf(batch.Lead), batch.Campaign.Plan, draft, cancellationToken);
        plan = await desk.DiscloseAsync(plan, cancellationToken);
        new YearDiary(stage).Tell(
            Official.TitleOf(batch.Lead),
            $"{batch.Title}：凭{plan.TemporaryApproval.Approver}{plan.TemporaryApproval.Number}立为临时任务（{plan.TemporaryApproval.Reason}）",
            "送审、批准、备案、公示");
    }
}
