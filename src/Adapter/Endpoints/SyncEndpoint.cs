using ChangliBridge.Adapter.County;
using ChangliBridge.Adapter.Mapping;
using ChangliBridge.Domain.Rules;
using ChangliBridge.Store;
using ChangliBridge.Store.Mirror;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Adapter.Endpoints;

/// <summary>同步 over gRPC: reading. The acts stand in the other part.</summary>
internal sealed partial class SyncEndpoint(BridgeStore store, Mutations mutations, CountyLists county) : V1.SyncService.SyncServiceBase
{
    public override async Task<V1.SyncRun> GetSyncRun(V1.GetSyncRunRequest request, ServerCallContext context)
    {
        var id = RunId(request.Name, "name");
        await using var db = store.Read();
        var run = await db.Set<SyncRun>().SingleOrDefaultAsync(run => run.Id == id, context.CancellationToken);
        return run is null ? throw ResourceName.Unknown(request.Name, "name") : run.ToProto();
    }

    public override async Task<V1.ListSyncRunsResponse> ListSyncRuns(V1.ListSyncRunsRequest request, ServerCallContext context)
    {
        var page = PageRequest.From(request.PageSize, request.PageToken, PageRequest.IsNumber);
        var before = page.IsFirst ? long.MaxValue : PageRequest.Number(page.After);
        await using var db = store.Read();
        var all = db.Set<SyncRun>();
        var (rows, next) = await page.TakeAsync(all.Where(run => run.Id < before).OrderByDescending(run => run.Id), run => run.Id.ToString(), context.CancellationToken);
        return new() { SyncRuns = { rows.Select(run => run.ToProto()) }, NextPageToken = next, TotalSize = await page.TotalAsync(all, context.CancellationToken) };
    }

    public override async Task<V1.ListQuarantinedRowsResponse> ListQuarantinedRows(V1.ListQuarantinedRowsRequest request, ServerCallContext context)
    {
        var faults = new FaultList();
        var page = PageRequest.From(request.PageSize, request.PageToken, faults, IsRow);
        var (afterRun, afterNumber) = page.IsFirst ? (0, 0) : Row(page.After);
        var only = ResourceName.Check(request.SyncRun, "sync_run", faults, "syncRuns") is [var given] ? RunId(given, faults) : 0;
        faults.RequireWord("job", request.Job, PullJobs.All);
        faults.ThrowIfAny();
        await using var db = store.Read();
        var kept = from row in db.Set<QuarantinedRow>()
                   join run in db.Set<SyncRun>() on row.SyncRun equals run.Id
                   select new { Row = row, run.Job };
        var all = kept
            .When(only != 0, kept => kept.Row.SyncRun == only)
            .When(request.Job != "", kept => kept.Job == request.Job)
            .When(request.UnresolvedOnly, kept => kept.Row.ResolvedAt == null);
        var (rows, next) = await page.TakeAsync(
            all.Where(kept => kept.Row.SyncRun >= afterRun && (kept.Row.SyncRun != afterRun || kept.Row.Number > afterNumber)).OrderBy(kept => kept.Row.SyncRun).ThenBy(kept => kept.Row.Number),
            kept => $"{kept.Row.SyncRun}/{kept.Row.Number}", context.CancellationToken);
        return new() { QuarantinedRows = { rows.Select(kept => kept.Row.ToProto(kept.Job)) }, NextPageToken = next, TotalSize = await page.TotalAsync(all, context.CancellationToken) };
    }

    public override async Task<V1.ListSchemaDriftsResponse> ListSchemaDrifts(V1.ListSchemaDriftsRequest request, ServerCallContext context)
    {
        var faults = new FaultList();
        var page = PageRequest.From(request.PageSize, request.PageToken, faults);
        faults.RequireWord("job", request.Job, PullJobs.All);
        faults.ThrowIfAny();
        await using var db = store.Read();
        var all = db.Set<SchemaDrift>().When(request.Job != "", drift => drift.Job == request.Job);
        // A list keeps at most a hundred, so that all of them are few.
        var known = (await all.ToListAsync(context.CancellationToken)).OrderBy(Key, StringComparer.Ordinal).Where(drift => string.CompareOrdinal(Key(drift), page.After) > 0);
        var (rows, next) = page.Cut(known.Take(page.Size + 1).ToList(), Key);
        return new() { SchemaDrifts = { rows.Select(drift => drift.ToProto()) }, NextPageToken = next, TotalSize = await page.TotalAsync(all, context.CancellationToken) };

        static string Key(SchemaDrift drift) => $"{drift.Job}/{drift.Field}/{(int)drift.Kind}";
    }

    public override async Task<V1.ListMirrorsResponse> ListMirrors(V1.ListMirrorsRequest request, ServerCallContext context)
    {
        var page = PageRequest.From(request.PageSize, request.PageToken);
        await using var db = store.Read();
        var all = db.Set<MirrorHead>();
        var (heads, next) = await page.TakeAsync(all.Where(head => string.Compare(head.Job, page.After) > 0).OrderBy(head => head.Job), head => head.Job, context.CancellationToken);
        var answer = new V1.ListMirrorsResponse { NextPageToken = next, TotalSize = await page.TotalAsync(all, context.CancellationToken) };
        foreach (var head in heads)
            answer.Mirrors.Add(await DescribeAsync(db, head, context.CancellationToken));
        return answer;
    }

    public override async Task<V1.MirrorVerification> VerifyMirror(V1.VerifyMirrorRequest request, ServerCallContext context)
    {
        var job = ResourceName.Id(request.Name, "name", "mirrors");
        await using var db = store.Read();
        var verdict = PullJobs.All.Contains(job) ? await MirrorCheck.VerifyAsync(db, job, context.CancellationToken) : null;
        if (verdict is null)
            throw ResourceName.Unknown(request.Name, "name");
        return new() { Mirror = await DescribeAsync(db, verdict.Head, context.CancellationToken), Rows = verdict.Rows, Digest = verdict.Digest, Holds = verdict.Holds };
    }

    private static async Task<V1.MirrorSnapshot> DescribeAsync(BridgeDb db, MirrorHead head, CancellationToken ct)
    {
        var mirror = head.ToProto();
        var runs = db.Set<SyncRun>().Where(run => run.Job == head.Job);
        mirror.Quarantined = await db.Set<QuarantinedRow>().CountAsync(row => row.ResolvedAt == null && runs.Any(run => run.Id == row.SyncRun), ct);
        if (await runs.Where(run => run.State == SyncRunState.Held).Select(run => (long?)run.Id).FirstOrDefaultAsync(ct) is { } held)
            mirror.HeldRun = $"syncRuns/{held}";
        return mirror;
    }

    private static bool IsRow(string key) => key.Split('/') is [var run, var number] && PageRequest.IsNumber(run) && PageRequest.IsNumber(number);

    private static (long Run, long Number) Row(string key)
    {
        var parts = key.Split('/');
        return (PageRequest.Number(parts[0]), PageRequest.Number(parts[1]));
    }

    private static long RunId(string given, FaultList faults)
    {
        faults.Require(long.TryParse(given, out var id), new Fault(Rule.FieldMalformed, "sync_run", $"“syncRuns/{given}”的编号不是数字。", "请写成 syncRuns/{编号}。"));
        return id;
    }

    private static long RunId(string name, string field) =>
        long.TryParse(ResourceName.Id(name, field, "syncRuns"), out var id) ? id : throw ResourceName.Unknown(name, field);
}
