using ChangliBridge.Faults.Harness;
using ChangliBridge.Store;
using ChangliBridge.Testing;
using Xunit;

namespace ChangliBridge.Faults.Killed;

/// <summary>K10: a backup is killed in the middle.</summary>
public sealed class BackupKillTests
{
    private const int Unusable = 78;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task A_backup_killed_in_the_middle_is_not_there_and_the_next_one_restores_everything(StoreProvider provider)
    {
        await using var county = await County.CloseByAsync(provider, new BridgeTerms(), Ct);
        await county.View.RunAsync(provider == StoreProvider.Sqlite
            ? "CREATE TABLE ballast AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4000) SELECT i, randomblob(4000) AS load FROM n"
            : "CREATE TABLE ballast AS SELECT i, (SELECT string_agg(md5(i::text || j), '') FROM generate_series(1, 60) AS j) AS load FROM generate_series(1, 4000) AS i", Ct);
        var before = await Content.OfAsync(county.View, Ct);
        using var folder = new TemporaryFolder();
        var (backup, unfinished) = (folder.File("backup"), folder.File("backup.part"));
        var bridge = county.NewBridge(county.Province.Port);
        await using var _ = bridge;
        bridge.Launch("backup", backup);
        await Until.TrueAsync("the backup is being written", Patience, () => new FileInfo(unfinished) is { Exists: true, Length: > 0 }, Ct);
        bridge.Kill();
        Assert.False(File.Exists(backup));
        Assert.Equal(Unusable, await RunAsync(county, "restore", unfinished));
        Assert.Equal(before, await Content.OfAsync(county.View, Ct));

        Assert.Equal(0, await RunAsync(county, "backup", backup));
        Assert.False(File.Exists(unfinished));
        await county.View.RunAsync("DELETE FROM ballast", Ct);
        Assert.Equal(0, await RunAsync(county, "restore", backup));
        var marked = new HashSet<string>(await Content.OfAsync(county.View, Ct));
        Assert.Empty(before.Where(line => !marked.Contains(line)).Take(3));
    }

    private static async Task<int> RunAsync(County county, params string[] command)
    {
        await using var bridge = county.NewBridge(county.Province.Port);
        bridge.Launch(command);
        return await bridge.ExitAsync(Ct);
    }
}
