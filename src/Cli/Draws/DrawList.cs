using System.CommandLine;
using ChangliBridge.Cli.Connection;
using ChangliBridge.Cli.Printing;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Draws;

/// <summary><c>changli draw list PLAN</c>: every draw of a plan, void and unopened ones too.</summary>
internal static class DrawList
{
    private const int PageSize = 100;
    private static readonly string[] Columns = ["抽取", "批次", "状态", "名单", "抽中", "冻结时间"];

    public static Command Make()
    {
        var plan = ResourceName.Plan();
        return new Command("list", "列出计划的全部抽取，含作废和未公开的 (lists the draws of a plan, void and unopened ones too)") { plan, OutputFormat.Option }
            .Calls((bridge, parsed, ct) => RunAsync(bridge, parsed, parsed.GetRequiredValue(plan), ct));
    }

    private static async Task<int> RunAsync(Bridge bridge, ParseResult parsed, string plan, CancellationToken ct)
    {
        var draws = await Pages.AllAsync<V1.Draw>(async token =>
        {
            var answer = await bridge.Draws.ListDrawsAsync(new V1.ListDrawsRequest { Parent = plan, PageSize = PageSize, PageToken = token }, bridge.Options(ct));
            return (answer.Draws, answer.NextPageToken);
        }, ct);
        OutputFormat.Print(parsed, new V1.ListDrawsResponse { Draws = { draws }, TotalSize = draws.Count }, () => Lines.Table(
            Columns, draws.Select(draw => new[] { draw.Name, draw.BatchId, DrawText.State(draw.State), $"{draw.FrameSize}", $"{draw.DrawnCount}", InstantText.Of(draw.FreezeTime) })));
        return ExitCode.Done;
    }
}
