using System.CommandLine;

namespace ChangliBridge.Cli.Sync;

/// <summary><c>changli sync …</c>: the pulls and what serves.</summary>
internal static class SyncCommands
{
    private static readonly string[] Jobs = ["items", "supervision-items", "tags", "targets", "inspectors", "grades"];

    public static Command Make() => new("sync", "同步：从上级平台拉取的清单 (what is pulled from the platforms)")
    {
        SyncNow.Make(),
        SyncMirrors.Make(),
        SyncRunList.Make(),
        SyncQuarantined.Make(),
        SyncResolve.Make(),
        SyncDrift.Make(),
        SyncDecision.MakeApprove(),
        SyncDecision.MakeReject(),
        SyncVerify.Make(),
    };

    public static Argument<string> Job()
    {
        var job = new Argument<string>("JOB") { Description = "同步任务 (the list to pull)" };
        job.AcceptOnlyFromAmong(Jobs);
        return job;
    }

    public static Option<string?> OnlyJob()
    {
        var job = new Option<string?>("--job") { Description = "只看该任务 (only of this job)", HelpName = "JOB" };
        job.AcceptOnlyFromAmong(Jobs);
        return job;
    }
}
