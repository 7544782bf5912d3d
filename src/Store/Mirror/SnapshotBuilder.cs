using ChangliBridge.Store.Bulk;
using ChangliBridge.Store.Ledger;
using Microsoft.EntityFrameworkCore;

namespace ChangliBridge.Store.Mirror;

/// <summary>
/// Builds a snapshot page by page beside the one that serves. Each method is one unit: rows, cursor and lease move together or not at all,
/// and a worker that lost the run changes nothing.
/// </summary>
public sealed class SnapshotBuilder<T>(WriteQueue writes, LeaseClock clock, RunPatience patience) where T : class, IMirrored
{
    private const string Actor = "bridge";
    private const int SweptAtOnce = 5000;

    /// <summary>Takes a page, and with the last one switches to the new snapshot.</summary>
    public Task<PageOutcome> TakeAsync(LeasedRun leased, MirrorPage<T> page, TimeSpan lease, CancellationToken ct) => WithRunAsync(leased, async (unit, run) =>
    {
        var head = await unit.Db.Set<MirrorHead>().SingleOrDefaultAsync(head => head.Job == run.Job, ct).ConfigureAwait(false);
        if (run.Total is { } known && known != page.Total)
            return await RestartAsync(unit, run, RunSentences.TotalChanged(known, page.Total), ct).ConfigureAwait(false);
        if (Shrinks(page.Total, head))
            return Fail(unit, run, RunSentences.Shrunk(page.Total, head!.Rows));
        if (page.Count > 0 && await RepeatsAsync(unit, page, ct).ConfigureAwait(false) is { } repeated)
            return await RestartAsync(unit, run, RunSentences.Repeated(repeated), ct).ConfigureAwait(false);
        await BulkRows.InsertAsync(unit, page.Rows, ct).ConfigureAwait(false);
        unit.Db.AddRange(page.Faults.Select((fault, i) => new QuarantinedRow
        {
            SyncRun = run.Id,
            Number = run.Quarantined + i + 1,
            Key = fault.Key,
            Field = fault.Field,
            Value = fault.Value,
            Reason = fault.Reason,
        }));
        run.TakePage(page.Total, page.Rows.Count, page.Faults.Count);
        if (page.Count > 0 && run.Rows + run.Quarantined < page.Total)
        {
            run.LeaseTo(await clock.NowAsync(unit, ct).ConfigureAwait(false) + (long)lease.TotalMilliseconds);
            return PageOutcome.GoOn;
        }
        return await FinishAsync(unit, run, head, ct).ConfigureAwait(false);
    }, ct);

    /// <summary>A page could not be had.</summary>
    public Task<PageOutcome> PostponeAsync(LeasedRun leased, string why, CancellationToken ct) => WithRunAsync(leased, async (unit, run) =>
    {
        run.Postpone(why, await clock.NowAsync(unit, ct).ConfigureAwait(false) + patience.MillisecondsAfter(run.Failures));
        return PageOutcome.Waits;
    }, ct);

    /// <summary>The run cannot be done at all.</summary>
    public Task<PageOutcome> FailAsync(LeasedRun leased, string why, CancellationToken ct) => WithRunAsync(leased, (unit, run) => Task.FromResult(Fail(unit, run, why)), ct);

    /// <summary>The process stops: another one, or the next start, may go on at once.</summary>
    public Task<PageOutcome> ReleaseAsync(LeasedRun leased, CancellationToken ct) => WithRunAsync(leased, (_, run) =>
    {
        run.LeaseTo(0);
        return Task.FromResult(PageOutcome.Waits);
    }, ct);

    /// <summary>Deletes rows that no snapshot in use needs, a few thousand a unit, so that no other writer waits long.</summary>
    public async Task SweepAsync(string job, CancellationToken ct)
    {
        int deleted;
        do
            deleted = await writes.RunAsync(Actor, (unit, token) => MirrorRows.SweepAsync<T>(unit, job, SweptAtOnce, token), ct).ConfigureAwait(false);
        while (deleted == SweptAtOnce);
    }

    private async Task<PageOutcome> FinishAsync(WriteUnit unit, SyncRun run, MirrorHead? head, CancellationToken ct)
    {
        if (run.Rows + run.Quarantined != run.Total)
            return await RestartAsync(unit, run, RunSentences.Incomplete(run.Rows + run.Quarantined, run.Total ?? 0), ct).ConfigureAwait(false);
        if (Shrinks(run.Rows, head))
            return Fail(unit, run, RunSentences.Shrunk(run.Rows, head!.Rows));
        if (head is null)
            unit.Db.Add(head = new MirrorHead { Job = run.Job });
        (head.Snapshot, head.Rows, head.SwitchedAt) = (run.Id, run.Rows, unit.Clock.GetUtcNow());
        await unit.Db.Set<QuarantinedRow>()
            .Where(row => row.SyncRun < run.Id && unit.Db.Set<SyncRun>().Any(earlier => earlier.Id == row.SyncRun && earlier.Job == run.Job))
            .ExecuteDeleteAsync(ct).ConfigureAwait(false);
        run.Succeed(unit.Clock.GetUtcNow());
        unit.Audit("sync-run.succeed", $"syncRuns/{run.Id}", ("job", run.Job), ("rows", run.Rows), ("quarantined", run.Quarantined));
        return PageOutcome.Succeeded;
    }

    private async Task<PageOutcome> RestartAsync(WriteUnit unit, SyncRun run, string why, CancellationToken ct)
    {
        if (run.Restarts >= patience.Restarts)
            return Fail(unit, run, RunSentences.GivenUp(run.Restarts + 1, why));
        await unit.Db.Set<T>().Where(row => row.Snapshot == run.Id).ExecuteDeleteAsync(ct).ConfigureAwait(false);
        await unit.Db.Set<QuarantinedRow>().Where(row => row.SyncRun == run.Id).ExecuteDeleteAsync(ct).ConfigureAwait(false);
        run.Restart(why, await clock.NowAsync(unit, ct).ConfigureAwait(false) + patience.MillisecondsAfter(run.Restarts));
        return PageOutcome.Waits;
    }

    private static PageOutcome Fail(WriteUnit unit, SyncRun run, string why)
    {
        run.Fail(why, unit.Clock.GetUtcNow());
        unit.Audit("sync-run.fail", $"syncRuns/{run.Id}", ("job", run.Job));
        return PageOutcome.Failed;
    }

    // A row of an earlier page again means that pages overlap, and then somewhere a row is missing: no sum can show it.
    private static async Task<string?> RepeatsAsync(WriteUnit unit, MirrorPage<T> page, CancellationToken ct)
    {
        if (page.Rows.Count == 0)
            return null;
        var (snapshot, ids) = (page.Rows[0].Snapshot, page.Rows.Select(row => row.Id).ToList());
        return await unit.Db.Set<T>().Where(row => row.Snapshot == snapshot && ids.Contains(row.Id)).Select(row => row.Id).FirstOrDefaultAsync(ct).ConfigureAwait(false);
    }

    private static bool Shrinks(int rows, MirrorHead? head) => head is { Rows: > 0 } && rows * 10L <= head.Rows * 7L;

    private Task<PageOutcome> WithRunAsync(LeasedRun leased, Func<WriteUnit, SyncRun, Task<PageOutcome>> act, CancellationToken ct) => writes.RunAsync(Actor, async (unit, token) =>
    {
        var run = await unit.Db.Set<SyncRun>().SingleAsync(run => run.Id == leased.Id, token).ConfigureAwait(false);
        return run.IsOver || run.Fence != leased.Fence ? PageOutcome.Lost : await act(unit, run).ConfigureAwait(false);
    }, ct);
}
