using ChangliBridge.Domain.Catalog;
using ChangliBridge.Domain.Tasks;
using ChangliBridge.Store.Ledger;
using ChangliBridge.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChangliBridge.Store.Tests.Ledger;

/// <summary>A result and the answer that takes its part off, in one instant.</summary>
public sealed class SubmittedResultsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Who_keeps_results_out_sees_the_one_that_was_on_its_way(StoreProvider provider)
    {
        await using var store = await WithATaskAsync(provider);
        var (placed, go) = (Signal(), Signal());
        var entering = store.Writes.RunAsync("clerk", async (unit, ct) =>
        {
            Assert.NotNull(await SubmittedResults.PlaceAsync(unit, "t-1", "mzj", ct));
            placed.SetResult();
            await go.Task.WaitAsync(ct);
            unit.Db.Add(Recusal.Declare(("entered", "mzj"), "t-1", "", unit.Clock.GetUtcNow()));
            return 0;
        }, Ct);
        await placed.Task.WaitAsync(Ct);
        var answering = store.Writes.RunAsync("lead", async (unit, ct) =>
        {
            await SubmittedResults.KeepOutAsync(unit, "t-1", ct);
            return await unit.Db.Set<Recusal>().CountAsync(ct);
        }, Ct);
        await UntilItWaitsAsync(store, answering);
        go.SetResult();
        await entering;
        Assert.Equal(1, await answering);
    }

    [Theory, BothDatabases]
    public Task A_result_that_comes_while_its_part_is_taken_off_finds_it_taken_off(StoreProvider provider) =>
        ExpectTakenOffAsync(provider, async (unit, ct) => (await SubmittedResults.PlaceAsync(unit, "t-1", "mzj", ct))!.Value.Task);

    [Theory, BothDatabases]
    public Task So_does_one_that_comes_with_others(StoreProvider provider) =>
        ExpectTakenOffAsync(provider, async (unit, ct) => (await ResultsTogether.OpenAsync(unit, [("t-1", "mzj", "mzj/clerk", "")], ct))[0]!);

    private static async Task ExpectTakenOffAsync(StoreProvider provider, Func<WriteUnit, CancellationToken, Task<InspectionTask>> read)
    {
        await using var store = await WithATaskAsync(provider);
        var (held, go) = (Signal(), Signal());
        var answering = store.Writes.RunAsync("lead", async (unit, ct) =>
        {
            await SubmittedResults.KeepOutAsync(unit, "t-1", ct);
            held.SetResult();
            await go.Task.WaitAsync(ct);
            return await unit.Db.Database.ExecuteSqlRawAsync("UPDATE department_part SET taken_off = true", ct);
        }, Ct);
        await held.Task.WaitAsync(Ct);
        var entering = store.Writes.RunAsync("clerk", async (unit, ct) => (await read(unit, ct)).PartOf("mzj").TakenOff, Ct);
        await UntilItWaitsAsync(store, entering);
        go.SetResult();
        await answering;
        Assert.True(await entering);
    }

    private static async Task<TestStore> WithATaskAsync(StoreProvider provider)
    {
        var store = await TestStore.OpenAsync(provider, Ct);
        await store.Writes.RunAsync("test", (unit, _) => Task.FromResult(unit.Db.Add(InspectionTask.Open(
            "t-1",
            "inspectionPlans/p/draws/1",
            new DrawnTarget("T1", "91130322MA0CHL0081", "昌黎县某某食品店"),
            (AggregateTests.Batch(), [DepartmentPart.Of("mzj", ["i1", "i2"], ["mzj-1"])], unit.Clock.GetUtcNow())))), Ct);
        return store;
    }

    /// <summary>SQLite has one writer, and whoever comes waits before it begins; on PostgreSQL it stands at the row.</summary>
    private static async Task UntilItWaitsAsync(TestStore store, Task waiting)
    {
        while (store.Database.Options.Provider == StoreProvider.Postgres && !waiting.IsCompleted)
        {
            await using var db = store.Read();
            if (await db.Database.SqlQueryRaw<int>("""SELECT count(*)::int AS "Value" FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'""").SingleAsync(Ct) > 0)
                return;
        }
    }

    private static TaskCompletionSource Signal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
