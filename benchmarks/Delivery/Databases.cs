using ChangliBridge.Benchmarks.Rig;
using ChangliBridge.Store;
using Npgsql;

namespace ChangliBridge.Benchmarks.Delivery;

/// <summary>Fresh databases: files beside each other, or databases of one throw-away server.</summary>
internal sealed class Databases(string folder, Cluster? cluster)
{
    /// <summary>An empty database with the bridge's schema.</summary>
    public async Task<StoreOptions> CreateAsync(string name, CancellationToken ct)
    {
        var options = cluster is null
            ? new StoreOptions { Provider = StoreProvider.Sqlite, ConnectionString = $"Data Source={Path.Combine(folder, name + ".db")}" }
            : new StoreOptions { Provider = StoreProvider.Postgres, ConnectionString = Connection(cluster, name) };
        if (cluster is not null)
        {
            await using var server = new NpgsqlConnection(Connection(cluster, "postgres"));
            await server.OpenAsync(ct);
            await using var command = new NpgsqlCommand($"CREATE DATABASE {name}", server);
            await command.ExecuteNonQueryAsync(ct);
        }
        await UseAsync(options, (_, _) => Task.CompletedTask, ct);
        return options;
    }

    /// <summary>Opens a store, does something in it and closes it.</summary>
    public static async Task UseAsync(StoreOptions options, Func<BridgeStore, CancellationToken, Task> act, CancellationToken ct)
    {
        await using var store = new BridgeStore(options, TimeProvider.System);
        await store.OpenAsync(ct);
        await act(store, ct);
    }

    private static string Connection(Cluster cluster, string database) => $"Host={cluster.Folder};Username=postgres;Database={database}";
}
