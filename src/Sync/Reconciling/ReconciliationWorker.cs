using ChangliBridge.Store;
using ChangliBridge.Store.Ledger;
using ChangliBridge.Store.Reconciling;
using ChangliBridge.Sync.Platforms;
using Microsoft.Extensions.Logging;

namespace ChangliBridge.Sync.Reconciling;

/// <summary>Asks for the day's reconciliation (对账), claims the runs that nobody holds, and files what they find. Everything it knows of a run is in the run's row.</summary>
internal sealed partial class ReconciliationWorker(BridgeStore store, LeaseClock clock, TimeProvider time, IReadOnlyList<IReconciled> platforms, ILogger<ReconciliationWorker> log)
{
    private const string Actor = "bridge";

    private readonly string _owner = Guid.NewGuid().ToString("n");

    /// <summary>Longer than a part takes: a page with every try of it, or eight look-ups.</summary>
    private TimeSpan Lease { get; } = platforms.Max(platform => platform.Limits.Timeout) * 24 + TimeSpan.FromSeconds(15);

    /// <summary>Asks, claims and runs. Calling it twice at once is harmless: each run is claimed once.</summary>
    /// <param name="stop">Gives the runs back; they begin again.</param>
    public async Task RunDueAsync(CancellationToken stop)
    {
        foreach (var platform in platforms.Where(platform => platform.Speaks(Operations.Keys)))
            await RequestDueAsync(platform.Name, stop).ConfigureAwait(false);
        if (!await AnyOpenAsync(stop).ConfigureAwait(false))
            return;
        var leased = await WriteAsync((unit, ct) => Reconciliations.ClaimAsync(unit, clock, (_owner, Lease), ct), stop).ConfigureAwait(false);
        await Task.WhenAll(leased.Select(run => RunAsync(run, platforms.Single(platform => platform.Name == run.Platform), stop))).ConfigureAwait(false);
    }

    // Asked each second: where nothing is due, the writer is left alone.
    private async Task RequestDueAsync(string platform, CancellationToken ct)
    {
        await using (var db = store.Read())
        {
            if (await Reconciliations.DueAsync(db, platform, time.GetUtcNow(), ct).ConfigureAwait(false) is null)
                return;
        }
        await WriteAsync((unit, token) => Reconciliations.RequestDueAsync(unit, platform, token), ct).ConfigureAwait(false);
    }

    private async Task<bool> AnyOpenAsync(CancellationToken ct)
    {
        await using var db = store.Read();
        return await Reconciliations.AnyOpenAsync(db, ct).ConfigureAwait(false);
    }

    private async Task RunAsync(LeasedReconciliation run, IReconciled platform, CancellationToken stop)
    {
        if (!platform.Speaks(Operations.Keys))
        {
            await WriteAsync((unit, ct) => Reconciliations.FailAsync(unit, run, ReconciliationSentences.NoPath, ct), CancellationToken.None).ConfigureAwait(false);
            return;
        }
        try
        {
            await CompareAsync(run, platform, stop).ConfigureAwait(false);
        }
        catch (ListUnusable fault)
        {
            LogPostponed(run.Platform, run.Id, fault.Contradicted);
            await WriteAsync((unit, ct) => Reconciliations.PostponeAsync(unit, clock, (run, fault.Message, fault.Contradicted), ct), CancellationToken.None).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await WriteAsync((unit, ct) => Reconciliations.KeepAsync(unit, clock, (run, TimeSpan.Zero), ct), CancellationToken.None).ConfigureAwait(false);
        }
    }

    private async Task CompareAsync(LeasedReconciliation run, IReconciled platform, CancellationToken stop)
    {
        var comparison = new Comparison(store, platform, run.Period, time.GetUtcNow() - platform.Delivery.Settle);
        var findings = 0;
        await foreach (var part in comparison.PartsAsync(stop).ConfigureAwait(false))
        {
            if (!await WriteAsync((unit, ct) => TakeAsync(unit, run, part, ct), stop).ConfigureAwait(false))
                return;
            findings += part.Seen.Count;
        }
        await foreach (var part in new OpenFindings(store, platform, run.Id).PartsAsync(stop).ConfigureAwait(false))
        {
            if (!await WriteAsync((unit, ct) => TakeAsync(unit, run, part, ct), stop).ConfigureAwait(false))
                return;
        }
        await WriteAsync((unit, ct) => Reconciliations.SucceedAsync(unit, run, (comparison.Ours, comparison.Theirs, findings), ct), stop).ConfigureAwait(false);
        LogCompared(run.Platform, run.Id, comparison.Ours, comparison.Theirs);
        if (findings > 0)
            LogFindings(run.Platform, run.Id, findings);
    }

    // Findings and lease in one transaction: a worker that lost the run files nothing more.
    private async Task<bool> TakeAsync(WriteUnit unit, LeasedReconciliation run, ComparedPart part, CancellationToken ct)
    {
        if (!await Reconciliations.KeepAsync(unit, clock, (run, Lease), ct).ConfigureAwait(false))
            return false;
        if (part.Seen.Count > 0)
            await ReconciliationFindings.FileAsync(unit, run, part.Seen, ct).ConfigureAwait(false);
        if (part.Gone.Count > 0)
            await ReconciliationFindings.SettleAsync(unit, part.Gone, ct).ConfigureAwait(false);
        return true;
    }

    private Task<T> WriteAsync<T>(Func<WriteUnit, CancellationToken, Task<T>> unit, CancellationToken ct) => store.Writes.RunAsync(Actor, unit, ct);

    [LoggerMessage(LogLevel.Information, "Reconciliation of {Platform}, run {Run}: {Ours} published here, {Theirs} listed there")]
    private partial void LogCompared(string platform, long run, int ours, int theirs);

    [LoggerMessage(LogLevel.Error, "Reconciliation of {Platform}, run {Run}: {Findings} findings, the operator must look at them")]
    private partial void LogFindings(string platform, long run, int findings);

    [LoggerMessage(LogLevel.Warning, "Reconciliation of {Platform}, run {Run}: not through, later again; contradicted: {Contradicted}")]
    private partial void LogPostponed(string platform, long run, bool contradicted);
}
