using System.CommandLine;
using ChangliBridge.Cli.Connection;
using ChangliBridge.Cli.Printing;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Sync;

/// <summary><c>changli sync runs</c>: the newest runs first.</summary>
internal static class SyncRunList
{
    private static readonly string[] Columns = ["同步", "任务", "方式", "状态", "条数", "隔离", "提出时间", "结束时间", "说明"];

    public static Command Make()
    {
        var count = new Option<int>("--count") { Description = "最多列出几次，1至1000 (at most so many, 1 to 1000)", HelpName = "N", DefaultValueFactory = _ => 50 };
        count.Validators.Add(result =>
        {
            // What is no number is told by the parser.
            if (result.Tokens is [var given] && int.TryParse(given.Value, out var asked) && asked is < 1 or > Pages.Size)
                result.AddError("--count 应为1至1000 (must be 1 to 1000)");
        });
        return new Command("runs", "列出最近的同步 (lists the newest runs)") { count, OutputFormat.Option }.Calls(async (bridge, parsed, ct) =>
        {
            var answer = await bridge.Sync.ListSyncRunsAsync(new V1.ListSyncRunsRequest { PageSize = parsed.GetValue(count) }, bridge.Options(ct));
            OutputFormat.Print(parsed, answer, () => Lines.Table(Columns, answer.SyncRuns.Select(run => new[]
            {
                run.Name, run.Job, SyncText.Kind(run.Kind), SyncText.State(run.State), $"{run.Rows}", $"{run.Quarantined}", InstantText.Of(run.RequestTime), InstantText.Of(run.EndTime), run.LastError,
            })));
            return ExitCode.Done;
        });
    }
}
