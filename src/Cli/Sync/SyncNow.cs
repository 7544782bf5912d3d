using System.CommandLine;
using ChangliBridge.Cli.Connection;
using ChangliBridge.Cli.Printing;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Sync;

/// <summary><c>changli sync now JOB</c>: asks for a pull, and waits for its end where told to.</summary>
internal static class SyncNow
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    public static Command Make()
    {
        var job = SyncCommands.Job();
        var changes = new Option<bool>("--changes") { Description = "只拉取变动；无从增量时自动改为全量 (only what changed; the whole list where nothing can be built on)" };
        var wait = new Option<bool>("--wait") { Description = "等到结束；失败或待核准时退出码为1 (waits for the end; exit code 1 where it failed or is held)" };
        return new Command("now", "立即同步一份清单 (pulls a list now)") { job, changes, wait, RequestId.Option, OutputFormat.Option }.Calls(async (bridge, parsed, ct) =>
        {
            var request = new V1.TriggerSyncRunRequest
            {
                Job = parsed.GetRequiredValue(job),
                Kind = parsed.GetValue(changes) ? V1.SyncRun.Types.Kind.Changes : V1.SyncRun.Types.Kind.Full,
                RequestId = RequestId.GivenOrFresh(parsed),
            };
            var run = await RequestId.SendAsync(bridge, request.RequestId, options => bridge.Sync.TriggerSyncRunAsync(request, options), ct);
            if (parsed.GetValue(wait))
                run = await Lines.WhileAsync("同步进行中", stop => EndAsync(bridge, run, stop), ct);
            OutputFormat.Print(parsed, run, () => SyncText.Print(run));
            return SyncText.ExitCodeOf(run);
        });
    }

    private static async Task<V1.SyncRun> EndAsync(Bridge bridge, V1.SyncRun run, CancellationToken ct)
    {
        while (run.EndTime is null)
        {
            await Task.Delay(Pause, ct);
            run = await bridge.Sync.GetSyncRunAsync(new V1.GetSyncRunRequest { Name = run.Name }, bridge.Options(ct));
        }
        return run;
    }
}
