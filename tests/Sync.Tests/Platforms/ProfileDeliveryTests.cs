using System.Diagnostics;
using System.Text;
using ChangliBridge.Store;
using ChangliBridge.Store.Ledger;
using ChangliBridge.Sync.Tests.Delivery;
using ChangliBridge.Sync.Tests.Platforms.Contract;
using ChangliBridge.Testing;
using Xunit;

namespace ChangliBridge.Sync.Tests.Platforms;

/// <summary>What a profile does to deliveries, seen from the ledger.</summary>
public sealed class ProfileDeliveryTests
{
    private static readonly (string, string)[] Codes =
    [
        ("Delivery:Policy", "LookupThenResend"), ("Dictionaries:results:List", "hebei-result/2023"), ("Dictionaries:results:Operations:0", "result"), ("Dictionaries:results:Field", "codes"),
        ("Dictionaries:results:ListField", "codeList"), ("Dictionaries:results:Separator", ","), ("Dictionaries:results:Codes:1", "01"), ("Dictionaries:results:Codes:A", "05"),
    ];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task A_record_whose_answer_was_lost_is_found_by_its_digest_though_the_platform_holds_other_codes(StoreProvider provider)
    {
        await using var world = await DeliveryWorld.OpenAsync(provider, Ct, Codes);
        await EnqueueAsync(world, "k", ContractWorld.Body);
        world.Province.Plan("k", ProvinceFault.CommitThen500);

        await world.RestAsync(Ct);

        Assert.Equal(DeliveryState.Published, (await world.RowAsync("k", Ct)).State);
        Assert.Equal(("UNKNOWN FOUND", 1), (await world.OutcomesAsync("k", Ct), world.Province.Posts("k")));
        Assert.NotEqual((await world.RowAsync("k", Ct)).Digest, world.Province.Digests("k", 1).Single());
    }

    [Theory, BothDatabases]
    public async Task A_record_that_cannot_be_sent_waits_alone_until_the_settings_change(StoreProvider provider)
    {
        await using var world = await DeliveryWorld.OpenAsync(provider, Ct, Codes);
        await EnqueueAsync(world, "poison", ContractWorld.Body.Replace("\"A\"", "\"Z\"", StringComparison.Ordinal));
        foreach (var key in Enumerable.Range(0, 20).Select(number => $"good{number}"))
            await EnqueueAsync(world, key, ContractWorld.Body);

        await world.Worker.DrainAsync(Ct);

        var poison = await world.RowAsync("poison", Ct);
        Assert.Equal((DeliveryState.Pending, 0, 0), (poison.State, poison.Attempts, world.Province.Posts("poison")));
        Assert.Contains("代码表 hebei-result/2023 的代码 Z", poison.LastError, StringComparison.Ordinal);
        Assert.Equal(20, (await world.RowsAsync(Ct)).Count(row => row.State == DeliveryState.Published));
        await world.Worker.DrainAsync(Ct);
        Assert.Single(await world.AttemptsAsync("poison", Ct));
    }

    [Theory, BothDatabases]
    public async Task While_the_clocks_are_apart_nothing_is_sent_and_afterwards_everything_once(StoreProvider provider)
    {
        await using var world = await DeliveryWorld.OpenAsync(provider, Ct, ("Delivery:Policy", "HoldUnknown"));
        var apart = new SteppedClock(SteppedClock.DemoStart.AddMinutes(-90));
        world.Province.Clock = apart;
        await world.EnqueueAsync("k", Ct);

        await world.Worker.DrainAsync(Ct);
        var waiting = await world.RowAsync("k", Ct);
        Assert.Equal((DeliveryState.Pending, 0), (waiting.State, world.Province.Posts("k")));
        Assert.Contains("本桥时钟比对方快 1 小时", waiting.LastError, StringComparison.Ordinal);
        apart.Step(TimeSpan.FromMinutes(90));
        // The platform is asked for the time again after a second of real time.
        for (var since = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(since) < TimeSpan.FromSeconds(30) && world.Province.Posts("k") == 0;)
        {
            await world.PassAsync(TimeSpan.FromMinutes(6), Ct);
            await world.Worker.DrainAsync(Ct);
        }

        Assert.Equal((DeliveryState.Published, 1), ((await world.RowAsync("k", Ct)).State, world.Province.Accepted("k")));
    }

    private static Task<string> EnqueueAsync(DeliveryWorld world, string key, string body) => world.Store.Writes.RunAsync(
        "test", (unit, _) => Task.FromResult(DeliveryLedger.Enqueue(unit, new Fact(Domain.Facts.Platforms.Provincial, "result", key, 1, "mzj", Encoding.UTF8.GetBytes(body)))), Ct);
}
