using System.Diagnostics;
using ChangliBridge.Faults.Harness;
using ChangliBridge.Sandbox.Faults;
using ChangliBridge.Sandbox.Seeding;

namespace ChangliBridge.Faults.Chaos;

/// <summary>Results offered to bridges that are killed again and again, before platforms that fail as the worst ones do.</summary>
internal sealed class ChaosRun(ChaosTerms terms)
{
    // Of the pushes to both platforms 19 % are taken and then not answered as they should be, 7 % fail before they are taken.
    private static readonly (string Fault, decimal Rate)[] Mix =
    [
        ("commit-then-hang", 0.0475m), ("commit-then-500", 0.0475m), ("commit-then-reset", 0.0475m), ("commit-then-truncate", 0.0475m),
        ("500-before-commit", 0.035m), ("reset-before-commit", 0.035m),
    ];

    private static readonly BridgeTerms Terms = new() { SettleMilliseconds = 800, TimeoutMilliseconds = 500, AttemptBudget = 1000, Concurrency = 32, StoreSeconds = 30, StoreConnections = 50, IsDirect = true, ReportsActs = true };

    /// <summary>Exit code: 0 when nothing was lost, nothing doubled, and every invariant holds.</summary>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        Say($"{terms.Store}, {terms.Replicas} bridge(s), {terms.Seconds} s, seed {terms.Seed}: a county of {terms.Size} targets is being set up");
        await using var county = await County.OpenAsync((terms.Store, terms.Replicas), Terms, ct, terms.Size);
        foreach (var (fault, rate) in Mix)
            county.Province.Faults.Set(new FaultSetting(fault, rate, null));
        using var offers = new Offers(county, terms.Rate);
        var killers = county.Bridges.Index().Select(bridge => new Killer(bridge.Item, SplitMix64.For(terms.Seed, 1, bridge.Index))).ToArray();
        var time = TimeSpan.FromSeconds(terms.Seconds);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(ct);
        end.CancelAfter(time);
        var offering = offers.RunAsync(time, county.RemainingParts(), ct);
        await Task.WhenAll(killers.Select(killer => KillAsync(killer, end)));
        var answered = offers.Accepted.Count;
        await Task.WhenAll(county.Bridges.Select(bridge => bridge.StartAsync(ct)));
        await offering;
        var struck = county.Province.Faults.List().Sum(fault => fault.Struck);
        Say($"offered {offers.Offered} ({offers.Offered / time.TotalSeconds:0} a second), answered {answered} between the kills and {offers.Accepted.Count} in all, {struck} pushes struck so far; waiting for the rest to be delivered");
        return await JudgeAsync(county, offers, killers.Sum(killer => killer.Kills), ct);
    }

    /// <summary>A bridge that does not come back ends the run at once, and not when its time is over.</summary>
    private static async Task KillAsync(Killer killer, CancellationTokenSource end)
    {
        try
        {
            await killer.RunAsync(end.Token);
        }
        catch
        {
            await end.CancelAsync();
            throw;
        }
    }

    private static async Task<int> JudgeAsync(County county, Offers offers, int kills, CancellationToken ct)
    {
        var since = Stopwatch.GetTimestamp();
        var whole = await IsWholeAsync(county, kills, ct);
        var rest = Stopwatch.GetElapsedTime(since).TotalSeconds;
        var accepted = offers.Accepted;
        var rows = (await county.View.DeliveriesAsync(ct)).ToDictionary(row => row.Key, row => row.State);
        var counted = county.Counted();
        var missing = accepted.SelectMany(keys => keys).Where(key => !counted.ContainsKey(key) || rows.GetValueOrDefault(key) != "Published").ToHashSet();
        var lost = accepted.Count(keys => keys.Any(missing.Contains));
        var duplicated = counted.Values.Sum(entry => entry.Accepted - 1);
        foreach (var key in missing.Take(5))
            Say($"lost: {key}, {rows.GetValueOrDefault(key, "no row")}");
        var platforms = accepted.SelectMany(keys => keys).GroupBy(key => key.Platform).OrderBy(keys => keys.Key, StringComparer.Ordinal)
            .Select(keys => $"{keys.Key} accepted {keys.Count(counted.ContainsKey)} of {keys.Count()}");
        Say($"{string.Join(", ", platforms)}; {county.Province.Faults.List().Sum(fault => fault.Struck)} of {county.Province.Faults.List().Max(fault => fault.Seen)} pushes were struck; at rest {rest:0.0} s after the last kill");
        Console.WriteLine($"accepted {accepted.Count} lost {lost} duplicated {duplicated} kills {kills}");
        return whole && lost == 0 && duplicated == 0 ? 0 : 1;
    }

    private static async Task<bool> IsWholeAsync(County county, int kills, CancellationToken ct)
    {
        try
        {
            await county.ComeToRestAsync(ct);
            await new Invariants(county) { Kills = kills }.CheckAsync(ct);
            return true;
        }
        catch (Exception fault) when (fault is Broken or TimeoutException)
        {
            Say(fault.Message);
            return false;
        }
    }

    private static void Say(string text) => Console.WriteLine($"chaos: {text}");
}
