using ChangliBridge.Contract.V1;
using ChangliBridge.Sandbox.Faults;

namespace ChangliBridge.Sandbox.Demo;

/// <summary>Five days of checks: each department enters its result of each task, somebody else reviews it.</summary>
internal sealed class ResultStep(DemoStage stage, ClockStep clock, Campaign campaign)
{
    public const int Callers = 8;
    private const decimal UsualRate = 0.05m;

    /// <summary>The results concluded, each with what is still to be done about it.</summary>
    public async Task<IReadOnlyList<ConcludedResult>> RunAsync(Draw draw, CancellationToken cancellationToken)
    {
        stage.Narrator.Step("抽查：两部门联合入户，录入结果，他人审核");
        var tasks = await TasksAsync(draw, cancellationToken);
        var expected = tasks.Sum(task => PartsOf(task).Count());
        await SwitchFaultOnAsync(expected, cancellationToken);
        var concluded = new List<ConcludedResult>();
        for (var day = 0; day < campaign.Days.Count; day++)
        {
            await clock.AdvanceAsync(campaign.Days[day], cancellationToken);
            var today = tasks.Index().Where(task => task.Index % campaign.Days.Count == day).ToArray();
            var checks = today.SelectMany(task => PartsOf(task.Item).Select(part => new OneCheck(task.Item, part, task.Index, campaign.Days[day])));
            var results = await CheckAsync([.. checks], cancellationToken);
            concluded.AddRange(results);
            var problems = results.Count(result => result.Handling.Length > 0);
            stage.Narrator.Good($"检查 {today.Length} 户，录入并审核 {results.Count} 份结果，其中发现问题 {problems} 份");
        }

        return concluded;
    }

    // 不予检查: what was taken off for an objection takes no result.
    private static IEnumerable<DepartmentPart> PartsOf(InspectionTask task) => task.Parts.Where(part => !part.TakenOff);

    private Task<List<InspectionTask>> TasksAsync(Draw draw, CancellationToken cancellationToken) => Pages.AllAsync(
        token => stage.CallAsync(
            Official.Supervisor,
            options => stage.Bridge.Tasks.ListInspectionTasksAsync(new() { Draw = draw.Name, PageSize = Pages.Largest, PageToken = token }, options),
            cancellationToken),
        page => page.InspectionTasks,
        page => page.NextPageToken);

    // A rate at which the audience sees at least one, however few results there are.
    private async Task SwitchFaultOnAsync(int expected, CancellationToken cancellationToken)
    {
        var rate = Math.Max(UsualRate, 1m / Math.Max(1, expected));
        await stage.Desk.SetFaultAsync(new FaultSetting(FaultNames.CommitThenHang, rate, ["result"]), cancellationToken);
        stage.Narrator.Say($"省平台打开故障“收下不答”：约 {rate * 100:0.#}% 的结果收下并记账后不再应答");
    }

    private async Task<IReadOnlyList<ConcludedResult>> CheckAsync(OneCheck[] checks, CancellationToken cancellationToken)
    {
        var results = new ConcludedResult[checks.Length];
        await Parallel.ForAsync(
            0,
            checks.Length,
            new ParallelOptions { MaxDegreeOfParallelism = Callers, CancellationToken = cancellationToken },
            async (number, token) => results[number] = await ConcludeAsync(checks[number], token));
        return results;
    }

    private async Task<ConcludedResult> ConcludeAsync(OneCheck check, CancellationToken cancellationToken)
    {
        var department = check.Part.Department.Split('/')[^1];
        var outcome = CheckOutcome.For(department, check.Place);
        var submit = new SubmitResultRequest
        {
            Parent = check.Task.Name,
            InspectionResult = new InspectionResult
            {
                CodeList = CountyPlan.CodeList,
                Codes = { outcome.Codes },
                CheckDate = CountyPlan.DateOf(check.Day),
                Inspectors = { check.Part.Inspectors },
                Findings = outcome.Findings,
                ItemOutcomes = { check.Part.Items.Select((item, place) => outcome.Of(item, place)) },
                CheckMethods = { CountyPlan.OnSite },
            },
            RequestId = stage.Work.RequestId($"submit/{check.Task.Name}/{department}"),
        };
        var submitted = await stage.CallAsync(
            Official.ClerkOf(department), options => stage.Bridge.Results.SubmitResultAsync(submit, options), cancellationToken);
        var review = new ReviewResultRequest { Name = submitted.Name, RequestId = stage.Work.RequestId($"review/{submitted.Name}") };
        await stage.CallAsync(Official.ApproverOf(department), options => stage.Bridge.Results.ReviewResultAsync(review, options), cancellationToken);
        return new ConcludedResult(submitted.Name, department, outcome.Handling, outcome.IsCorrected, check.Part.Inspectors);
    }
}
