using ChangliBridge.Store;
using ChangliBridge.Store.Audit;
using Xunit;

namespace ChangliBridge.EndToEnd.Tests;

/// <summary>Recomputes the audit chain that a bridge left behind.</summary>
internal static class AuditLine
{
    public static Task ExpectWholeAsync(string sqlitePath, CancellationToken ct) =>
        ExpectWholeAsync(new StoreOptions { Provider = StoreProvider.Sqlite, ConnectionString = $"Data Source={sqlitePath}" }, ct);

    public static async Task ExpectWholeAsync(StoreOptions options, CancellationToken ct)
    {
        await using var store = new BridgeStore(options, TimeProvider.System);
        await store.OpenAsync(ct);
        await using var db = store.Read();
        var verdict = await AuditChain.VerifyAsync(db, ct);
        Assert.Null(verdict.Fault);
        Assert.True(verdict.Entries > 0);
    }
}
