using ChangliBridge.Domain.Risk;
using ChangliBridge.Store.Bulk;
using ChangliBridge.Store.Ledger;
using Microsoft.EntityFrameworkCore;

namespace ChangliBridge.Store.Mirror;

/// <summary>
/// Builds a snapshot page by page beside the one that serves. Each method is one unit: rows, cursor and lease move together or not at all,
/// and a worker that lost the run changes nothing. The taking of changes stands in the other part.
/// </summary>
public sealed partial class SnapshotBuilder<T>(WriteQueue writes, LeaseClock clock, RunPatience patience, GradeScheme scheme) where T : class, IMirrored
{
    private const string Actor = "bridge";
    private const int SweptAtOnce = 5000;

    /// <summary>Takes a page of the whole list, and with the last one switches to the new snapshot.</summary>
    public async Task<PageOutcome> TakeAsync(LeasedRun leased, MirrorPage<T> page, TimeSpan lease, CancellationToken ct)
    {
        try
        {
            return await WithRunAsync(leased, (unit, run) => TakeAsync(unit, run, page, lease, ct), ct).ConfigureAwait(false);
        }
        // The primary key finds a repeated row for nothing; asking before would cost as much as storing the page.
        catch (Exception fault) when (StoreFaults.IsDuplicate(fault))
        {
            return await WithRunAsync(leased, async (unit, run) => await RepeatedAsync(unit, page, ct).ConfigureAwait(false) is { } key
                ? await RestartAsync(unit, run, RunSentences.Repeated(key), ct).ConfigureAwait(false)
                : throw fault, ct).ConfigureAwait(false);
        }
    }

    /// <summary>A page could not be had. After so many tries the run is given up; the next window asks again.</summary>
    public Task<PageOutcome> PostponeAsync(LeasedRun leased, string why, CancellationToken ct) => WithRunAsync(leased, async (unit, run) =>
    {
        if (run.Failures + 1 >= patience.Tries)
            return Fail(unit, run, RunSentences.PageGivenUp(run.NextPage, run.Failures + 1, why));
        run.Postpone(why, await clock.NowAsync(unit, ct).ConfigureAwait(false) + patience.MillisecondsAfter(run.Failures));
        return PageOutcome.Waits;
    }, ct);

    /// <summary>The platform no longer knows the place where the run stands: the whole list is asked for from its first page.</summary>
    public Task<PageOutcome> ExpireAsync(LeasedRun leased, CancellationToken ct) => WithRunAsync(leased, async (unit, run) =>
    {
        if (run.Kind == RunKind.Full)
            return await RestartAsync(unit, run, RunSentences.Expired, ct).ConfigureAwait(false);
        await DropAsync(unit, run, ct).ConfigureAwait(false);
        run.TurnFull(RunSentences.Expired);
        run.LeaseTo(0);
        return PageOutcome.Waits;
    }, ct);

