using ChangliBridge.Faults.Harness;
using ChangliBridge.Store;
using Grpc.Core;
using Microsoft.Data.Sqlite;
using Xunit;

namespace ChangliBridge.Faults.Killed;

/// <summary>K10: a bridge is killed while SQLite moves its write-ahead log into the file.</summary>
public sealed class CheckpointKillTests
{
    private const int Kills = 2;
    private const int TriesOfKill = 12;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_bridge_killed_within_a_checkpoint_opens_again_with_everything_it_answered()
    {
        await using var county = await County.OpenAsync((StoreProvider.Sqlite, 1), new BridgeTerms(), Ct);
        var file = new SqliteConnectionStringBuilder(county.Database.Options.ConnectionString).DataSource;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var entering = Task.WhenAll(Enumerable.Range(0, 8).Select(_ => EnterAsync(county, stop.Token)));
        var (struck, tries) = (0, 0);
        while (struck < Kills && tries++ < TriesOfKill)
        {
            await UntilWrittenAsync(file, county.Bridges[0].Kill);
            struck += Checkpoint.IsUnfinished(file) ? 1 : 0;
            await county.StartAsync(Ct);
        }

        await stop.CancelAsync();
        await entering;
        Assert.True(struck == Kills, $"{tries} kills struck {struck} checkpoints");
        await county.HealAsync(Ct);
        await county.ComeToRestAsync(Ct);
        await new Invariants(county).CheckAsync(Ct);
        Assert.Equal("ok", Assert.Single(await county.View.ReadAsync("PRAGMA integrity_check", Ct)));
    }

    /// <summary>With a write-ahead log the file itself is only written by a checkpoint.</summary>
    private static async Task UntilWrittenAsync(string file, Action written)
    {
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var watcher = new FileSystemWatcher(Path.GetDirectoryName(file)!, Path.GetFileName(file)) { NotifyFilter = NotifyFilters.LastWrite | NotifyFilters.Size };
        watcher.Changed += (_, _) =>
        {
            written();
            seen.TrySetResult();
        };
        watcher.EnableRaisingEvents = true;
        await seen.Task.WaitAsync(TimeSpan.FromSeconds(60), Ct);
    }

    private static async Task EnterAsync(County county, CancellationToken stop)
    {
        try
        {
            while (!stop.IsCancellationRequested)
                await county.Clerk.ConcludeAsync(county.NextPart(), stop);
        }
        catch (Exception end) when (end is OperationCanceledException or RpcException && stop.IsCancellationRequested)
        {
            // Enough was entered.
        }
    }
}
