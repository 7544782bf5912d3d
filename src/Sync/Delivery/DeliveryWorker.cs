using System.Threading.Channels;
using ChangliBridge.Store.Ledger;
using ChangliBridge.Sync.Platforms;
using Microsoft.Extensions.Logging;

namespace ChangliBridge.Sync.Delivery;

/// <summary>
/// Takes due deliveries of one platform to it, a few at a time. Each is leased and its attempt stored before its first byte leaves;
/// outcomes are recorded as they come, those that come together in one transaction.
/// </summary>
internal sealed partial class DeliveryWorker(DeliveryLedger ledger, IPlatform platform, DeliveryActs acts, TimeProvider real, ILogger<DeliveryWorker> log)
{
    private const int LeasedAhead = 4;
    private const int RecordedAtOnce = 64;
    private static readonly TimeSpan LeaseMargin = TimeSpan.FromSeconds(2);

    private readonly PlatformGate _gate = new(real);
    private readonly ClaimTerms _terms = new(
        platform.Name,
        new DeliveryPolicy(platform.Delivery.Policy, platform.Speaks(Operations.LookUp), platform.Delivery.SettleMilliseconds, platform.Delivery.AttemptBudget),
        (long)(acts.Longest + platform.Limits.Timeout * LeasedAhead + LeaseMargin).TotalMilliseconds);

    private int _atWork;

    /// <summary>The platform it serves.</summary>
    public string Platform => platform.Name;

    /// <summary>
    /// Works until nothing is due or the platform needs a pause; does nothing while it is at work already. When <paramref name="stop"/> is raised, nothing new starts:
    /// what is under way is finished and recorded, what has not begun is given back.
    /// </summary>
    public async Task DrainAsync(CancellationToken stop)
    {
        if (Interlocked.Exchange(ref _atWork, 1) == 1)
            return;
        try
        {
            await WorkAsync(stop).ConfigureAwait(false);
        }
        finally
        {
            Volatile.Write(ref _atWork, 0);
        }
    }

    private async Task WorkAsync(CancellationToken stop)
    {
        using var cannotRecord = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using var slots = new SemaphoreSlim(platform.Limits.Concurrency);
        var outcomes = Channel.CreateUnbounded<ActOutcome>(new UnboundedChannelOptions { SingleReader = true });
        var recording = RecordAsync(outcomes.Reader, cannotRecord);
        try
        {
            await LeaseAndActAsync(lease => ActAsync(lease, slots, outcomes.Writer, cannotRecord.Token), cannotRecord.Token).ConfigureAwait(false);
        }
        finally
        {
            outcomes.Writer.Complete();
            await recording.ConfigureAwait(false);
        }
    }

    private async Task LeaseAndActAsync(Func<Lease, Task> act, CancellationToken stop)
    {
        var underWay = new List<Task>();
        var capacity = platform.Limits.Concurrency * LeasedAhead;
        try
        {
            while (!stop.IsCancellationRequested)
            {
                underWay.RemoveAll(task => task.IsCompleted);
                var leased = await LeaseAsync(_gate.Admit(capacity - underWay.Count, underWay.Count), stop).ConfigureAwait(false);
                underWay.AddRange(leased.Select(act));
                if (underWay.Count == 0)
                    return;
                // Half of what is leased ahead is worked off before the next claim, so that a claim takes several rows.
                if (leased.Count == 0 || underWay.Count > capacity / 2)
                    await Task.WhenAny(underWay).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Stopped while waiting for a claim that had not begun.
        }
        finally
        {
            await Task.WhenAll(underWay).ConfigureAwait(false);
        }
    }

    private async Task<IReadOnlyList<Lease>> LeaseAsync(int count, CancellationToken stop)
    {
        if (count <= 0)
            return [];
        // Taken before the claim: whatever the database's clock says, the lease is not older than this.
        var since = real.GetTimestamp();
        var leased = await ledger.ClaimDueAsync(_terms, count, stop).ConfigureAwait(false);
        return [.. leased.Select(delivery => new Lease(delivery, since))];
    }

    private async Task ActAsync(Lease lease, SemaphoreSlim slots, ChannelWriter<ActOutcome> outcomes, CancellationToken stop)
    {
        await slots.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        try
        {
            var outcome = stop.IsCancellationRequested || _gate.IsPaused || !Covers(lease)
                ? new ActOutcome(lease.Delivery, new DeliveryEvent.Released(), OutcomeWords.Released)
                : await ReportAsync(lease.Delivery).ConfigureAwait(false);
            outcomes.TryWrite(outcome);
        }
        finally
        {
            slots.Release();
        }
    }

    private async Task<ActOutcome> ReportAsync(LeasedDelivery delivery)
    {
        // Not ended by a stop: what has begun is brought to an outcome, and its own deadline bounds the wait.
        var (outcome, health) = await acts.RunAsync(delivery, CancellationToken.None).ConfigureAwait(false);
        if (health.Works)
            _gate.Worked(delivery.Act);
        else if (_gate.Failed(delivery.Act, health.RetryAfter))
            LogPaused(platform.Name);
        if (outcome.Word == OutcomeWords.Differs)
            LogDiffers(platform.Name, delivery.Id);
        return outcome;
    }

    /// <summary>A worker that was held up longer than its lease must not send: the delivery may be another one's by now.</summary>
    private bool Covers(Lease lease) =>
        real.GetElapsedTime(lease.Since) + acts.Longest + LeaseMargin <= TimeSpan.FromMilliseconds(_terms.LeaseMilliseconds);

    private async Task RecordAsync(ChannelReader<ActOutcome> outcomes, CancellationTokenSource cannotRecord)
    {
        var together = new List<ActOutcome>(RecordedAtOnce);
        try
        {
            while (await outcomes.WaitToReadAsync(CancellationToken.None).ConfigureAwait(false))
            {
                together.Clear();
                while (together.Count < RecordedAtOnce && outcomes.TryRead(out var outcome))
                    together.Add(outcome);
                // Not cancelled by a stop: what is known is recorded.
                var counted = await ledger.CompleteAsync(together, _terms.Policy, CancellationToken.None).ConfigureAwait(false);
                LogRecorded(platform.Name, counted, together.Count - counted);
            }
        }
        catch
        {
            // What cannot be recorded must not be sent: nothing new starts, and the leases give back what was under way.
            await cannotRecord.CancelAsync().ConfigureAwait(false);
            throw;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Platform} does not answer as it should; deliveries to it pause and then probe")]
    private partial void LogPaused(string platform);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Platform} holds another content under the key of delivery {Delivery}: the operator must compare them")]
    private partial void LogDiffers(string platform, string delivery);

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Platform}: {Counted} outcomes recorded, {Late} came after their lease")]
    private partial void LogRecorded(string platform, int counted, int late);

    private readonly record struct Lease(LeasedDelivery Delivery, long Since);
}
