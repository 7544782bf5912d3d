using ChangliBridge.Domain.Risk;
using ChangliBridge.Store.Bulk;
using ChangliBridge.Store.Ledger;
using ChangliBridge.Store.Mirror;
using ChangliBridge.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChangliBridge.Store.Tests.Mirror;

/// <summary>What no snapshot in use needs is deleted, and nothing else.</summary>
public sealed class SweepTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task What_serves_is_built_or_waits_for_a_decision_stays(StoreProvider provider)
    {
        await using var store = await TestStore.OpenAsync(provider, Ct);
        var runs = new List<SyncRun>();
        foreach (var state in new[] { SyncRunState.Succeeded, SyncRunState.Succeeded, SyncRunState.Rejected, SyncRunState.Held, SyncRunState.Running })
            runs.Add(await RunAsync(store, state));
        await store.Writes.RunAsync("test", async (unit, ct) =>
        {
            unit.Db.Add(new MirrorHead { Job = PullJobs.Tags, Snapshot = runs[1].Id });
            await BulkRows.InsertAsync(unit, runs.SelectMany(run => Enumerable.Range(0, 30).Select(number => new MirroredTag { Snapshot = run.Id, Id = $"{number}" })), ct);
            return true;
        }, Ct);

        await new SnapshotBuilder<MirroredTag>(store.Writes, new LeaseClock(TimeProvider.System), RunPatience.Usual, new GradeScheme("hebei-abcd", ["A", "B"])).SweepAsync(PullJobs.Tags, Ct);

        await using var db = store.Read();
        var left = await db.Set<MirroredTag>().GroupBy(tag => tag.Snapshot).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(Ct);
        Assert.Equal([(runs[1].Id, 30), (runs[3].Id, 30), (runs[4].Id, 30)], left.Select(group => (group.Key, group.Count)).Order());
    }

    private static Task<SyncRun> RunAsync(TestStore store, SyncRunState state) => store.Writes.RunAsync("test", async (unit, ct) =>
    {
        var run = await SyncRuns.RequestAsync(unit, PullJobs.Tags, ct);
        DateTimeOffset? ended = state == SyncRunState.Running ? null : SteppedClock.DemoStart;
        await unit.Db.Set<SyncRun>().Where(known => known.Id == run.Id).ExecuteUpdateAsync(set => set.SetProperty(known => known.State, state).SetProperty(known => known.EndedAt, ended), ct);
        return run;
    }, Ct);
}
