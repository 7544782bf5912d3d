using System.CommandLine;
using ChangliBridge.Cli.Connection;
using ChangliBridge.Cli.Printing;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Sync;

/// <summary><c>changli sync resolve ROW --note TEXT</c>: marks a row that was set aside as dealt with.</summary>
internal static class SyncResolve
{
    public static Command Make()
    {
        var row = ResourceName.QuarantinedRow();
        var note = new Option<string>("--note") { Description = "如何处理的，存档 (what was done about it; kept)", HelpName = "TEXT", Required = true };
        return new Command("resolve", "标记一条隔离数据已处理 (marks a row that was set aside as dealt with)") { row, note }.Asks((bridge, parsed, asked) => bridge.Sync.ResolveQuarantinedRowAsync(
            new V1.ResolveQuarantinedRowRequest { Name = parsed.GetRequiredValue(row), Note = parsed.GetRequiredValue(note), RequestId = asked.RequestId }, asked.Options), resolved => Lines.Fields(
                ("隔离数据", resolved.Name), ("任务", resolved.Job), ("编号", resolved.Key), ("字段", resolved.Field), ("原因", resolved.Reason), ("处理", SyncQuarantined.Handled(resolved))));
    }
}
