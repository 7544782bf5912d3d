using System.CommandLine;
using ChangliBridge.Cli.Connection;
using ChangliBridge.Cli.Printing;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Sync;

/// <summary><c>changli sync quarantined</c>: the rows that pulls set aside, with the reason.</summary>
internal static class SyncQuarantined
{
    private static readonly string[] Columns = ["隔离数据", "任务", "编号", "字段", "值", "原因", "处理"];

    public static Command Make()
    {
        var job = SyncCommands.OnlyJob();
        var all = new Option<bool>("--all") { Description = "连同已处理的 (those that were dealt with too)" };
        return new Command("quarantined", "列出被隔离的数据及原因 (lists rows that were set aside, and why)") { job, all, OutputFormat.Option }.Calls(async (bridge, parsed, ct) =>
        {
            var rows = await Pages.AllAsync<V1.QuarantinedRow>(async token =>
            {
                var request = new V1.ListQuarantinedRowsRequest { PageSize = Pages.Size, PageToken = token, Job = parsed.GetValue(job) ?? "", UnresolvedOnly = !parsed.GetValue(all) };
                var answer = await bridge.Sync.ListQuarantinedRowsAsync(request, bridge.Options(ct));
                return (answer.QuarantinedRows, answer.NextPageToken);
            }, ct);
            OutputFormat.Print(parsed, new V1.ListQuarantinedRowsResponse { QuarantinedRows = { rows }, TotalSize = rows.Count }, () => Lines.Table(Columns, rows.Select(Cells)));
            return ExitCode.Done;
        });
    }

    public static string Handled(V1.QuarantinedRow row) => row.ResolveTime is null ? "" : $"{row.Note}（{row.ResolvedBy}，{InstantText.Of(row.ResolveTime)}）";

    private static string[] Cells(V1.QuarantinedRow row) => [row.Name, row.Job, row.Key, row.Field, row.Value, row.Reason, Handled(row)];
}
