using ChangliBridge.Testing;

namespace ChangliBridge.Store.Tests;

/// <summary>D2: a disk without room for <see cref="TooLong"/>, until room is made.</summary>
internal sealed class FullDisk : IAsyncDisposable
{
    private const int Length = 50_000;

    private readonly TestStore _store;
    private readonly string _path;
    private bool _full = true;

    private FullDisk(TestStore store, string path) => (_store, _path) = (store, path);

    /// <summary>What no page has room for and no database makes small.</summary>
    public static string TooLong { get; } = string.Concat(Enumerable.Range(0, Length).Select(place => (char)('一' + (place * 7919L * (place + 13) % 20_000))));

    /// <summary>On SQLite a limit of pages, on the writer's own connection; on PostgreSQL the device that is always full, in the place of the file for long texts.</summary>
    public static async Task<FullDisk> UnderAsync(TestStore store, CancellationToken ct)
    {
        if (store.Database.Options.Provider == StoreProvider.Sqlite)
        {
            await RunAsync(store, "PRAGMA max_page_count = 1", ct);
            return new FullDisk(store, "");
        }
        var path = await store.Writes.RunAsync("test", (unit, token) => unit.Command("SELECT pg_relation_filepath(reltoastrelid) FROM pg_class WHERE relname = 'recusal'").OneAsync(row => row.GetString(0), token), ct)
            ?? throw new InvalidOperationException("recusal has no table for long texts.");
        await RunAsync(store, $"COPY (SELECT 1) TO PROGRAM 'ln -sf /dev/full {path}'", ct);
        return new FullDisk(store, path);
    }

    public Task MakeRoomAsync(CancellationToken ct)
    {
        _full = false;
        return RunAsync(_store, _path.Length == 0 ? "PRAGMA max_page_count = 1000000" : $"COPY (SELECT 1) TO PROGRAM 'rm {_path} && touch {_path}'", ct);
    }

    public async ValueTask DisposeAsync()
    {
        if (_full)
            await MakeRoomAsync(CancellationToken.None);
    }

    private static Task<int> RunAsync(TestStore store, string sql, CancellationToken ct) => store.Writes.RunAsync("test", (unit, token) => unit.Command(sql).RunAsync(token), ct);
}
