using System.CommandLine;
using ChangliBridge.Cli.Connection;
using ChangliBridge.Cli.Printing;
using Grpc.Core;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Checks;

/// <summary>Submits a file's rows one after the other (逐条提交): each is accepted or refused by itself, and a refusal stops no other.</summary>
internal static class ResultRows
{
    public static async Task<int> RunAsync(ParseResult parsed, List<ResultRow> rows, Func<ResultRow, CancellationToken, Task<V1.InspectionResult>> submit, CancellationToken ct)
    {
        var accepted = new V1.ListInspectionResultsResponse();
        foreach (var row in rows)
        {
            if (await RefusalAsync(row) is { } refusal)
                await Console.Error.WriteLineAsync($"第{row.Number}条 {row.Task}：{refusal}");
        }
        accepted.TotalSize = accepted.InspectionResults.Count;
        var refused = rows.Count - accepted.TotalSize;
        OutputFormat.Print(parsed, accepted, () => Console.Out.WriteLine($"共 {rows.Count} 条：已提交 {accepted.TotalSize}，未提交 {refused}。"));
        return refused == 0 ? ExitCode.Done : ExitCode.Refused;

        async Task<string?> RefusalAsync(ResultRow row)
        {
            try
            {
                var now = await submit(row, ct);
                accepted.InspectionResults.Add(now);
                if (!OutputFormat.IsJson(parsed))
                    await Console.Out.WriteLineAsync($"第{row.Number}条 {now.Name}：{ResultText.Label(now.State)}");
                return null;
            }
            catch (CommandRefused refused)
            {
                return refused.Message;
            }
            catch (RpcException refused) when (BridgeRefusal.IsLost(refused) || refused.StatusCode == StatusCode.Unauthenticated)
            {
                await Console.Error.WriteLineAsync($"办理到第{row.Number}条中断，其后未办理。请重新运行同一文件，已提交的不会重复。");
                throw;
            }
            catch (RpcException refused)
            {
                return BridgeRefusal.Describe(refused, ServerOptions.Address(parsed));
            }
        }
    }
}
