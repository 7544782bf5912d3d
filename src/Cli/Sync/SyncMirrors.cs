using System.CommandLine;
using ChangliBridge.Cli.Connection;
using ChangliBridge.Cli.Printing;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Sync;

/// <summary><c>changli sync status</c>: what serves, how new it is, and what somebody has to look at.</summary>
internal static class SyncMirrors
{
    private static readonly string[] Columns = ["任务", "条数", "数据截至", "启用时间", "最近变动", "待核准", "隔离未处理"];

    public static Command Make() => new Command("status", "列出正在使用的各清单 (lists what serves)") { OutputFormat.Option }.Calls(RunAsync);

    private static async Task<int> RunAsync(Bridge bridge, ParseResult parsed, CancellationToken ct)
    {
        var mirrors = await Pages.AllAsync<V1.MirrorSnapshot>(async token =>
        {
            var answer = await bridge.Sync.ListMirrorsAsync(new V1.ListMirrorsRequest { PageSize = Pages.Size, PageToken = token }, bridge.Options(ct));
            return (answer.Mirrors, answer.NextPageToken);
        }, ct);
        OutputFormat.Print(parsed, new V1.ListMirrorsResponse { Mirrors = { mirrors }, TotalSize = mirrors.Count }, () => Lines.Table(Columns, mirrors.Select(mirror => new[]
        {
            mirror.Name["mirrors/".Length..], $"{mirror.Rows}", InstantText.Of(mirror.AsOfTime), InstantText.Of(mirror.SwitchTime), mirror.LastRun, mirror.HeldRun, $"{mirror.Quarantined}",
        })));
        return ExitCode.Done;
    }
}
