using System.CommandLine;
using ChangliBridge.Cli.Connection;
using ChangliBridge.Cli.Printing;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Revisits;

/// <summary><c>changli revisit plan ID</c>: the plan, from which on everything is as with any plan and draw.</summary>
internal static class RevisitPlan
{
    public static Command Make()
    {
        var id = new Argument<string>("ID") { Description = "回访计划的编号 (id of the new plan)" };
        var of = ResourceName.PlanOption("--of", "要回访的计划");
        of.Required = true;
        var title = new Option<string>("--title") { Description = "计划名称 (title)", HelpName = "TEXT", Required = true };
        var (from, to) = (DayText.Option("--from", "首日 (first day)"), DayText.Option("--to", "末日 (last day)"));
        (from.Required, to.Required) = (true, true);
        var inspectors = new Option<int>("--inspectors") { Description = "每户回访人员，至少2人 (inspectors for each revisit)", HelpName = "N", DefaultValueFactory = _ => 2 };
        var without = new Option<string>("--without-problem") { Description = "未发现问题的抽多少：比例、数量、all 或 none (of those without a problem)", HelpName = "TAKE", DefaultValueFactory = _ => "10%" };
        var with = new Option<string>("--with-problem") { Description = "发现问题的抽多少 (of those with a problem)", HelpName = "TAKE", DefaultValueFactory = _ => "10%" };
        return new Command("plan", "制定回访计划；批准、备案、公示、抽取同其他计划 (plans a revisit; then draw it with changli draw)")
        {
            id, of, title, from, to, inspectors, without, with, RequestId.Option, OutputFormat.Option,
        }.Calls((bridge, parsed, ct) => RunAsync(bridge, parsed, new V1.PlanRevisitRequest
        {
            InspectionPlanId = parsed.GetRequiredValue(id),
            RevisitedPlan = parsed.GetRequiredValue(of),
            Title = parsed.GetRequiredValue(title),
            StartDate = DayText.Parse(parsed.GetRequiredValue(from)),
            EndDate = DayText.Parse(parsed.GetRequiredValue(to)),
            Inspectors = parsed.GetValue(inspectors),
            WithoutProblem = parsed.GetValue(without)!,
            WithProblem = parsed.GetValue(with)!,
            RequestId = RequestId.GivenOrFresh(parsed),
        }, ct));
    }

    private static async Task<int> RunAsync(Bridge bridge, ParseResult parsed, V1.PlanRevisitRequest request, CancellationToken ct)
    {
        var plan = await RequestId.SendAsync(bridge, request.RequestId, options => bridge.Revisits.PlanRevisitAsync(request, options), ct);
        OutputFormat.Print(parsed, plan, () => Lines.Fields(("计划", plan.Name), ("名称", plan.Title), ("回访", request.RevisitedPlan), ("批次", string.Join("、", plan.Batches.Select(batch => batch.BatchId)))));
        return ExitCode.Done;
    }
}
