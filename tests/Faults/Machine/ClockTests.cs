using ChangliBridge.Faults.Harness;
using ChangliBridge.Store;
using Xunit;

namespace ChangliBridge.Faults.Machine;

/// <summary>C1: one of two machines has the wrong time.</summary>
public sealed class ClockTests
{
    private const string Skew = "本桥时钟比对方快";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_bridge_whose_machine_is_an_hour_ahead_takes_no_living_lease_and_keeps_nobody_waiting()
    {
        var library = FakeTime.Library();
        await using var county = await County.CloseByAsync(StoreProvider.Postgres, new BridgeTerms(), Ct);
        county.Add(1);
        county.Add(1, ("LD_PRELOAD", library), ("FAKETIME", "+1h"), ("FAKETIME_DONT_FAKE_MONOTONIC", "1"), ("FAKETIME_FORCE_MONOTONIC_FIX", "0"));
        await county.StartAsync(Ct);
        var (right, ahead) = (county.Bridges[0], county.Bridges[1]);
        var parts = new List<TaskPart>();

        // Quartz chooses who is next: one after the other, until the second bridge was, and could not sign what it had leased.
        await Until.TrueAsync("the bridge that is ahead had its turn", Patience, async () =>
        {
            parts.Add(county.NextPart());
            await county.Clerk.ConcludeAsync(parts[^1], Ct);
            return await IsHeldBackAsync(county, parts[^1]);
        }, Ct);
        await county.ComeToRestAsync(Ct);

        Assert.Contains(Skew, ahead.Log);
        Assert.DoesNotContain(Skew, right.Log);
        foreach (var part in parts)
            Assert.Single(await county.SendsAsync(part.Result, Ct));
        await new Invariants(county).CheckAsync(Ct);
    }

    /// <summary>Waits until it is published; whether it was held back before that because clocks differ.</summary>
    private static async Task<bool> IsHeldBackAsync(County county, TaskPart part)
    {
        var held = false;
        await Until.TrueAsync($"{part.Result} is published", Patience, async () =>
        {
            var row = (await county.View.DeliveriesAsync(Ct)).Single(row => row.Key == part.Result);
            held |= row.LastError.Contains(Skew, StringComparison.Ordinal);
            return row.State == "Published";
        }, Ct);
        return held;
    }
}
