using ChangliBridge.Domain.Catalog;
using ChangliBridge.Store.Audit;
using ChangliBridge.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChangliBridge.Store.Tests;

public sealed class WriteQueueTests
{
    private static readonly string[] Mixed = ["a", "B", "_", "9", "Z", "é"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task What_was_answered_is_there_after_a_restart(StoreProvider provider)
    {
        await using var store = await TestStore.OpenAsync(provider, Ct);
        var answer = await store.Writes.RunAsync("mzj/clerk", (unit, _) => Recuse(unit, "i1", "t1"), Ct);
        await store.ReopenAsync(Ct);
        await using var db = store.Read();
        Assert.Equal("t1", answer);
        Assert.Equal("i1", (await db.Set<Recusal>().SingleAsync(Ct)).InspectorId);
    }

    [Theory, BothDatabases]
    public async Task A_unit_that_fails_stores_nothing_and_its_neighbours_are_stored(StoreProvider provider)
    {
        await using var store = await TestStore.OpenAsync(provider, Ct);
        var units = Enumerable.Range(0, 40).Select(i => store.Writes.RunAsync("test", async (unit, ct) =>
        {
            var target = await Recuse(unit, "i", $"t{i:00}");
            await unit.Db.SaveChangesAsync(ct);
            return i % 4 == 3 ? throw new FormatException(target) : target;
        }, Ct)).ToList();
        foreach (var (unit, i) in units.Select((unit, i) => (unit, i)))
        {
            if (i % 4 == 3)
                Assert.Equal($"t{i:00}", (await Assert.ThrowsAsync<FormatException>(() => unit)).Message);
            else
                await unit;
        }
        await using var db = store.Read();
        Assert.Equal(Enumerable.Range(0, 40).Where(i => i % 4 != 3).Select(i => $"t{i:00}"), await db.Set<Recusal>().Select(recusal => recusal.TargetId).Order().ToListAsync(Ct));
        Assert.Equal(30, await db.Set<AuditEntry>().CountAsync(Ct));
    }

    [Theory, BothDatabases]
    public async Task Of_two_units_that_add_the_same_row_the_second_finds_the_first_ones(StoreProvider provider)
    {
        await using var store = await TestStore.OpenAsync(provider, Ct);
        var firsts = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => store.Writes.RunAsync("test", async (unit, ct) =>
        {
            if (await unit.Db.Set<Recusal>().AnyAsync(ct))
                return false;
            await Recuse(unit, "i", "t");
            return true;
        }, Ct)));
        Assert.Single(firsts, isFirst => isFirst);
    }

    [Theory, BothDatabases]
    public async Task Instants_keep_their_order_and_their_value_whatever_their_offset(StoreProvider provider)
    {
        await using var store = await TestStore.OpenAsync(provider, Ct);
        var early = new DateTimeOffset(2023, 11, 3, 9, 0, 0, TimeSpan.FromHours(8));
        var late = new DateTimeOffset(2023, 11, 3, 1, 30, 0, TimeSpan.Zero);
        await store.Writes.RunAsync("test", (unit, _) =>
        {
            unit.Db.Add(Recusal.Declare(("b", "mzj"), "t", "late", late));
            unit.Db.Add(Recusal.Declare(("a", "mzj"), "t", "early", early));
            return Task.FromResult(0);
        }, Ct);
        await using var db = store.Read();
        var rows = await db.Set<Recusal>().OrderBy(recusal => recusal.DeclaredAt).ToListAsync(Ct);
        Assert.Equal(["early", "late"], rows.Select(recusal => recusal.Reason));
        Assert.Equal([early, late], rows.Select(recusal => recusal.DeclaredAt));
    }

    [Theory, BothDatabases]
    public async Task Text_is_ordered_by_bytes(StoreProvider provider)
    {
        await using var store = await TestStore.OpenAsync(provider, Ct);
        await store.Writes.RunAsync("test", async (unit, _) =>
        {
            foreach (var id in Mixed)
                await Recuse(unit, id, "t");
            return 0;
        }, Ct);
        await using var db = store.Read();
        Assert.Equal(["9", "B", "Z", "_", "a", "é"], await db.Set<Recusal>().Select(recusal => recusal.InspectorId).Order().ToListAsync(Ct));
    }

    [Theory, BothDatabases]
    public async Task A_full_disk_stores_nothing_and_reading_goes_on(StoreProvider provider)
    {
        await using var store = await TestStore.OpenAsync(provider, Ct);
        await store.Writes.RunAsync("test", (unit, _) => Recuse(unit, "before", "t"), Ct);
        await using var disk = await FullDisk.UnderAsync(store, Ct);

        var fault = await Assert.ThrowsAnyAsync<Exception>(() => store.Writes.RunAsync("test", (unit, _) =>
        {
            unit.Db.Add(Recusal.Declare(("full", "mzj"), "t", FullDisk.TooLong, unit.Clock.GetUtcNow()));
            return Task.FromResult(0);
        }, Ct));

        Assert.Equal(StoreFault.Full, StoreFaults.Of(fault));
        await using (var db = store.Read())
            Assert.Equal(["before"], await db.Set<Recusal>().Select(recusal => recusal.InspectorId).ToListAsync(Ct));
        await disk.MakeRoomAsync(Ct);
        await store.Writes.RunAsync("test", (unit, _) => Recuse(unit, "after", "t"), Ct);
        await using var again = store.Read();
        Assert.Equal(2, await again.Set<Recusal>().CountAsync(Ct));
    }

    private static Task<string> Recuse(WriteUnit unit, string inspector, string target)
    {
        unit.Db.Add(Recusal.Declare((inspector, "mzj"), target, "亲属", unit.Clock.GetUtcNow()));
        unit.Audit("recusal.declare", $"inspectors/{inspector}", ("target", target));
        return Task.FromResult(target);
    }
}
