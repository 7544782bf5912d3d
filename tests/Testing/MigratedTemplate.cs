using ChangliBridge.Store;

namespace ChangliBridge.Testing;

/// <summary>One migrated database of each kind a test process, to copy from: migrating once instead of once a test.</summary>
internal static class MigratedTemplate
{
    private static readonly Lazy<Task<TestDatabase>> Sqlite = new(() => Task.Run(() => MigrateAsync(StoreProvider.Sqlite)));
    private static readonly Lazy<Task<TestDatabase>> Postgres = new(() => Task.Run(() => MigrateAsync(StoreProvider.Postgres)));

    public static Task<TestDatabase> OfAsync(StoreProvider provider, CancellationToken ct) =>
        (provider == StoreProvider.Sqlite ? Sqlite : Postgres).Value.WaitAsync(ct);

    private static async Task<TestDatabase> MigrateAsync(StoreProvider provider)
    {
        var database = await TestDatabase.EmptyAsync(provider, CancellationToken.None);
        // Closed before it is copied: PostgreSQL copies no database in use, and SQLite's write-ahead log is folded in at the last close.
        await using (var store = new BridgeStore(database.Options, new SteppedClock()))
            await store.OpenAsync(CancellationToken.None);
        return database.DropAtEnd();
    }
}
