using ChangliBridge.Store;
using ChangliBridge.Store.Mirror;

namespace ChangliBridge.Sync.Pull;

/// <summary>Asks for the runs that are due. What is due is read and asked for in one transaction, so that however many ticks and replicas ask, one run comes of it.</summary>
internal sealed class DuePulls(BridgeStore store, PullCalendar calendar, IReadOnlyDictionary<string, PullList> lists)
{
    private const string Actor = "bridge";

    /// <summary>Looks at every list that a platform has a path for.</summary>
    public async Task RequestAsync(CancellationToken ct)
    {
        foreach (var list in lists.Values.Where(list => list.Source.Speaks(list.Job)))
        {
            // Mostly nothing is due: then the writer is left alone.
            await using var db = store.Read();
            if (await DueAsync(db, list, store.Clock.GetUtcNow(), ct).ConfigureAwait(false) is not null)
                await store.Writes.RunAsync(Actor, (unit, token) => RequestAsync(unit, list, token), ct).ConfigureAwait(false);
        }
    }

    private async Task<bool> RequestAsync(WriteUnit unit, PullList list, CancellationToken ct)
    {
        if (await DueAsync(unit.Db, list, unit.Clock.GetUtcNow(), ct).ConfigureAwait(false) is not { } kind)
            return false;
        await SyncRuns.RequestAsync(unit, list.Job, kind, ct).ConfigureAwait(false);
        return true;
    }

    private async Task<RunKind?> DueAsync(BridgeDb db, PullList list, DateTimeOffset now, CancellationToken ct)
    {
        var history = await SyncRuns.HistoryAsync(db, list.Job, now, ct).ConfigureAwait(false);
        if (history.Open)
            return null;
        if (calendar.IsFullDue(now, history.LastFull, history.LastAsked))
            return RunKind.Full;
        // Somebody must decide first whether the list that changes would be applied to is still the true one.
        return list.HasChanges && history is { TakesChanges: true, Held: false } && calendar.AreChangesDue(now, history.LastAsked) ? RunKind.Changes : null;
    }
}
