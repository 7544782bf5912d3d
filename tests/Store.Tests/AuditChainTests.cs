using ChangliBridge.Store.Audit;
using ChangliBridge.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChangliBridge.Store.Tests;

public sealed class AuditChainTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Entries_of_many_writers_make_one_chain_without_gaps(StoreProvider provider)
    {
        await using var store = await WithEntriesAsync(provider, 60);
        await using var db = store.Read();
        Assert.Equal(new AuditVerdict(60, null, null), await AuditChain.VerifyAsync(db, Ct));
        Assert.Equal(60, (await AuditChain.HeadAsync(db, Ct))!.Sequence);
    }

    [Theory, BothDatabases]
    public async Task The_chain_goes_on_where_it_stood_before_a_restart(StoreProvider provider)
    {
        await using var store = await WithEntriesAsync(provider, 3);
        await store.ReopenAsync(Ct);
        await AddAsync(store, 3);
        await using var db = store.Read();
        Assert.Equal(4, (await AuditChain.VerifyAsync(db, Ct)).Entries);
    }

    [Theory]
    [InlineData(StoreProvider.Sqlite, "UPDATE audit_entry SET actor = 'somebody' WHERE sequence = 4", 4)]
    [InlineData(StoreProvider.Postgres, "UPDATE audit_entry SET actor = 'somebody' WHERE sequence = 4", 4)]
    [InlineData(StoreProvider.Sqlite, "UPDATE audit_entry SET detail = 'other' WHERE sequence = 1", 1)]
    [InlineData(StoreProvider.Postgres, "UPDATE audit_entry SET detail = 'other' WHERE sequence = 1", 1)]
    [InlineData(StoreProvider.Sqlite, "DELETE FROM audit_entry WHERE sequence = 5", 5)]
    [InlineData(StoreProvider.Postgres, "DELETE FROM audit_entry WHERE sequence = 5", 5)]
    [InlineData(StoreProvider.Sqlite, "UPDATE audit_entry SET previous_hash = hash WHERE sequence = 6", 6)]
    [InlineData(StoreProvider.Postgres, "UPDATE audit_entry SET previous_hash = hash WHERE sequence = 6", 6)]
    public async Task A_changed_or_missing_entry_is_named(StoreProvider provider, string tampering, long sequence)
    {
        await using var store = await WithEntriesAsync(provider, 8);
        await using var db = store.Read();
        Assert.Equal(1, await db.Database.ExecuteSqlRawAsync(tampering, Ct));
        var verdict = await AuditChain.VerifyAsync(db, Ct);
        Assert.Equal(sequence, verdict.FirstBroken);
        Assert.Equal(sequence - 1, verdict.Entries);
    }

    private static async Task<TestStore> WithEntriesAsync(StoreProvider provider, int entries)
    {
        var store = await TestStore.OpenAsync(provider, Ct);
        await Task.WhenAll(Enumerable.Range(0, entries).Select(i => AddAsync(store, i)));
        return store;
    }

    private static Task<int> AddAsync(TestStore store, int number) => store.Writes.RunAsync("mzj/clerk", (unit, _) =>
    {
        unit.Audit("test.act", $"tests/{number}", ("number", number), ("text", "昌黎"));
        return Task.FromResult(0);
    }, Ct);
}
