using ChangliBridge.Contract.V1;

namespace ChangliBridge.Sandbox.Demo;

/// <summary>Pulls directories, registers and grades, and shows what was set aside.</summary>
internal sealed class PullStep(DemoStage stage)
{
    private const int Attempts = 3;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);

    private static readonly (string Job, string Title)[] Jobs =
    [
        ("items", "省平台抽查事项清单"),
        ("supervision-items", "互联网+监管事项目录"),
        ("tags", "分类标签库"),
        ("targets", "检查对象名录库"),
        ("inspectors", "执法检查人员名录库"),
        ("grades", "企业信用风险等级"),
    ];

    /// <summary>The number of targets pulled.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        stage.Narrator.Step("从两级平台拉取“一单两库”、标签与信用风险等级（分页、签名）");
        var targets = 0;
        foreach (var (job, title) in Jobs)
        {
            var run = await PullAsync(job, title, cancellationToken);
            stage.Narrator.Good($"{title}：{run.Rows} 行，{run.Pages} 页，隔离 {run.Quarantined} 行");
            if (run.Quarantined > 0)
                await ShowQuarantinedAsync(run, cancellationToken);
            if (job == "targets")
                targets = run.Rows;
        }

        return targets;
    }

    private async Task<SyncRun> PullAsync(string job, string title, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var request = new TriggerSyncRunRequest { Job = job, RequestId = stage.Work.RequestId($"pull/{job}/{attempt}") };
            var run = await stage.CallAsync(Official.Supervisor, options => stage.Bridge.Sync.TriggerSyncRunAsync(request, options), cancellationToken);
            run = await WaitAsync(run, title, cancellationToken);
            if (run.State == SyncRun.Types.State.Succeeded)
                return run;
            if (attempt == Attempts)
                throw new DemoFailure($"{title}拉取失败：{run.LastError}");
            stage.Narrator.Warn($"{title}拉取未成：{run.LastError}；再拉一次");
        }
    }

    private async Task<SyncRun> WaitAsync(SyncRun run, string title, CancellationToken cancellationToken)
    {
        var trouble = new TroubleReport(stage.Narrator, title);
        var request = new GetSyncRunRequest { Name = run.Name };
        while (true)
        {
            run = await stage.CallAsync(Official.Supervisor, options => stage.Bridge.Sync.GetSyncRunAsync(request, options), cancellationToken);
            if (run.EndTime is not null)
                break;
            trouble.Hear(run.LastError);
            await Task.Delay(Pause, cancellationToken);
        }

        trouble.Over();
        return run;
    }

    private async Task ShowQuarantinedAsync(SyncRun run, CancellationToken cancellationToken)
    {
        var request = new ListQuarantinedRowsRequest { SyncRun = run.Name, PageSize = 10 };
        var answer = await stage.CallAsync(Official.Supervisor, options => stage.Bridge.Sync.ListQuarantinedRowsAsync(request, options), cancellationToken);
        stage.Narrator.Table(["行", "字段", "值", "原因"], answer.QuarantinedRows.Select(row => new[] { row.Key, row.Field, row.Value, row.Reason }));
    }
}
