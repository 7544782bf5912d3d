using System.Security.Cryptography;
using ChangliBridge.Store.Audit;
using ChangliBridge.Store.Ledger;
using ChangliBridge.Store.Restore;
using ChangliBridge.Store.Tests.Ledger;
using ChangliBridge.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChangliBridge.Store.Tests.Restore;

public sealed class BackupTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task After_a_restore_what_was_in_flight_and_what_is_new_is_looked_up_before_it_is_sent(StoreProvider provider)
    {
        await using var world = await LedgerWorld.OpenAsync(provider, Cancelled);
        using var folder = new TemporaryFolder();
        var (published, sending, received) = (await world.EnqueueAsync("published", Cancelled), await world.EnqueueAsync("sending", Cancelled), "");
        var leased = await world.ClaimAsync(9, Cancelled);
        await world.EndAsync(leased.Single(lease => lease.Id == published), new DeliveryEvent.Accepted(), Cancelled);
        received = await world.EnqueueAsync("received", Cancelled);
        await BackUpAsync(world, folder.File("backup"));
        await world.EnqueueAsync("lost", Cancelled);

        var inFlight = await RestoreAsync(world, folder.File("backup"));

        Assert.Equal(1, inFlight);
        Assert.Equal(DeliveryState.Published, (await world.RowAsync(published, Cancelled)).State);
        // Whoever submitted what the backup does not hold submits it again.
        var again = await world.EnqueueAsync("lost", Cancelled);
        Assert.Empty(await world.ClaimAsync(9, Cancelled));
        await world.PassAsync(500, Cancelled);
        var lookUps = await world.ClaimAsync(9, Cancelled);
        Assert.Equal(new[] { again, received, sending }.Order(), lookUps.Select(lease => lease.Id).Order());
        Assert.All(lookUps, lease => Assert.Equal(DeliveryAct.Lookup, lease.Act));

        await world.EndAsync(lookUps.Single(lease => lease.Id == again), new DeliveryEvent.Found(true), Cancelled);
        await world.EndAsync(lookUps.Single(lease => lease.Id == sending), new DeliveryEvent.NotFound(), Cancelled);
        Assert.Equal(DeliveryState.Published, (await world.RowAsync(again, Cancelled)).State);
        Assert.Equal((sending, DeliveryAct.Send), (await world.ClaimAsync(9, Cancelled)).Select(lease => (lease.Id, lease.Act)).Single());
        await using var db = world.Store.Read();
        Assert.Null((await AuditChain.VerifyAsync(db, Cancelled)).FirstBroken);
    }

    [Theory, BothDatabases]
    public async Task An_operator_ends_the_looking_first(StoreProvider provider)
    {
        await using var world = await LedgerWorld.OpenAsync(provider, Cancelled);
        using var folder = new TemporaryFolder();
        await BackUpAsync(world, folder.File("backup"));
        await RestoreAsync(world, folder.File("backup"));
        await using (var db = world.Store.Read())
            Assert.NotNull(await RestoreMarks.InForceAsync(db, Cancelled));

        Assert.True(await RestoreMarks.EndAsync(world.Store.Writes, "对账完毕", Cancelled));

        Assert.False(await RestoreMarks.EndAsync(world.Store.Writes, "对账完毕", Cancelled));
        await world.EnqueueAsync("new", Cancelled);
        Assert.Equal(DeliveryAct.Send, Assert.Single(await world.ClaimAsync(9, Cancelled)).Act);
    }

    [Theory, BothDatabases]
    public async Task A_backup_describes_itself_and_is_never_written_over(StoreProvider provider)
    {
        await using var world = await LedgerWorld.OpenAsync(provider, Cancelled);
        using var folder = new TemporaryFolder();

        var report = await BackUpAsync(world, folder.File("backup"));

        var bytes = await File.ReadAllBytesAsync(report.Path, Cancelled);
        Assert.Equal((bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes))), (report.Bytes, report.Sha256));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(report.Path));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => BackUpAsync(world, folder.File("backup")));
        Assert.Equal([report.Path], Directory.GetFiles(folder.Path));
    }

    [Theory, BothDatabases]
    public async Task A_restore_is_refused_while_a_bridge_runs(StoreProvider provider)
    {
        await using var world = await LedgerWorld.OpenAsync(provider, Cancelled);
        using var folder = new TemporaryFolder();
        await BackUpAsync(world, folder.File("backup"));
        var id = await world.EnqueueAsync("k", Cancelled);

        await Assert.ThrowsAsync<StoreUnavailableException>(() => StoreBackup.RestoreAsync(world.Store.Database.Options, folder.File("backup"), world.Store.Clock, Cancelled));

        Assert.Equal(DeliveryState.Received, (await world.RowAsync(id, Cancelled)).State);
    }

    [Theory, BothDatabases]
    public async Task A_file_that_is_no_backup_leaves_the_database_as_it_was(StoreProvider provider)
    {
        await using var world = await LedgerWorld.OpenAsync(provider, Cancelled);
        using var folder = new TemporaryFolder();
        var id = await world.EnqueueAsync("k", Cancelled);
        await File.WriteAllTextAsync(folder.File("backup"), "not a backup", Cancelled);

        await world.Store.ReopenAsync(() => Assert.ThrowsAsync<StoreUnavailableException>(
            () => StoreBackup.RestoreAsync(world.Store.Database.Options, folder.File("backup"), world.Store.Clock, Cancelled)), Cancelled);

        Assert.Equal(DeliveryState.Received, (await world.RowAsync(id, Cancelled)).State);
        await using var db = world.Store.Read();
        Assert.Empty(await db.Set<RestoreMark>().ToListAsync(Cancelled));
    }

    private static Task<BackupReport> BackUpAsync(LedgerWorld world, string path) => StoreBackup.BackUpAsync(world.Store.Database.Options, path, Cancelled);

    private static async Task<int> RestoreAsync(LedgerWorld world, string path)
    {
        var inFlight = 0;
        await world.Store.ReopenAsync(async () => inFlight = await StoreBackup.RestoreAsync(world.Store.Database.Options, path, world.Store.Clock, Cancelled), Cancelled);
        world.Reopened();
        return inFlight;
    }
}
