using System.CommandLine;
using ChangliBridge.Cli.Connection;
using ChangliBridge.Cli.Printing;
using State = ChangliBridge.Contract.V1.Revisit.Types.State;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Revisits;

/// <summary><c>changli revisit list</c>.</summary>
internal static class RevisitList
{
    private static readonly string[] Columns = ["回访", "检查任务", "对象", "回访部门", "状态", "漏查"];

    public static Command Make()
    {
        var plan = ResourceName.PlanOption("--plan", "只列此回访计划的");
        var state = new Option<string?>("--state") { Description = "只列此状态的 (only in this state)" };
        state.AcceptOnlyFromAmong([.. Enum.GetValues<State>().Where(known => known != State.Unspecified).Select(known => known.ToString().ToLowerInvariant())]);
        return new Command("list", "列出回访 (lists revisits)") { plan, state, OutputFormat.Option }
            .Calls((bridge, parsed, ct) => RunAsync(bridge, parsed, new V1.ListRevisitsRequest
            {
                Plan = parsed.GetValue(plan) ?? "",
                State = Enum.TryParse<State>(parsed.GetValue(state), ignoreCase: true, out var only) ? only : State.Unspecified,
                PageSize = Pages.Size,
            }, ct));
    }

    private static async Task<int> RunAsync(Bridge bridge, ParseResult parsed, V1.ListRevisitsRequest request, CancellationToken ct)
    {
        var revisits = await Pages.AllAsync<V1.Revisit>(async token =>
        {
            request.PageToken = token;
            var answer = await bridge.Revisits.ListRevisitsAsync(request, bridge.Options(ct));
            return (answer.Revisits, answer.NextPageToken);
        }, ct);
        OutputFormat.Print(parsed, new V1.ListRevisitsResponse { Revisits = { revisits }, TotalSize = revisits.Count }, () => Lines.Table(Columns, revisits.Select(revisit => new[]
        {
            revisit.Name, revisit.Task, revisit.TargetTitle, revisit.Department, RevisitText.Label(revisit.State), string.Join("、", revisit.MissedResults),
        })));
        return ExitCode.Done;
    }
}
