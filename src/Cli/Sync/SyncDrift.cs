using System.CommandLine;
using ChangliBridge.Cli.Connection;
using ChangliBridge.Cli.Printing;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Sync;

/// <summary><c>changli sync drift</c>: how the lists depart from their contract.</summary>
internal static class SyncDrift
{
    private static readonly string[] Columns = ["任务", "字段", "情况", "行数", "值的形状", "首次发现", "最近发现"];

    public static Command Make()
    {
        var job = SyncCommands.OnlyJob();
        return new Command("drift", "列出清单与约定不符的字段 (lists fields that are not as the contract has them)") { job, OutputFormat.Option }.Calls(async (bridge, parsed, ct) =>
        {
            var drifts = await Pages.AllAsync<V1.SchemaDrift>(async token =>
            {
                var answer = await bridge.Sync.ListSchemaDriftsAsync(new V1.ListSchemaDriftsRequest { PageSize = Pages.Size, PageToken = token, Job = parsed.GetValue(job) ?? "" }, bridge.Options(ct));
                return (answer.SchemaDrifts, answer.NextPageToken);
            }, ct);
            OutputFormat.Print(parsed, new V1.ListSchemaDriftsResponse { SchemaDrifts = { drifts }, TotalSize = drifts.Count }, () => Lines.Table(Columns, drifts.Select(drift => new[]
            {
                drift.Job, drift.Field, Kind(drift.Kind), $"{drift.Rows}", drift.Sample, InstantText.Of(drift.FirstSeenTime), InstantText.Of(drift.LastSeenTime),
            })));
            return ExitCode.Done;
        });
    }

    private static string Kind(V1.SchemaDrift.Types.Kind kind) => kind switch
    {
        V1.SchemaDrift.Types.Kind.NewField => "新增字段，数据已采用",
        V1.SchemaDrift.Types.Kind.MissingField => "必填字段缺失，整页未采用",
        V1.SchemaDrift.Types.Kind.RetypedField => "字段类型改变，整页未采用",
        _ => $"{kind}",
    };
}
