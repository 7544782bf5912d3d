using ChangliBridge.Store.Audit;
using ChangliBridge.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChangliBridge.Store.Tests;

public sealed class TestStoreTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task A_test_store_starts_without_rows_and_keeps_them_over_a_reopening(StoreProvider provider)
    {
        await using var store = await TestStore.OpenAsync(provider, Cancelled);
        Assert.Equal(provider, store.Store.Provider);
        Assert.Equal(0, await CountAsync(store));

        await store.Writes.RunAsync("test", (unit, _) => { unit.Audit("test.act", "tests/1"); return Task.FromResult(0); }, Cancelled);
        await store.ReopenAsync(Cancelled);

        Assert.Equal(1, await CountAsync(store));
    }

    [Theory, BothDatabases]
    public async Task An_empty_database_is_migrated_when_it_is_opened(StoreProvider provider)
    {
        await using var database = await TestDatabase.EmptyAsync(provider, Cancelled);
        await using var store = new BridgeStore(database.Options, new SteppedClock());
        await store.OpenAsync(Cancelled);

        await using var db = store.Read();
        Assert.Empty(await db.Database.GetPendingMigrationsAsync(Cancelled));
    }

    private static async Task<int> CountAsync(TestStore store)
    {
        await using var db = store.Read();
        return await db.Set<AuditEntry>().CountAsync(Cancelled);
    }
}
