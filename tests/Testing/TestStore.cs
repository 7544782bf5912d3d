using ChangliBridge.Store;

namespace ChangliBridge.Testing;

/// <summary>An open store on a migrated database of the test's own, with a clock that the test steps.</summary>
public sealed class TestStore : IAsyncDisposable
{
    private TestStore(TestDatabase database, BridgeStore store, SteppedClock clock) => (Database, Store, Clock) = (database, store, clock);

    /// <summary>Where the rows are; it outlives <see cref="ReopenAsync(CancellationToken)"/>.</summary>
    public TestDatabase Database { get; }

    /// <summary>The open store.</summary>
    public BridgeStore Store { get; private set; }

    /// <summary>The store's clock.</summary>
    public SteppedClock Clock { get; }

    /// <summary>The store's write queue.</summary>
    public WriteQueue Writes => Store.Writes;

    /// <summary>A context for reading.</summary>
    public BridgeDb Read() => Store.Read();

    /// <summary>Opens a store without rows at <see cref="SteppedClock.DemoStart"/>.</summary>
    public static Task<TestStore> OpenAsync(StoreProvider provider, CancellationToken ct) => OpenAsync(provider, new SteppedClock(), ct);

    /// <summary>Opens a store without rows on the given clock.</summary>
    public static async Task<TestStore> OpenAsync(StoreProvider provider, SteppedClock clock, CancellationToken ct)
    {
        var database = await TestDatabase.MigratedAsync(provider, ct);
        return new TestStore(database, await OpenAsync(database, clock, ct), clock);
    }

    /// <summary>Closes the store and opens it again on the same rows, as a restart of the bridge does.</summary>
    public Task ReopenAsync(CancellationToken ct) => ReopenAsync(() => Task.CompletedTask, ct);

    /// <summary>Closes the store, lets the test act on the closed database, and opens it again.</summary>
    public async Task ReopenAsync(Func<Task> between, CancellationToken ct)
    {
        await Store.DisposeAsync();
        await between();
        Store = await OpenAsync(Database, Clock, ct);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        await Database.DisposeAsync();
    }

    private static async Task<BridgeStore> OpenAsync(TestDatabase database, SteppedClock clock, CancellationToken ct)
    {
        var store = new BridgeStore(database.Options, clock);
        await store.OpenAsync(ct);
        return store;
    }
}
