using System.CommandLine;
using ChangliBridge.Cli.Connection;
using ChangliBridge.Cli.Printing;
using State = ChangliBridge.Contract.V1.InspectionResult.Types.State;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Checks;

/// <summary><c>changli results submit FILE</c>: every row by itself, each under an id of its own content.</summary>
internal static class ResultsSubmit
{
    public static Command Make()
    {
        var file = ResultFile.Argument();
        var again = new Option<bool>("--again") { Description = "退回后内容未改的也再次提交 (also submits anew what was returned and is unchanged)" };
        return new Command("submit", "提交检查结果，逐条办理；同一文件重复提交无妨 (submits the results of a file, each by itself; running the file again is harmless)") { file, again, OutputFormat.Option }
            .Calls(async (bridge, parsed, ct) =>
            {
                var rows = await ResultFile.RowsAsync(parsed.GetRequiredValue(file), ct);
                return await ResultRows.RunAsync(parsed, rows, (row, stop) => SubmitAsync(bridge, row, parsed.GetValue(again), stop), ct);
            });
    }

    /// <summary>The row's result as it stands now. The bridge answers a request that it knows with what it said then; it may have been returned since.</summary>
    private static async Task<V1.InspectionResult> SubmitAsync(Bridge bridge, ResultRow row, bool again, CancellationToken ct)
    {
        var said = await SendAsync(bridge, row, "", ct);
        var now = await bridge.Results.GetInspectionResultAsync(new V1.GetInspectionResultRequest { Name = said.Name }, bridge.Options(ct));
        if (now.State != State.Returned)
            return now;
        return again
            ? await SendAsync(bridge, row, $"{now.SubmitTime}", ct)
            : throw new CommandRefused(ExitCode.Refused, $"此前已提交并被退回（{now.ReturnReason}），内容未改，未再次提交。请改正后提交；确需原样再交的，加 --again。");
    }

    private static async Task<V1.InspectionResult> SendAsync(Bridge bridge, ResultRow row, string after, CancellationToken ct) => await bridge.Results.SubmitResultAsync(
        new V1.SubmitResultRequest { Parent = row.Task, InspectionResult = row.Result, RequestId = row.RequestId(after) }, bridge.Options(ct));
}