    /// <summary>The run cannot be done at all, or its list departs from the contract.</summary>
    public Task<PageOutcome> FailAsync(LeasedRun leased, string why, IReadOnlyList<FieldDrift> drifts, CancellationToken ct) => WithRunAsync(leased, async (unit, run) =>
    {
        await SchemaDrifts.SeeAsync(unit, run, drifts, ct).ConfigureAwait(false);
        return Fail(unit, run, why);
    }, ct);

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
        while (deleted > 0);
    }

    private async Task<PageOutcome> TakeAsync(WriteUnit unit, SyncRun run, MirrorPage<T> page, TimeSpan lease, CancellationToken ct)
    {
        if (run.Total is { } known && known != page.Total)
            return await RestartAsync(unit, run, RunSentences.TotalChanged(known, page.Total), ct).ConfigureAwait(false);
        await MirrorRows.InsertAsync(unit, page.Rows, ct).ConfigureAwait(false);
        await QuarantinedRows.SetAsideAsync(unit, run, page.Faults, ct).ConfigureAwait(false);
        await SchemaDrifts.SeeAsync(unit, run, page.Drifts, ct).ConfigureAwait(false);
        run.BeginsAt(page.AsOf);
        run.TakePage(page.Total, page.Rows.Count, page.Faults.Count, page.Digest);
        if (page.Count > 0 && run.Rows + run.Quarantined < page.Total)
            return await GoOnAsync(unit, run, lease, ct).ConfigureAwait(false);
        return run.Rows + run.Quarantined == run.Total
            ? await FinishAsync(unit, run, ct).ConfigureAwait(false)
            : await RestartAsync(unit, run, RunSentences.Incomplete(run.Rows + run.Quarantined, page.Total), ct).ConfigureAwait(false);
    }

    private async Task<PageOutcome> GoOnAsync(WriteUnit unit, SyncRun run, TimeSpan lease, CancellationToken ct)
    {
        run.LeaseTo(await clock.NowAsync(unit, ct).ConfigureAwait(false) + (long)lease.TotalMilliseconds);
        return PageOutcome.GoOn;
    }

    private async Task<PageOutcome> FinishAsync(WriteUnit unit, SyncRun run, CancellationToken ct)
    {
        var head = await unit.Db.Set<MirrorHead>().SingleOrDefaultAsync(head => head.Job == run.Job, ct).ConfigureAwait(false);
        var change = SnapshotSwitch.Of(run.Job);
        var rows = await change.CountAfterAsync(unit, run, head, ct).ConfigureAwait(false);
        await SupersedeAsync(unit, run, ct).ConfigureAwait(false);
        if (rows == 0 && head is not { Rows: 0 })
            return Hold(unit, run, RunSentences.Empty(run.Quarantined));
        if (head is not null && rows * 10L <= head.Rows * 7L && rows < head.Rows)
            return Hold(unit, run, RunSentences.Shrunk(rows, head.Rows, run.Quarantined));
        await EarlyWarnings.MakeAsync(unit, run, head, scheme, ct).ConfigureAwait(false);
        await change.ApplyAsync(unit, run, head, ct).ConfigureAwait(false);
        run.Succeed(unit.Clock.GetUtcNow());
        unit.Audit("sync-run.succeed", $"syncRuns/{run.Id}", ("job", run.Job), ("rows", run.Rows), ("quarantined", run.Quarantined));
        return PageOutcome.Succeeded;
    }

    // What somebody has not decided on yet is older than this run's list.
    private static async Task SupersedeAsync(WriteUnit unit, SyncRun run, CancellationToken ct)
    {
        foreach (var held in await unit.Db.Set<SyncRun>().Where(known => known.Job == run.Job && known.State == SyncRunState.Held).ToListAsync(ct).ConfigureAwait(false))
        {
            held.GiveWay(unit.Clock.GetUtcNow());
            unit.Audit("sync-run.supersede", $"syncRuns/{held.Id}", ("job", run.Job), ("by", $"syncRuns/{run.Id}"));
        }
    }

    private async Task<PageOutcome> RestartAsync(WriteUnit unit, SyncRun run, string why, CancellationToken ct)
    {
        if (run.Restarts >= patience.Restarts)
            return Fail(unit, run, RunSentences.GivenUp(run.Restarts + 1, why));
        await DropAsync(unit, run, ct).ConfigureAwait(false);
        run.Restart(why, await clock.NowAsync(unit, ct).ConfigureAwait(false) + patience.MillisecondsAfter(run.Restarts));
        return PageOutcome.Waits;
    }

    private static async Task DropAsync(WriteUnit unit, SyncRun run, CancellationToken ct)
    {
        await MirrorRows.DropAsync<T>(unit, run.Id, null, ct).ConfigureAwait(false);
        await unit.Db.Set<RetiredRow>().Where(row => row.SyncRun == run.Id).ExecuteDeleteAsync(ct).ConfigureAwait(false);
        await unit.Db.Set<QuarantinedRow>().Where(row => row.SyncRun == run.Id).ExecuteDeleteAsync(ct).ConfigureAwait(false);
    }

    private static PageOutcome Fail(WriteUnit unit, SyncRun run, string why)
    {
        run.Fail(why, unit.Clock.GetUtcNow());
        unit.Audit("sync-run.fail", $"syncRuns/{run.Id}", ("job", run.Job));
        return PageOutcome.Failed;
    }

    private static PageOutcome Hold(WriteUnit unit, SyncRun run, string why)
    {
        run.Hold(why, unit.Clock.GetUtcNow());
        unit.Audit("sync-run.hold", $"syncRuns/{run.Id}", ("job", run.Job), ("rows", run.Rows), ("quarantined", run.Quarantined));
        return PageOutcome.Held;
    }

    // A row of an earlier page again means that pages overlap, and then somewhere a row is missing: no sum can show it.
    private static async Task<string?> RepeatedAsync(WriteUnit unit, MirrorPage<T> page, CancellationToken ct)
    {
        var (snapshot, ids) = (page.Rows[0].Snapshot, page.Rows.Select(row => row.Id).ToList());
        return await unit.Db.Set<T>().Where(row => row.Snapshot == snapshot && ids.Contains(row.Id)).OrderBy(row => row.Id).Select(row => row.Id).FirstOrDefaultAsync(ct).ConfigureAwait(false);
    }

    private Task<PageOutcome> WithRunAsync(LeasedRun leased, Func<WriteUnit, SyncRun, Task<PageOutcome>> act, CancellationToken ct) => writes.RunAsync(Actor, async (unit, token) =>
    {
        var run = await unit.Db.Set<SyncRun>().SingleAsync(run => run.Id == leased.Id, token).ConfigureAwait(false);
        return run.IsOver || run.Fence != leased.Fence ? PageOutcome.Lost : await act(unit, run).ConfigureAwait(false);
    }, ct);
}
