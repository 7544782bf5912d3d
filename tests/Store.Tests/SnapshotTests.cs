using ChangliBridge.Domain.Drawing;
using ChangliBridge.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChangliBridge.Store.Tests;

/// <summary>Long reads beside the writer.</summary>
public sealed class SnapshotTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task A_reader_in_a_snapshot_keeps_no_writer_waiting_and_sees_one_state(StoreProvider provider)
    {
        await using var store = await TestStore.OpenAsync(provider, Ct);
        await RegisterAsync(store, 1);
        await using var db = store.Store.Read();
        await using (await db.BeginSnapshotAsync(Ct))
        {
            Assert.Equal(1, await db.Set<PartyKey>().CountAsync(Ct));
            await RegisterAsync(store, 2);
            Assert.Equal(1, await db.Set<PartyKey>().CountAsync(Ct));
        }
        Assert.Equal(2, await db.Set<PartyKey>().CountAsync(Ct));
    }

    private static Task<bool> RegisterAsync(TestStore store, int number) => store.Store.Writes.RunAsync("test", (unit, _) =>
    {
        unit.Db.Add(PartyKey.Register(number, $"party-{number}", $"key-{number}", DateTimeOffset.UnixEpoch));
        return Task.FromResult(true);
    }, Ct);
}
