using ChangliBridge.Domain.Catalog;
using ChangliBridge.Store.Audit;
using ChangliBridge.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChangliBridge.Store.Tests;

/// <summary>Units that share a transaction, and what one of them may not do to the others.</summary>
public sealed class SharedCommitTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task A_unit_whose_caller_gives_up_is_taken_back_and_its_neighbours_are_stored(StoreProvider provider)
    {
        await using var store = await TestStore.OpenAsync(provider, Ct);
        using var early = new CancellationTokenSource();
        using var late = new CancellationTokenSource();
        await early.CancelAsync();
        var units = new[]
        {
            RecuseAsync(store, "a"),
            store.Writes.RunAsync("test", (unit, _) => Recuse(unit, "early"), early.Token),
            store.Writes.RunAsync("test", async (unit, ct) =>
            {
                await Recuse(unit, "late");
                await unit.Db.SaveChangesAsync(ct);
                await late.CancelAsync();
                await Task.Delay(Timeout.InfiniteTimeSpan, ct);
                return 0;
            }, late.Token),
            RecuseAsync(store, "b"),
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => units[1]);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => units[2]);
        await Task.WhenAll(units[0], units[3]);
        await StoredAsync(store, "a", "b");
    }

    [Theory, BothDatabases]
    public async Task A_row_that_is_there_already_refuses_its_unit_alone(StoreProvider provider)
    {
        await using var store = await TestStore.OpenAsync(provider, Ct);
        await RecuseAsync(store, "a");
        var units = new[] { RecuseAsync(store, "b"), RecuseAsync(store, "a"), RecuseAsync(store, "c") };
        Assert.True(StoreFaults.IsDuplicate(await Assert.ThrowsAnyAsync<Exception>(() => units[1])));
        await Task.WhenAll(units[0], units[2]);
        await StoredAsync(store, "a", "b", "c");
    }

    [Theory, BothDatabases]
    public async Task What_waits_when_the_store_closes_is_stored_and_answered(StoreProvider provider)
    {
        await using var store = await TestStore.OpenAsync(provider, Ct);
        var (opened, begun) = (new TaskCompletionSource(), new TaskCompletionSource());
        var first = store.Writes.RunAsync("test", async (unit, ct) =>
        {
            begun.SetResult();
            await opened.Task.WaitAsync(ct);
            return await Recuse(unit, "first");
        }, Ct);
        await begun.Task;
        var waiting = Enumerable.Range(0, 20).Select(i => RecuseAsync(store, $"w{i:00}")).ToList();
        var writes = store.Writes;
        var closing = store.ReopenAsync(async () => await Assert.ThrowsAsync<ObjectDisposedException>(() => writes.RunAsync("test", (unit, _) => Recuse(unit, "late"), Ct)), Ct);
        opened.SetResult();
        await Task.WhenAll([first, .. waiting, closing]);
        await StoredAsync(store, ["first", .. Enumerable.Range(0, 20).Select(i => $"w{i:00}")]);
    }

    [Fact]
    public async Task On_PostgreSQL_a_long_unit_keeps_nobody_waiting_who_comes_after_it()
    {
        await using var store = await TestStore.OpenAsync(StoreProvider.Postgres, Ct);
        var (opened, begun) = (new TaskCompletionSource(), new TaskCompletionSource());
        var @long = store.Writes.RunAsync("test", async (unit, ct) =>
        {
            await Recuse(unit, "long");
            await unit.Db.SaveChangesAsync(ct);
            begun.SetResult();
            await opened.Task.WaitAsync(ct);
            return 0;
        }, Ct);
        await begun.Task;
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => RecuseAsync(store, $"s{i:00}")));
        Assert.False(@long.IsCompleted);
        opened.SetResult();
        await @long;
        await StoredAsync(store, ["long", .. Enumerable.Range(0, 20).Select(i => $"s{i:00}")]);
    }

    [Fact]
    public async Task On_PostgreSQL_a_unit_that_meets_another_bridges_is_run_again_and_its_neighbours_are_stored()
    {
        await using var store = await TestStore.OpenAsync(StoreProvider.Postgres, Ct);
        await using var other = new BridgeStore(store.Database.Options, store.Clock);
        await other.OpenAsync(Ct);
        var runs = 0;
        var met = store.Writes.RunAsync("test", async (unit, ct) =>
        {
            runs++;
            if (await unit.Db.Set<Recusal>().AnyAsync(recusal => recusal.InspectorId == "same", ct))
                return false;
            await other.Writes.RunAsync("test", (theirs, _) => Recuse(theirs, "same"), ct);
            await Recuse(unit, "same");
            return true;
        }, Ct);
        await Task.WhenAll(RecuseAsync(store, "a"), RecuseAsync(store, "b"));
        Assert.False(await met);
        Assert.Equal(2, runs);
        await StoredAsync(store, "a", "b", "same");
    }

    [Fact]
    public async Task On_PostgreSQL_a_unit_that_loses_its_connection_is_told_and_its_neighbours_are_stored()
    {
        await using var store = await TestStore.OpenAsync(StoreProvider.Postgres, Ct);
        var units = new[]
        {
            RecuseAsync(store, "a"),
            store.Writes.RunAsync("test", (unit, ct) => unit.Command("SELECT pg_terminate_backend(pg_backend_pid())").RunAsync(ct), Ct),
            RecuseAsync(store, "b"),
        };
        Assert.Equal(StoreFault.Unavailable, StoreFaults.Of(await Assert.ThrowsAnyAsync<Exception>(() => units[1])));
        await Task.WhenAll(units[0], units[2]);
        await StoredAsync(store, "a", "b");
    }

    [Fact]
    public async Task On_PostgreSQL_two_bridges_make_one_chain()
    {
        await using var store = await TestStore.OpenAsync(StoreProvider.Postgres, Ct);
        await using var other = new BridgeStore(store.Database.Options, store.Clock);
        await other.OpenAsync(Ct);
        await Task.WhenAll(Enumerable.Range(0, 100).Select(i => (i % 2 == 0 ? store.Writes : other.Writes).RunAsync("test", (unit, _) => Recuse(unit, $"r{i:00}"), Ct)));
        await StoredAsync(store, [.. Enumerable.Range(0, 100).Select(i => $"r{i:00}")]);
    }

    private static Task<int> RecuseAsync(TestStore store, string inspector) => store.Writes.RunAsync("test", (unit, _) => Recuse(unit, inspector), Ct);

    private static Task<int> Recuse(WriteUnit unit, string inspector)
    {
        unit.Db.Add(Recusal.Declare((inspector, "mzj"), "t", "亲属", unit.Clock.GetUtcNow()));
        unit.Audit("recusal.declare", $"inspectors/{inspector}");
        return Task.FromResult(0);
    }

    // Each with its audit entry, and the chain whole.
    private static async Task StoredAsync(TestStore store, params string[] inspectors)
    {
        await using var db = store.Read();
        Assert.Equal(inspectors.Order(StringComparer.Ordinal), await db.Set<Recusal>().Select(recusal => recusal.InspectorId).Order().ToListAsync(Ct));
        Assert.Equal(inspectors.Select(inspector => $"inspectors/{inspector}").Order(StringComparer.Ordinal), await db.Set<AuditEntry>().Select(entry => entry.Resource).Order().ToListAsync(Ct));
        Assert.Null((await AuditChain.VerifyAsync(db, Ct)).FirstBroken);
    }
}
