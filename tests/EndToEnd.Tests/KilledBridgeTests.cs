using System.Text.RegularExpressions;
using System.Threading.Channels;
using ChangliBridge.Sandbox.Seeding;
using Xunit;

namespace ChangliBridge.EndToEnd.Tests;

public sealed partial class KilledBridgeTests
{
    private const int Longest = 480_000;
    private const int Steps = 10;
    private const ulong Seed = 20231106;

    // Fewer than a run over 400 targets narrates and pushes, so that every chosen moment comes with work still ahead.
    private const int LinesAtLeast = 66;
    private const int PushesAtLeast = 48;
    private const int KillsOfEach = 6;
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(5);

    [Fact(Timeout = Longest)]
    public async Task Killing_the_bridge_as_each_step_begins_changes_no_figure()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var demo = RunningDemo.Start(40);
        var victim = new BridgeVictim(demo);
        var steps = 0;
        await foreach (var line in demo.LinesAsync(ct))
        {
            if (!StepTitle().IsMatch(line))
                continue;
            steps++;
            await victim.KillAsync(ct);
        }

        (await demo.EndAsync(ct)).ExpectWhole(40);
        Assert.Equal(Steps, steps);
        // The last step may have its answers before the blow falls.
        Assert.InRange(victim.Kills, Steps - 1, Steps);
        await AuditLine.ExpectWholeAsync(demo.DatabasePath, ct);
    }

    [Fact(Timeout = Longest)]
    public async Task Killing_the_bridge_at_seeded_moments_of_the_whole_run_changes_no_figure()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var demo = RunningDemo.Start(400);
        var victim = new BridgeVictim(demo);
        var moments = Channel.CreateUnbounded<string>();
        var watching = Task.WhenAll(WatchLinesAsync(demo, moments.Writer, ct), WatchPushesAsync(demo, moments.Writer, ct))
            .ContinueWith(_ => moments.Writer.Complete(), TaskScheduler.Default);
        await foreach (var _ in moments.Reader.ReadAllAsync(ct))
            await victim.KillAsync(ct);
        await watching;

        (await demo.EndAsync(ct)).ExpectWhole(400);
        Assert.Equal(2 * KillsOfEach, victim.Kills);
        await AuditLine.ExpectWholeAsync(demo.DatabasePath, ct);
    }

    private static async Task WatchLinesAsync(RunningDemo demo, ChannelWriter<string> moments, CancellationToken ct)
    {
        var chosen = Moments(purpose: 1, LinesAtLeast);
        var lines = 0;
        await foreach (var line in demo.LinesAsync(ct))
        {
            if (chosen.Contains(++lines))
                moments.TryWrite(line);
        }
    }

    // The province keeps a line for every push that it accepted, which is when the bridge does not know it yet.
    private static async Task WatchPushesAsync(RunningDemo demo, ChannelWriter<string> moments, CancellationToken ct)
    {
        var chosen = Moments(purpose: 2, PushesAtLeast);
        while (chosen.Count > 0 && !demo.HasEnded)
        {
            var pushes = demo.AcceptedPushes();
            for (var due = chosen.RemoveWhere(moment => moment <= pushes); due > 0; due--)
                moments.TryWrite($"{pushes} pushes");
            await Task.Delay(Glance, ct);
        }
    }

    // Spread over the whole run: one in each equal part of it.
    private static HashSet<int> Moments(ulong purpose, int limit)
    {
        var part = limit / KillsOfEach;
        return [.. Enumerable.Range(0, KillsOfEach).Select(number => 1 + (number * part) + SplitMix64.For(Seed, purpose, number).Below(part))];
    }

    [GeneratedRegex(@"^\d+\. ")]
    private static partial Regex StepTitle();
}
