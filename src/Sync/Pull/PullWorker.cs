using ChangliBridge.Store;
using ChangliBridge.Store.Ledger;
using ChangliBridge.Store.Mirror;
using ChangliBridge.Sync.Platforms;
using Microsoft.Extensions.Logging;

namespace ChangliBridge.Sync.Pull;

/// <summary>Claims the runs that nobody holds and takes them page by page. Everything it knows of a run is in the run's row.</summary>
internal sealed partial class PullWorker(BridgeStore store, LeaseClock clock, IReadOnlyDictionary<string, PullList> lists, PullOptions options, ILogger<PullWorker> log)
{
    private const string Actor = "bridge";
    private const int Gone = 410;

    /// <summary>In a list with so many pages to come, the next one is asked for while one is stored: what a killed process then asks twice is little beside the time saved.</summary>
    private const int LongList = 16;

    private readonly RunTerms _terms = new(
        Guid.NewGuid().ToString("n"), LeaseOf(lists.Values), options.Overlap, lists.Values.Where(list => list.HasChanges).Select(list => list.Job).ToHashSet());

    /// <summary>Claims and runs. Calling it twice at once is harmless: each run is claimed once.</summary>
    /// <param name="stop">Gives the runs back between two pages; a page that was asked for is dropped and asked for again.</param>
    public async Task RunDueAsync(CancellationToken stop)
    {
        if (!await AnyDueAsync(stop).ConfigureAwait(false))
            return;
        var leased = await store.Writes.RunAsync(Actor, (unit, token) => SyncRuns.ClaimAsync(unit, clock, _terms, token), stop).ConfigureAwait(false);
        await Task.WhenAll(leased.Select(run => RunAsync(run, lists[run.Job], stop))).ConfigureAwait(false);
    }

    // For how long a page may keep its run: every try of it, with time to spare.
    private static TimeSpan LeaseOf(IEnumerable<PullList> lists) => lists.Max(list => list.Source.Limits.Timeout) * 5 + TimeSpan.FromSeconds(15);

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
        using var ahead = CancellationTokenSource.CreateLinkedTokenSource(stop);
        try
        {
            LogBegun(run.Job, run.Kind, run.Id, run.NextPage);
            var outcome = await TakePagesAsync(run, list, ahead).ConfigureAwait(false);
            LogEnded(run.Job, run.Id, outcome);
            if (outcome is PageOutcome.Succeeded or PageOutcome.Failed or PageOutcome.Held)
                await list.Intake.SweepAsync(run.Job, CancellationToken.None).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await list.Intake.ReleaseAsync(run, CancellationToken.None).ConfigureAwait(false);
        }
    }

    private async Task<PageOutcome> TakePagesAsync(LeasedRun run, PullList list, CancellationTokenSource ahead)
    {
        Task<(Exchange Exchange, PreparedPage? Page)>? early = null;
        try
        {
            var (leased, outcome) = (run, PageOutcome.GoOn);
            while (outcome == PageOutcome.GoOn)
            {
                var (exchange, page) = await (early ?? AskAsync(leased, list, ahead.Token)).ConfigureAwait(false);
                early = null;
                if (page is null)
                    return await WithoutPageAsync(leased, list, exchange).ConfigureAwait(false);
                var next = leased with { NextPage = leased.NextPage + 1, Cursor = page.Next ?? leased.Cursor, Taken = leased.Taken + page.Count };
                if (page.Total - next.Taken > LongList * (long)page.Count && page.Count > 0)
                    early = AskAsync(next, list, ahead.Token);
                outcome = await page.TakeAsync(leased, _terms.Lease, CancellationToken.None).ConfigureAwait(false);
                leased = next;
            }
            return outcome;
        }
        finally
        {
            await ahead.CancelAsync().ConfigureAwait(false);
            await ((Task?)early ?? Task.CompletedTask).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<(Exchange Exchange, PreparedPage? Page)> AskAsync(LeasedRun leased, PullList list, CancellationToken ct)
    {
        var asked = store.Clock.GetUtcNow();
        var (exchange, page) = leased.Kind == RunKind.Full
            ? await list.Source.PullAsync(leased.Job, leased.NextPage, ct).ConfigureAwait(false)
            : await list.Source.PullChangesAsync(leased.Job, leased.Cursor, ct).ConfigureAwait(false);
        return (exchange, page is null ? null : list.Intake.Read(leased, page, asked));
    }

    private static Task<PageOutcome> WithoutPageAsync(LeasedRun leased, PullList list, Exchange exchange) => exchange.HttpStatus == Gone
        ? list.Intake.ExpireAsync(leased, CancellationToken.None)
        : list.Intake.PostponeAsync(leased, PullSentences.Of(exchange), CancellationToken.None);

    [LoggerMessage(LogLevel.Information, "Pull {Job} ({Kind}), run {Run}: from page {Page}")]
    private partial void LogBegun(string job, RunKind kind, long run, int page);

    [LoggerMessage(LogLevel.Information, "Pull {Job}, run {Run}: {Outcome}")]
    private partial void LogEnded(string job, long run, PageOutcome outcome);
}
