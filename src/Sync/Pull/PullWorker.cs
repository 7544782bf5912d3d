using ChangliBridge.Store;
using ChangliBridge.Store.Ledger;
using ChangliBridge.Store.Mirror;
using Microsoft.Extensions.Logging;

namespace ChangliBridge.Sync.Pull;

/// <summary>Claims the runs that nobody holds and takes them page by page. Everything it knows of a run is in the run's row.</summary>
internal sealed partial class PullWorker(BridgeStore store, LeaseClock clock, IReadOnlyDictionary<string, PullList> lists, ILogger<PullWorker> log)
{
    private const string Actor = "bridge";
    private readonly string _owner = Guid.NewGuid().ToString("n");

    /// <summary>For how long a page may keep its run: every try of it, with time to spare.</summary>
    private TimeSpan Lease { get; } = lists.Values.Max(list => list.Source.Limits.Timeout) * 5 + TimeSpan.FromSeconds(15);

    /// <summary>Asks for every list that a platform has a path for.</summary>
    public async Task RequestAllAsync(CancellationToken ct)
    {
        foreach (var list in lists.Values.Where(list => list.Source.Speaks(list.Job)))
            await store.Writes.RunAsync(Actor, (unit, token) => SyncRuns.RequestAsync(unit, list.Job, token), ct).ConfigureAwait(false);
    }

    /// <summary>Claims and runs. Calling it twice at once is harmless: each run is claimed once.</summary>
    /// <param name="stop">Gives the runs back between two pages; a page that was asked for is dropped and asked for again.</param>
    public async Task RunDueAsync(CancellationToken stop)
    {
        if (!await AnyDueAsync(stop).ConfigureAwait(false))
            return;
        var leased = await store.Writes.RunAsync(Actor, (unit, token) => SyncRuns.ClaimAsync(unit, clock, _owner, Lease, token), stop).ConfigureAwait(false);
        await Task.WhenAll(leased.Select(run => RunAsync(run, lists[run.Job], stop))).ConfigureAwait(false);
    }

    // Asked each second: without a run that is not over, the writer is left alone.
    private async Task<bool> AnyDueAsync(CancellationToken ct)
    {
        await using var db = store.Read();
        return await SyncRuns.AnyOpenAsync(db, ct).ConfigureAwait(false);
    }

    private async Task RunAsync(LeasedRun run, PullList list, CancellationToken stop)
    {
        if (!list.Source.Speaks(run.Job))
        {
            await list.Intake.FailAsync(run, PullSentences.NoPath(run.Job), CancellationToken.None).ConfigureAwait(false);
            return;
        }
        try
        {
            await TakePagesAsync(run, list, stop).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await list.Intake.ReleaseAsync(run, CancellationToken.None).ConfigureAwait(false);
        }
    }

    private async Task TakePagesAsync(LeasedRun run, PullList list, CancellationToken stop)
    {
        LogBegun(run.Job, run.Id, run.NextPage);
        var outcome = PageOutcome.GoOn;
        for (var leased = run; outcome == PageOutcome.GoOn; leased = leased with { NextPage = leased.NextPage + 1 })
        {
            var (exchange, page) = await list.Source.PullAsync(leased.Job, leased.NextPage, stop).ConfigureAwait(false);
            outcome = page is null
                ? await list.Intake.PostponeAsync(leased, PullSentences.Of(exchange), CancellationToken.None).ConfigureAwait(false)
                : await list.Intake.TakeAsync(leased, page, Lease, CancellationToken.None).ConfigureAwait(false);
        }
        LogEnded(run.Job, run.Id, outcome);
        if (outcome is PageOutcome.Succeeded or PageOutcome.Failed)
            await list.Intake.SweepAsync(run.Job, CancellationToken.None).ConfigureAwait(false);
    }

    [LoggerMessage(LogLevel.Information, "Pull {Job}, run {Run}: from page {Page}")]
    private partial void LogBegun(string job, long run, int page);

    [LoggerMessage(LogLevel.Information, "Pull {Job}, run {Run}: {Outcome}")]
    private partial void LogEnded(string job, long run, PageOutcome outcome);
}
