using ChangliBridge.Domain.Catalog;
using ChangliBridge.Store.Bulk;
using ChangliBridge.Store.Mirror;
using ChangliBridge.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Xunit;

namespace ChangliBridge.Store.Tests.Mirror;

/// <summary>The rows of tags go wherever those of their targets go.</summary>
public sealed class CarriedTagTests
{
    private static readonly string[] Before = ["1 a one", "1 a two", "1 b one", "1 c two"];
    private static readonly string[] After = ["1 a two", "1 c two", "1 d one", "1 d three"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Changes_put_the_tags_of_changed_targets_in_place_and_take_those_of_retired_ones_away(StoreProvider provider)
    {
        await using var store = await TestStore.OpenAsync(provider, Ct);
        await RunAsync(store, unit => MirrorRows.InsertAsync(unit, new[] { Target(1, "a", "one,two"), Target(1, "b", "one"), Target(1, "c", "two"), Target(1, "e", "") }, Ct));
        Assert.Equal(Before, await TagsAsync(store));
        await RunAsync(store, async unit =>
        {
            unit.Db.Add(new RetiredRow { SyncRun = 2, Id = "b" });
            await MirrorRows.InsertAsync(unit, new[] { Target(2, "a", "two"), Target(2, "d", "one,three,one") }, Ct);
            await unit.Db.SaveChangesAsync(Ct);
            await MirrorRows.MoveAsync<MirroredTarget>(unit, 2, 1, Ct);
        });
        Assert.Equal(After, await TagsAsync(store));
    }

    [Theory, BothDatabases]
    public async Task Dropped_and_swept_targets_take_their_tags_along(StoreProvider provider)
    {
        await using var store = await TestStore.OpenAsync(provider, Ct);
        await RunAsync(store, unit => MirrorRows.InsertAsync(unit, new[] { Target(1, "a", "one,two"), Target(1, "b", "one"), Target(2, "a", "one"), Target(3, "a", "one"), Target(3, "b", "two") }, Ct));
        await RunAsync(store, unit => MirrorRows.DropAsync<MirroredTarget>(unit, 3, ["b"], Ct));
        Assert.Equal(["1 a one", "1 a two", "1 b one", "2 a one", "3 a one"], await TagsAsync(store));
        await RunAsync(store, unit => MirrorRows.DropAsync<MirroredTarget>(unit, 3, null, Ct));
        await RunAsync(store, unit =>
        {
            unit.Db.Add(new MirrorHead { Job = PullJobs.Targets, Snapshot = 2 });
            return Task.CompletedTask;
        });
        while (await store.Writes.RunAsync("test", (unit, ct) => MirrorRows.SweepAsync<MirroredTarget>(unit, PullJobs.Targets, 2, ct), Ct) > 0)
            await using (var db = store.Read())
                Assert.True(await db.Set<CarriedTag>().CountAsync(tag => tag.Snapshot == 1, Ct) == 0 || await db.Set<MirroredTarget>().AnyAsync(target => target.Snapshot == 1, Ct));
        Assert.Equal(["2 a one"], await TagsAsync(store));
        await using var read = store.Read();
        Assert.Equal(2, (await read.Set<MirroredTarget>().SingleAsync(Ct)).Snapshot);
    }

    [Theory, BothDatabases]
    public async Task A_register_of_before_has_its_tags_and_keys_after_the_upgrade(StoreProvider provider)
    {
        await using var store = await TestStore.OpenAsync(provider, Ct);
        await using (var db = store.Read())
        {
            await db.GetService<IMigrator>().MigrateAsync("SupervisionLoop", Ct);
            foreach (var (id, code, number, tags) in new[] { ("a", "'91'", "NULL", "one,two"), ("b", "NULL", "'130'", """say "x" \ y"""), ("c", "'92'", "'131'", "") })
            {
                var insert = $"INSERT INTO mirrored_target (snapshot, id, credit_code, registration_number, name, type, registration_state, registered_on, address, tags, business_scope) VALUES (1, '{id}', {code}, {number}, '', 1, '', '2020-01-01', '', '{tags}', '')";
                await db.Database.ExecuteSqlRawAsync(insert, Ct);
            }
        }
        await store.ReopenAsync(Ct);
        Assert.Equal(["1 a one", "1 a two", """1 b say "x" \ y"""], await TagsAsync(store));
        await using var upgraded = store.Read();
        Assert.Equal(["91", "130", "92"], await upgraded.Set<MirroredTarget>().OrderBy(target => target.Id).Select(target => target.Key).ToListAsync(Ct));
    }

    private static MirroredTarget Target(long snapshot, string id, string tags) => new() { Snapshot = snapshot, Id = id, CreditCode = id, Type = TargetType.Enterprise, Tags = tags };

    private static Task<bool> RunAsync(TestStore store, Func<WriteUnit, Task> act) => store.Writes.RunAsync("test", async (unit, _) =>
    {
        await act(unit);
        return true;
    }, Ct);

    private static async Task<List<string>> TagsAsync(TestStore store)
    {
        await using var db = store.Read();
        return [.. (await db.Set<CarriedTag>().ToListAsync(Ct)).Select(row => $"{row.Snapshot} {row.TargetId} {row.Tag}").Order(StringComparer.Ordinal)];
    }
}
