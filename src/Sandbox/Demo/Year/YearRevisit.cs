using ChangliBridge.Contract.V1;

namespace ChangliBridge.Sandbox.Demo.Year;

/// <summary>December: 县双随机办 goes again to the market bureau's finished inspections, drawn like every other draw.</summary>
internal sealed class YearRevisit((DemoStage Told, DemoStage Quiet) stage, ClockStep clock)
{
    private readonly Campaign campaign = CountyYear.Revisit;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        stage.Told.Narrator.Step("十二月：县双随机办回访已完成的检查");
        var request = new PlanRevisitRequest
        {
            InspectionPlanId = campaign.Plan,
            Title = $"{CountyYear.Number}年随机抽查回访计划",
            RevisitedPlan = CountyYear.Batches[0].Campaign.PlanName,
            StartDate = CountyPlan.DateOf(campaign.Days[0]),
            EndDate = CountyPlan.DateOf(campaign.Days[^1]),
            Inspectors = 2,
            WithoutProblem = "20%",
            WithProblem = "all",
            RequestId = stage.Quiet.Work.RequestId("revisit/plan"),
        };
        var plan = await stage.Quiet.CallAsync(campaign.Lead, options => stage.Quiet.Bridge.Revisits.PlanRevisitAsync(request, options), cancellationToken);
        await new PlanDesk(stage.Quiet).DiscloseAsync(plan, cancellationToken);
        await clock.AdvanceAsync(campaign.FreezeAt, cancellationToken);
        var draw = await new DrawStep(stage.Quiet, campaign).RunAsync(cancellationToken);
        await clock.AdvanceAsync(campaign.Days[0], cancellationToken);
        var revisits = await stage.Quiet.CallAsync(campaign.Lead, options => stage.Quiet.Bridge.Revisits.ListRevisitsAsync(new() { Plan = campaign.PlanName, PageSize = Pages.Largest }, options), cancellationToken);
        foreach (var (place, revisit) in revisits.Revisits.Index())
            await VisitAsync(revisit, place, cancellationToken);
        var effect = await stage.Quiet.CallAsync(campaign.Lead, options => stage.Quiet.Bridge.Revisits.GetRevisitEffectAsync(new() { Parent = campaign.PlanName }, options), cancellationToken);
        stage.Told.Narrator.Good($"已完成的检查 {draw.FrameSize} 件，抽中回访 {draw.DrawnCount} 件；首次漏查 {effect.FirstMissed} 项，一致 {effect.Agreed} 项");
        stage.Told.Narrator.Good($"回访对象的问题发现率：首查 {effect.Before.Text}（{effect.Before.Numerator}/{effect.Before.Denominator}），回访后 {effect.After.Text}（{effect.After.Numerator}/{effect.After.Denominator}）");
    }

    // At every third one the first check missed something.
    private async Task VisitAsync(Revisit revisit, int place, CancellationToken cancellationToken)
    {
        var submit = new SubmitRevisitRequest
        {
            Name = revisit.Name,
            VisitDate = CountyPlan.DateOf(campaign.Days[0]),
            Inspectors = { revisit.DrawnInspectors },
            RequestId = stage.Quiet.Work.RequestId($"{revisit.Name}/submit"),
        };
        submit.Findings.AddRange(revisit.Items.Select((item, number) => place % 3 == 1 && number == 0
            ? new SubmitRevisitRequest.Types.Finding { Item = item.Item, Outcome = RevisitItem.Types.Outcome.Problem, Text = "公示信息仍与实际不符" }
            : new SubmitRevisitRequest.Types.Finding { Item = item.Item, Outcome = RevisitItem.Types.Outcome.NoProblem }));
        await stage.Quiet.CallAsync(campaign.Lead, options => stage.Quiet.Bridge.Revisits.SubmitRevisitAsync(submit, options), cancellationToken);
        var review = new ReviewRevisitRequest { Name = revisit.Name, RequestId = stage.Quiet.Work.RequestId($"{revisit.Name}/review") };
        await stage.Quiet.CallAsync(Official.ApproverOf(campaign.Lead.Department), options => stage.Quiet.Bridge.Revisits.ReviewRevisitAsync(review, options), cancellationToken);
    }
}
