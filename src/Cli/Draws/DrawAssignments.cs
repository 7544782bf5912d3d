using System.CommandLine;
using ChangliBridge.Cli.Connection;
using ChangliBridge.Cli.Printing;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Draws;

/// <summary><c>changli draw assignments DRAW</c>: who inspects what, all of it.</summary>
internal static class DrawAssignments
{
    private static readonly string[] Columns = ["检查对象", "部门", "执法检查人员"];

    public static Command Make()
    {
        var draw = ResourceName.Draw();
        return new Command("assignments", "列出全部派员 (lists who inspects what, in dealing order)") { draw, OutputFormat.Option }
            .Calls((bridge, parsed, ct) => RunAsync(bridge, parsed, parsed.GetRequiredValue(draw), ct));
    }

    private static async Task<int> RunAsync(Bridge bridge, ParseResult parsed, string draw, CancellationToken ct)
    {
        var seats = await Pages.AllAsync<V1.Assignment>(async token =>
        {
            var answer = await bridge.Draws.ListAssignmentsAsync(new V1.ListAssignmentsRequest { Parent = draw, PageSize = Pages.Size, PageToken = token }, bridge.Options(ct));
            return (answer.Assignments, answer.NextPageToken);
        }, ct);
        OutputFormat.Print(parsed, new V1.ListAssignmentsResponse { Assignments = { seats }, TotalSize = seats.Count }, () => Lines.Table(
            Columns, seats.Select(seat => new[] { seat.Target, seat.Department, seat.Inspector })));
        return ExitCode.Done;
    }
}
