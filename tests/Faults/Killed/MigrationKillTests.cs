using ChangliBridge.Faults.Harness;
using ChangliBridge.Store;
using Xunit;

namespace ChangliBridge.Faults.Killed;

/// <summary>K10: a bridge is killed again and again while it brings an old database up to date.</summary>
public sealed class MigrationKillTests
{
    private const string Before = "SyncAndDelivery";

    // The server lists the locks of all databases, and copies of one have the same table numbers.
    private const string Here = "database = (SELECT oid FROM pg_database WHERE datname = current_database())";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly string[] OnlyOpen = ["reconcile-first", "show"];

    // Parts of the time that an undisturbed upgrade writes.
    private static readonly double[] Moments = [0, 0.3, 0.7];

    // Each is changed by the upgrade: who holds it stops it there.
    private static readonly string[] Stops = ["inspection_result", "inspection_item", "mirrored_target"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_upgrade_of_an_SQLite_file_killed_again_and_again_ends_as_an_undisturbed_one()
    {
        await using var county = await OldCountyAsync(StoreProvider.Sqlite);
        await county.View.RunAsync("PRAGMA journal_mode = WAL", Ct);
        var old = await county.View.MigrationsAsync(Ct);
        var (expected, writing) = await UndisturbedAsync(StoreProvider.Sqlite);
        var struck = 0;
        foreach (var moment in Moments)
        {
            await using var bridge = county.NewBridge(county.Province.Port);
            bridge.Launch(OnlyOpen);
            await Until.TrueAsync("the upgrade writes", Patience, () => !bridge.Runs || WriteLock.IsHeldBy(bridge.ProcessId), Ct);
            await Task.Delay(writing * moment, Ct);
            bridge.Kill();
            var done = await county.View.MigrationsAsync(Ct);
            struck += done.Count == old.Count ? 1 : 0;
            Assert.Equal(done.Count == old.Count ? old : expected.Migrations, done);
        }

        Assert.True(struck > 0, "no kill struck the upgrade");
        await ExpectWholeAsync(county, expected.Content);
    }

    [Fact]
    public async Task An_upgrade_of_a_PostgreSQL_database_killed_under_its_lock_ends_as_an_undisturbed_one()
    {
        await using var county = await OldCountyAsync(StoreProvider.Postgres);
        var (expected, _) = await UndisturbedAsync(StoreProvider.Postgres);
        foreach (var table in Stops)
        {
            await using var bridge = county.NewBridge(county.Province.Port);
            await using (await county.View.HoldAsync($"BEGIN; LOCK TABLE {table} IN ACCESS SHARE MODE", Ct))
            {
                bridge.Launch(OnlyOpen);
                await Until.TrueAsync($"the upgrade waits for {table}", Patience, async () => await county.View.CountAsync($"SELECT count(*) FROM pg_locks WHERE NOT granted AND {Here}", Ct) > 0, Ct);
                Assert.Equal(1, await county.View.CountAsync($"""SELECT count(*) FROM pg_locks WHERE granted AND mode = 'AccessExclusiveLock' AND relation = '"__EFMigrationsHistory"'::regclass AND {Here}""", Ct));
                bridge.Kill();
            }

            var done = await county.View.MigrationsAsync(Ct);
            Assert.Equal(expected.Migrations.Take(done.Count), done);
        }

        await ExpectWholeAsync(county, expected.Content);
    }

    private static async Task<County> OldCountyAsync(StoreProvider provider)
    {
        var county = await County.CloseByAsync(provider, new BridgeTerms(), Ct);
        await county.View.GoBackToAsync(Before, Ct);
        return county;
    }

    /// <summary>What an upgrade makes of the same old database when nobody kills it, and how long it writes.</summary>
    private static async Task<((IReadOnlyList<string> Migrations, IReadOnlyList<string> Content), TimeSpan Writing)> UndisturbedAsync(StoreProvider provider)
    {
        await using var county = await OldCountyAsync(provider);
        await using var bridge = county.NewBridge(county.Province.Port);
        bridge.Launch(OnlyOpen);
        if (county.IsSqlite)
            await Until.TrueAsync("the upgrade writes", Patience, () => WriteLock.IsHeldBy(bridge.ProcessId), Ct);
        var since = TimeProvider.System.GetTimestamp();
        if (county.IsSqlite)
            await Until.TrueAsync("the upgrade is done", Patience, () => !bridge.Runs || !WriteLock.IsHeldBy(bridge.ProcessId), Ct);
        var writing = TimeProvider.System.GetElapsedTime(since);
        Assert.True(await bridge.ExitAsync(Ct) == 0, bridge.Log);
        return ((await county.View.MigrationsAsync(Ct), await Content.OfAsync(county.View, Ct)), writing);
    }

    /// <summary>The next start brings it to the end, and the one after that serves.</summary>
    private static async Task ExpectWholeAsync(County county, IReadOnlyList<string> expected)
    {
        await using (var bridge = county.NewBridge(county.Province.Port))
        {
            bridge.Launch(OnlyOpen);
            Assert.True(await bridge.ExitAsync(Ct) == 0, bridge.Log);
        }

        Assert.Equal(expected, await Content.OfAsync(county.View, Ct));
        county.Add(1);
        await county.StartAsync(Ct);
        await county.Clerk.ConcludeAsync(county.NextPart(), Ct);
        await county.ComeToRestAsync(Ct);
        await new Invariants(county).CheckAsync(Ct);
    }
}
