using ChangliBridge.Cli.Printing;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Sync;

/// <summary>A run in words (同步文本).</summary>
internal static class SyncText
{
    public static void Print(V1.SyncRun run) => Lines.Fields(
        ("同步", run.Name),
        ("任务", run.Job),
        ("方式", Kind(run.Kind)),
        ("状态", State(run.State)),
        ("进度", $"{run.Pages} 页，{run.Rows} 条，隔离 {run.Quarantined} 条"),
        ("提出时间", InstantText.Of(run.RequestTime)),
        ("结束时间", InstantText.Of(run.EndTime)),
        ("说明", run.LastError),
        ("决定", run.DecidedBy.Length > 0 ? $"{run.DecisionReason}（{run.DecidedBy}，{InstantText.Of(run.DecisionTime)}）" : ""));

    public static string Kind(V1.SyncRun.Types.Kind kind) => kind == V1.SyncRun.Types.Kind.Changes ? "增量" : "全量";

    public static string State(V1.SyncRun.Types.State state) => state switch
    {
        V1.SyncRun.Types.State.Requested => "待开始",
        V1.SyncRun.Types.State.Running => "进行中",
        V1.SyncRun.Types.State.Succeeded => "已启用",
        V1.SyncRun.Types.State.Failed => "失败",
        V1.SyncRun.Types.State.Held => "待核准",
        V1.SyncRun.Types.State.Rejected => "已驳回",
        V1.SyncRun.Types.State.Superseded => "已被取代",
        _ => $"{state}",
    };

    /// <summary>1 where somebody still has to look at it.</summary>
    public static int ExitCodeOf(V1.SyncRun run) =>
        run.State is V1.SyncRun.Types.State.Failed or V1.SyncRun.Types.State.Held ? ExitCode.Refused : ExitCode.Done;
}
