using ChangliBridge.Contract.V1;

namespace ChangliBridge.Sandbox.Demo.Year;

/// <summary>The county's year: every duty of the supervision loop in the order of its days, and its indicators at the end.</summary>
/// <param name="changliPath"><c>changli</c>, with which its clerks take tables in and out.</param>
internal sealed class YearStory(string changliPath) : IStory
{
    private readonly YearFigures figures = new();
    private int results;

    public string Title => $"{CountyYear.Number}年全年";

    // What its people do depends on what they find on that day, and a year is over once.
    public bool CanBeTakenUp => false;

    public DateTimeOffset StartAt => CountyYear.StartAt;

    public IReadOnlyDictionary<string, string> OtherDepartments => CountyYear.OtherDepartments;

    public IReadOnlyDictionary<string, string> Settings => CountyYear.Settings;

    public async Task<(bool Whole, string Line)> PlayAsync(DemoStage stage, CancellationToken cancellationToken)
    {
        // What one draw and one list of results tell at length is told here in a line.
        var quiet = stage with { Narrator = new Narrator(TextWriter.Null) };
        var (clock, deliveries) = (new ClockStep(quiet), new DeliveryStep(quiet));
        var changli = new ChangliDesk(changliPath, quiet);
        await clock.FollowAsync(cancellationToken);
        await new PullStep(quiet).RunAsync(cancellationToken);
        var claimed = await ClaimAsync(stage, quiet, cancellationToken);
        await PlanAsync(stage, claimed, cancellationToken);
        foreach (var batch in CountyYear.Batches)
        {
            if (batch.Lead == "mzj")
                await new YearDuties(stage, clock).RunAsync(new YearRegister(stage, changli, figures), cancellationToken);
            if (batch.Approval is not null)
                await new YearTemporary(stage, clock).RunAsync(batch, claimed, cancellationToken);
            await InspectAsync((stage, quiet), batch, (clock, deliveries), cancellationToken);
        }
        await new YearRevisit((stage, quiet), clock).RunAsync(cancellationToken);
        await clock.AdvanceAsync(CountyYear.EndAt, cancellationToken);
        await new YearReport(stage, changli, figures).RunAsync(cancellationToken);
        return await new YearEnd(stage).RunAsync(results, figures, cancellationToken);
    }

    private static async Task<IReadOnlyDictionary<string, InspectionItem>> ClaimAsync(DemoStage stage, DemoStage quiet, CancellationToken cancellationToken)
    {
        stage.Narrator.Step("一月：认领抽查事项并映射到“互联网+监管”");
        var catalog = new CatalogStep(quiet);
        var directory = await catalog.DirectoryAsync(cancellationToken);
        var claimed = new Dictionary<string, InspectionItem>();
        foreach (var (department, codes, dutyBasis) in CountyYear.Claims)
        {
            foreach (var code in codes)
                claimed[$"{department}/{code}"] = (await catalog.ClaimAsync(department, directory.Where(item => item.Code == code), dutyBasis, cancellationToken))[0];
            stage.Narrator.Good($"{Official.TitleOf(department)}认领 {codes.Length} 项");
        }
        return claimed;
    }

    private static async Task PlanAsync(DemoStage stage, IReadOnlyDictionary<string, InspectionItem> claimed, CancellationToken cancellationToken)
    {
        stage.Narrator.Step("一月：各牵头部门编制年度抽查计划，送审、批准、备案、公示");
        var desk = new PlanDesk(stage);
        foreach (var plan in CountyYear.Batches.Where(batch => batch.Approval is null).GroupBy(batch => batch.Campaign.Plan))
        {
            var lead = plan.First().Lead;
            var draft = new InspectionPlan { Title = $"{CountyYear.Number}年度“双随机、一公开”抽查计划（{Official.TitleOf(lead)}）", Year = CountyYear.Number };
            draft.Batches.AddRange(plan.Select(batch => batch.Build(claimed)));
            await desk.DiscloseAsync(await desk.DraftAsync(Official.ClerkOf(lead), plan.Key, draft, cancellationToken), cancellationToken);
            stage.Narrator.Good($"{Official.TitleOf(lead)}：{string.Join("；", plan.Select(batch => batch.Title))}");
        }
    }

    private async Task InspectAsync((DemoStage Told, DemoStage Quiet) stage, YearBatch batch, (ClockStep Clock, DeliveryStep Deliveries) with, CancellationToken cancellationToken)
    {
        var campaign = batch.Campaign;
        stage.Told.Narrator.Step($"{campaign.Days[0]:M月}：{batch.Title}（{string.Join("、", campaign.Departments.Select(Official.TitleOf))}）");
        await with.Clock.AdvanceAsync(campaign.FreezeAt, cancellationToken);
        var step = new DrawStep(stage.Quiet, campaign);
        var drawn = await step.RevealAsync(cancellationToken);
        if (batch.ReachesCap)
            await new YearBurden(stage, figures).RunAsync(drawn, campaign, cancellationToken);
        // Of a small register a batch may draw nobody.
        var draw = batch.IsObjectedTo && drawn.DrawnCount > 0
            ? await new YearObjection(stage, figures).RunAsync(drawn, (step, campaign), cancellationToken)
            : await step.ConfirmAsync(drawn, cancellationToken);
        stage.Told.Narrator.Good($"名单 {draw.FrameSize} 户，冻结、三方贡献、公开种子，抽中 {draw.DrawnCount} 户，派员 {draw.SeatCount} 人次");
        var concluded = await new ResultStep(stage.Quiet, with.Clock, campaign).RunAsync(draw, cancellationToken);
        await with.Deliveries.WaitForResultsAsync(cancellationToken);
        ConcludedResult[] transferred = batch.TellsWhatFollows ? [.. concluded.Where(result => result.Handling.Length > 0 && !result.Corrected).Take(2)] : [];
        // What is transferred is disclosed with the others and handled by itself.
        await new DisclosureStep(stage.Quiet, with.Deliveries).RunAsync([.. concluded.Select(result => transferred.Contains(result) ? result with { Handling = "" } : result)], cancellationToken);
        results += concluded.Count;
        if (batch.Approval is not null)
            (figures.Temporary, figures.TemporaryResults) = (draw.Temporary, concluded.Count);
        stage.Told.Narrator.Good($"检查结果 {concluded.Count} 份全部送达省平台并公示，其中发现问题 {concluded.Count(result => result.Handling.Length > 0)} 份，已处理上报");
        if (transferred is [var tax, var police])
        {
            await new YearTransfers(stage, figures).RunAsync(tax, police, cancellationToken);
            await new YearCredit(stage, figures).RunAsync(cancellationToken);
            await new YearAmendment(stage, with.Deliveries, figures).RunAsync(concluded, cancellationToken);
        }
    }
}
