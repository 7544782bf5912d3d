using ChangliBridge.Adapter.Mapping;
using ChangliBridge.Domain.Rules;
using ChangliBridge.Store;
using ChangliBridge.Store.Mirror;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Adapter.Endpoints;

/// <summary>同步 over gRPC: a run is asked for by its row, which the jobs claim.</summary>
internal sealed class SyncEndpoint(BridgeStore store, Mutations mutations) : V1.SyncService.SyncServiceBase
{
    public override async Task<V1.SyncRun> GetSyncRun(V1.GetSyncRunRequest request, ServerCallContext context)
    {
        var id = RunId(request.Name, "name");
        await using var db = store.Read();
        var run = await db.Set<SyncRun>().SingleOrDefaultAsync(run => run.Id == id, context.CancellationToken);
        return run is null ? throw ResourceName.Unknown(request.Name, "name") : ToProto(run);
    }

    public override async Task<V1.ListSyncRunsResponse> ListSyncRuns(V1.ListSyncRunsRequest request, ServerCallContext context)
    {
        var page = PageRequest.From(request.PageSize, request.PageToken);
        var before = page.IsFirst ? long.MaxValue : PageRequest.Number(page.After);
        await using var db = store.Read();
        var all = db.Set<SyncRun>();
        var (rows, next) = await page.TakeAsync(all.Where(run => run.Id < before).OrderByDescending(run => run.Id), run => run.Id.ToString(), context.CancellationToken);
        return new() { SyncRuns = { rows.Select(ToProto) }, NextPageToken = next, TotalSize = await page.TotalAsync(all, context.CancellationToken) };
    }

    public override Task<V1.SyncRun> TriggerSyncRun(V1.TriggerSyncRunRequest request, ServerCallContext context) =>
        mutations.RunAsync(request, context, async (mutation, ct) =>
        {
            if (!PullJobs.All.Contains(request.Job))
                throw new RuleViolation(Rule.Unknown, "job", $"没有同步任务“{request.Job}”。", $"可用任务：{string.Join("、", PullJobs.All)}。");
            return ToProto(await SyncRuns.RequestAsync(mutation.Unit, request.Job, ct));
        });

    public override async Task<V1.ListQuarantinedRowsResponse> ListQuarantinedRows(V1.ListQuarantinedRowsRequest request, ServerCallContext context)
    {
        var page = PageRequest.From(request.PageSize, request.PageToken);
        var only = request.SyncRun.Length > 0 ? RunId(request.SyncRun, "sync_run") : 0;
        var (afterRun, afterNumber) = After(page);
        await using var db = store.Read();
        var all = db.Set<QuarantinedRow>().Where(row => only == 0 || row.SyncRun == only);
        var (rows, next) = await page.TakeAsync(
            all.Where(row => row.SyncRun > afterRun || (row.SyncRun == afterRun && row.Number > afterNumber)).OrderBy(row => row.SyncRun).ThenBy(row => row.Number),
            row => $"{row.SyncRun}/{row.Number}", context.CancellationToken);
        return new() { QuarantinedRows = { rows.Select(ToProto) }, NextPageToken = next, TotalSize = await page.TotalAsync(all, context.CancellationToken) };
    }

    private static (long Run, long Number) After(PageRequest page)
    {
        if (page.IsFirst)
            return (0, 0);
        var slash = page.After.IndexOf('/');
        return (PageRequest.Number(page.After[..Math.Max(slash, 0)]), PageRequest.Number(page.After[(slash + 1)..]));
    }

    private static long RunId(string name, string field) =>
        long.TryParse(ResourceName.Id(name, field, "syncRuns"), out var id) ? id : throw ResourceName.Unknown(name, field);

    private static V1.SyncRun ToProto(SyncRun run) => new()
    {
        Name = $"syncRuns/{run.Id}",
        Job = run.Job,
        State = (V1.SyncRun.Types.State)run.State,
        Pages = run.Pages,
        Rows = run.Rows,
        Quarantined = run.Quarantined,
        LastError = run.LastError,
        RequestTime = run.RequestedAt.ToProto(),
        EndTime = run.EndedAt.ToProto(),
    };

    private static V1.QuarantinedRow ToProto(QuarantinedRow row) => new()
    {
        SyncRun = $"syncRuns/{row.SyncRun}",
        Key = row.Key,
        Field = row.Field,
        Value = row.Value,
        Reason = row.Reason,
    };
}
