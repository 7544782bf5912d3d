using System.CommandLine;
using ChangliBridge.Cli.Printing;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Sync;

/// <summary><c>changli sync verify JOB</c>: counts and digests every row that serves, and compares.</summary>
internal static class SyncVerify
{
    public static Command Make()
    {
        var job = SyncCommands.Job();
        return new Command("verify", "核验正在使用的清单：逐行重算条数与摘要 (recomputes count and digest of what serves)") { job, OutputFormat.Option }.Calls(async (bridge, parsed, ct) =>
        {
            var request = new V1.VerifyMirrorRequest { Name = $"mirrors/{parsed.GetRequiredValue(job)}" };
            var checkedMirror = await Lines.WhileAsync("核验中", async stop => await bridge.Sync.VerifyMirrorAsync(request, bridge.Options(stop)), ct);
            OutputFormat.Print(parsed, checkedMirror, () => Lines.Fields(
                ("任务", parsed.GetRequiredValue(job)),
                ("启用时", $"{checkedMirror.Mirror.Rows} 条，摘要 {checkedMirror.Mirror.Digest}"),
                ("现有", $"{checkedMirror.Rows} 条，摘要 {checkedMirror.Digest}"),
                ("结论", checkedMirror.Holds ? "一致" : "不一致：数据被改动过，请重新全量同步并查明原因")));
            return checkedMirror.Holds ? ExitCode.Done : ExitCode.DoesNotHold;
        });
    }
}
