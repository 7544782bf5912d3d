using ChangliBridge.Faults.Harness;
using ChangliBridge.Store;
using ChangliBridge.Testing;
using Xunit;

namespace ChangliBridge.Faults;

public sealed class SmokeTests
{
    [Theory(Timeout = 120_000)]
    [BothDatabases]
    public async Task A_quiet_county_delivers_everything(StoreProvider provider)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var county = await County.OpenAsync((provider, provider == StoreProvider.Sqlite ? 1 : 2), new BridgeTerms(), ct);
        var t = System.Diagnostics.Stopwatch.StartNew();
        for (var n = 0; n < 5; n++)
            await county.Clerk.ConcludeAsync(county.NextPart(), ct);
        Console.WriteLine($"submitted {t.Elapsed}");
        await county.ComeToRestAsync(ct);
        Console.WriteLine($"rest {t.Elapsed}");
        await new Invariants(county).CheckAsync(ct);
        Console.WriteLine($"checked {t.Elapsed}");
    }
}
