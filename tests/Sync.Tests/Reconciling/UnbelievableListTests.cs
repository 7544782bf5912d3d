using System.Text;
using ChangliBridge.Store;
using ChangliBridge.Store.Ledger;
using ChangliBridge.Store.Reconciling;
using ChangliBridge.Sync.Reconciling;
using ChangliBridge.Sync.Tests.Platforms;
using ChangliBridge.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace ChangliBridge.Sync.Tests.Reconciling;

/// <summary>A list that contradicts itself, its counts or the contract: a gap in it would read like a loss, so that nothing is filed.</summary>
public sealed class UnbelievableListTests
{
    private const string Line = """{"businessKey":"KEY","revision":1,"kind":"result","digest":null,"acceptedAt":"2023-10-30T00:00:00Z"}""";
    private const string TwoCounted = """{"kinds":[{"kind":"result","count":2}]}""";

    private static readonly ReconciledPeriod Day = new(SteppedClock.DemoStart.AddDays(-1), SteppedClock.DemoStart);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("""{"kinds":[{"kind":"result","count":3}]}""", "数量不符")]
    [InlineData("""{"kinds":[{"kind":"result","count":2},{"kind":"plan","count":1}]}""", "数量不符")]
    [InlineData("""{"kinds":[]}""", "数量不符")]
    [InlineData("""{"kinds":[{"kind":"result","count":2},{"kind":"result","count":2}]}""", "数量不符")]
    [InlineData("""{"kinds":[{"kind":"result","count":2,"digest":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}]}""", "数量不符")]
    public async Task A_list_is_held_against_the_platforms_own_counts(string counts, string sentence)
    {
        using var province = Province(counts, Page(2, "a", "b"));
        Assert.Contains(sentence, (await RefusedAsync(province)).Message);
    }

    [Fact]
    public async Task A_list_that_agrees_with_its_counts_and_their_digest_is_read_to_its_end()
    {
        // printf 'a\t1\nb\t1\n' | sha256sum
        using var province = Province(TwoCounted.Replace("2}", """2,"digest":"1f47430abb901f9d2f87a4cf50efa8874f5bcee8ec5111359ae3008fc6930e0a"}"""), Page(2, "a", "b"));
        using var list = new KeyList(province.Province, Day);
        var lines = new List<HeldKey>();
        await foreach (var page in list.PagesAsync(Ct))
            lines.AddRange(page);
        Assert.Equal(["a", "b"], lines.Select(line => line.BusinessKey));
        Assert.Equal("?from=2023-10-29T00:00:00Z&to=2023-10-30T00:00:00Z&page=1&size=200", Uri.UnescapeDataString(new Uri(province.LastRequest.AbsoluteUrl!).Query));
    }

    [Theory]
    [InlineData("""{"businessKey":"b","revision":1,"kind":"result"}""")]
    [InlineData("""{"businessKey":"b","revision":0,"kind":"result","acceptedAt":"2023-10-30T00:00:00Z"}""")]
    [InlineData("""{"businessKey":"b","revision":1,"acceptedAt":"2023-10-30T00:00:00Z"}""")]
    [InlineData("""{"businessKey":"b","revision":1,"revision":2,"kind":"result","acceptedAt":"2023-10-30T00:00:00Z"}""")]
    [InlineData("""{"businessKey":"b","revision":1,"kind":"result","digest":"short","acceptedAt":"2023-10-30T00:00:00Z"}""")]
    [InlineData("""{"businessKey":"b","revision":1,"kind":"result","accepted":0,"acceptedAt":"2023-10-30T00:00:00Z"}""")]
    [InlineData("7")]
    public async Task A_line_that_cannot_be_read_spoils_the_list(string line)
    {
        using var province = Province(null, $$"""{"total":1,"rows":[{{line}}]}""");
        Assert.Contains("无法识别", (await RefusedAsync(province)).Message);
    }

    [Fact]
    public async Task A_list_out_of_order_or_cut_short_is_not_believed()
    {
        using (var province = Province(null, Page(2, "b", "a")))
            Assert.Contains("未按业务编号排序", (await RefusedAsync(province)).Message);
        using (var province = Province(null, Page(3)))
            Assert.Contains("应有3条", (await RefusedAsync(province)).Message);
    }

    [Theory, BothDatabases]
    public async Task A_run_whose_list_goes_on_contradicting_itself_fails_and_files_nothing(StoreProvider provider)
    {
        await using var store = await TestStore.OpenAsync(provider, Ct);
        using var province = Province(TwoCounted, Page(1, "a"));
        await PublishAsync(store, "a", "b");
        store.Clock.Step(TimeSpan.FromDays(1));
        for (var again = 0; again < 5; again++)
        {
            await using (var db = store.Read())
                await db.Database.ExecuteSqlAsync($"UPDATE reconciliation SET lease_until = 0", Ct);
            await new ReconciliationWorker(
                store.Store, new LeaseClock(TimeProvider.System), store.Clock, [province.Province, province.InternetPlus], NullLogger<ReconciliationWorker>.Instance).RunDueAsync(Ct);
        }

        await using var after = store.Read();
        var run = await after.Set<Reconciliation>().SingleAsync(Ct);
        Assert.Equal((ReconciliationState.Failed, 5), (run.State, run.Contradictions));
        Assert.Empty(await after.Set<ReconciliationFinding>().ToListAsync(Ct));
    }

    [Theory, BothDatabases]
    public async Task The_days_of_a_run_that_failed_are_part_of_the_next_days_run(StoreProvider provider)
    {
        await using var store = await TestStore.OpenAsync(provider, Ct);
        var end = ReconciledPeriod.LastDayEnd(store.Clock.GetUtcNow());
        var (first, second) = (new ReconciledPeriod(end.AddDays(-2), end.AddDays(-1)), new ReconciledPeriod(end.AddDays(-1), end));
        await RunAsync(store, first, (unit, run) => Reconciliations.SucceedAsync(unit, run, (0, 0, 0), Ct));
        await RunAsync(store, second, (unit, run) => Reconciliations.FailAsync(unit, run, "x", Ct));
        await using var db = store.Read();
        Assert.Null(await Reconciliations.DueAsync(db, "provincial", store.Clock.GetUtcNow(), Ct));
        Assert.Equal(new ReconciledPeriod(first.To, end.AddDays(1)), await Reconciliations.DueAsync(db, "provincial", store.Clock.GetUtcNow().AddDays(1), Ct));
    }

    private static Task<bool> RunAsync(TestStore store, ReconciledPeriod period, Func<WriteUnit, LeasedReconciliation, Task<bool>> ended) => store.Writes.RunAsync("test", async (unit, ct) =>
    {
        var run = await Reconciliations.RequestAsync(unit, "provincial", (period, true), ct);
        return await ended(unit, new LeasedReconciliation(run.Id, "provincial", period, 0));
    }, Ct);

    private static ContractProvince Province(string? counts, string keys)
    {
        var province = new ContractProvince(settings =>
        {
            settings["Platforms:Provincial:Paths:keys"] = "records/keys";
            if (counts is not null)
                settings["Platforms:Provincial:Paths:counts"] = "records/counts";
        });
        province.Answer("/province/records/keys", 200, $$"""{"code":"0","message":"ok","data":{{keys}}}""");
        province.Answer("/province/records/counts", 200, $$"""{"code":"0","message":"ok","data":{{counts ?? "{}"}}}""");
        return province;
    }

    private static string Page(int total, params string[] keys) => $$"""{"total":{{total}},"rows":[{{string.Join(',', keys.Select(key => Line.Replace("KEY", key)))}}]}""";

    private static async Task<ListUnusable> RefusedAsync(ContractProvince province)
    {
        using var list = new KeyList(province.Province, Day);
        var refused = await Assert.ThrowsAsync<ListUnusable>(async () =>
        {
            await foreach (var _ in list.PagesAsync(Ct))
            {
            }
        });
        Assert.True(refused.Contradicted);
        return refused;
    }

    private static async Task PublishAsync(TestStore store, params string[] keys)
    {
        var (ledger, policy) = (new DeliveryLedger(store.Store, new LeaseClock(TimeProvider.System)), new DeliveryPolicy(UnknownPolicy.HoldUnknown, true, 500, 20));
        await store.Writes.RunAsync("test", (unit, _) => Task.FromResult(keys.Select(key => DeliveryLedger.Enqueue(unit, new Fact("provincial", "result", key, 1, "mzj", Encoding.UTF8.GetBytes("{}")))).ToList()), Ct);
        var leased = await ledger.ClaimDueAsync(new ClaimTerms("provincial", policy, 60_000), 10, Ct);
        await ledger.CompleteAsync([.. leased.Select(delivery => new ActOutcome(delivery, new DeliveryEvent.Accepted(), "ACCEPTED"))], policy, Ct);
    }
}
