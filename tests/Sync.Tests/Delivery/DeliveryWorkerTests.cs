using ChangliBridge.Store;
using ChangliBridge.Store.Ledger;
using ChangliBridge.Testing;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace ChangliBridge.Sync.Tests.Delivery;

public sealed class DeliveryWorkerTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Whatever_goes_wrong_with_a_publication_the_province_accepts_each_record_once(StoreProvider provider)
    {
        await using var world = await DeliveryWorld.OpenAsync(provider, Cancelled, ("Limits:Concurrency", "8"));
        var faults = Enum.GetValues<ProvinceFault>().Where(fault => fault != ProvinceFault.Refuse).ToList();
        foreach (var fault in faults)
        {
            world.Province.Plan($"{fault}", fault);
            await world.EnqueueAsync($"{fault}", Cancelled);
        }

        await world.RestAsync(Cancelled);

        foreach (var row in await world.RowsAsync(Cancelled))
        {
            Assert.Equal((row.BusinessKey, DeliveryState.Published, ""), (row.BusinessKey, row.State, row.LastError));
            Assert.Equal([row.Digest], world.Province.Digests(row.BusinessKey, 1));
        }
        foreach (var fault in faults)
        {
            var expected = fault switch
            {
                ProvinceFault.None => "ACCEPTED",
                < ProvinceFault.ResetBeforeCommit => "UNKNOWN FOUND",
                < ProvinceFault.Refuse => "UNKNOWN NOT_FOUND ACCEPTED",
                _ => "NOT_SENT ACCEPTED",
            };
            var outcomes = (await world.OutcomesAsync($"{fault}", Cancelled)).Replace("RELEASED ", "", StringComparison.Ordinal);
            Assert.Equal((fault, expected), (fault, outcomes));
        }
    }

    [Theory, BothDatabases]
    public async Task The_intent_stands_in_the_ledger_before_the_first_byte_arrives(StoreProvider provider)
    {
        await using var world = await DeliveryWorld.OpenAsync(provider, Cancelled);
        await world.EnqueueAsync("k", Cancelled);
        var seen = (DeliveryState.Held, 0);
        world.Province.OnPost = async key => seen = ((await world.RowAsync(key, Cancelled)).State, (await world.AttemptsAsync(key, Cancelled)).Count);

        await world.RestAsync(Cancelled);

        Assert.Equal((DeliveryState.Sending, 1), seen);
    }

    [Theory, BothDatabases]
    public async Task A_refusal_is_kept_with_the_platforms_reason_and_the_next_revision_goes_on(StoreProvider provider)
    {
        await using var world = await DeliveryWorld.OpenAsync(provider, Cancelled);
        world.Province.Plan("k", ProvinceFault.Refuse);
        await world.EnqueueAsync("k", Cancelled);
        await world.EnqueueAsync("k", 2, "result", Cancelled);

        await world.RestAsync(Cancelled);

        var rows = (await world.RowsAsync(Cancelled)).OrderBy(row => row.Revision).ToList();
        Assert.Equal([DeliveryState.Rejected, DeliveryState.Published], rows.Select(row => row.State));
        Assert.Equal("省平台拒收：检查日期缺失（代码 2001），请更正后提交新版本", rows[0].LastError);
    }

    [Theory, BothDatabases]
    public async Task A_look_up_that_cannot_be_trusted_leads_to_no_resend(StoreProvider provider)
    {
        await using var world = await DeliveryWorld.OpenAsync(provider, Cancelled);
        world.Province.Plan("k", ProvinceFault.CommitThenReset);
        await world.EnqueueAsync("k", Cancelled);
        await world.Worker.DrainAsync(Cancelled);
        Func<IResult>[] answers = [() => Results.StatusCode(500), () => Results.StatusCode(200), () => Results.Content("<html/>", "text/html"), () => Results.Json(new { code = "0", data = new { found = true } }), () => Results.NotFound()];
        foreach (var answer in answers)
        {
            world.Province.LookUpAnswer = answer;
            await world.PassAsync(TimeSpan.FromMinutes(1), Cancelled);
            await world.Worker.DrainAsync(Cancelled);
            Assert.Equal(DeliveryState.Unknown, (await world.RowAsync("k", Cancelled)).State);
        }
        Assert.Equal(1, world.Province.Posts("k"));
        world.Province.LookUpAnswer = null;

        await world.RestAsync(Cancelled);

        Assert.Equal((DeliveryState.Published, 1), ((await world.RowAsync("k", Cancelled)).State, world.Province.Accepted("k")));
    }

    [Theory, BothDatabases]
    public async Task Another_content_under_the_key_is_a_conflict_and_is_not_overwritten(StoreProvider provider)
    {
        await using var world = await DeliveryWorld.OpenAsync(provider, Cancelled);
        world.Province.Plant("k", 1, """{"key":"other"}""");
        world.Province.Plan("k", ProvinceFault.ResetBeforeCommit);
        await world.EnqueueAsync("k", Cancelled);

        await world.RestAsync(Cancelled);

        var row = await world.RowAsync("k", Cancelled);
        Assert.Equal((DeliveryState.Conflict, 1), (row.State, world.Province.Posts("k")));
        Assert.NotEmpty(row.LastError);
    }

    [Theory, BothDatabases]
    public async Task Holding_looks_up_and_never_sends_again(StoreProvider provider)
    {
        await using var world = await DeliveryWorld.OpenAsync(provider, Cancelled, ("Delivery:Policy", "HoldUnknown"));
        world.Province.Plan("there", ProvinceFault.CommitThen500);
        world.Province.Plan("not-there", ProvinceFault.Fail500BeforeCommit);
        await world.EnqueueAsync("there", Cancelled);
        await world.EnqueueAsync("not-there", Cancelled);

        await world.RestAsync(Cancelled);

        Assert.Equal(DeliveryState.Published, (await world.RowAsync("there", Cancelled)).State);
        var held = await world.RowAsync("not-there", Cancelled);
        Assert.Equal((DeliveryState.Held, 1, "经查询，省平台没有这条记录；已停止自动处理，请人工核实"), (held.State, world.Province.Posts("not-there"), held.LastError));
    }

    [Theory, BothDatabases]
    public async Task A_budget_of_unknown_outcomes_holds_the_record_and_the_others_go_on(StoreProvider provider)
    {
        await using var world = await DeliveryWorld.OpenAsync(provider, Cancelled, ("Delivery:AttemptBudget", "3"));
        world.Province.Plan("poison", [.. Enumerable.Repeat(ProvinceFault.Fail500BeforeCommit, 9)]);
        foreach (var key in new[] { "poison", "a", "b", "c" })
            await world.EnqueueAsync(key, Cancelled);

        await world.RestAsync(Cancelled);

        Assert.Equal((DeliveryState.Held, 3), ((await world.RowAsync("poison", Cancelled)).State, world.Province.Posts("poison")));
        Assert.Equal(3, (await world.RowsAsync(Cancelled)).Count(row => row.State == DeliveryState.Published));
    }

    [Theory, BothDatabases]
    public async Task While_the_province_is_down_everything_waits_and_costs_a_few_probes(StoreProvider provider)
    {
        await using var world = await DeliveryWorld.OpenAsync(provider, Cancelled);
        for (var i = 0; i < 50; i++)
            await world.EnqueueAsync($"k{i}", Cancelled);
        await world.Province.StopAsync(Cancelled);
        for (var tick = 0; tick < 20; tick++)
        {
            await world.Worker.DrainAsync(Cancelled);
            await world.PassAsync(TimeSpan.FromSeconds(1), Cancelled);
        }
        var rows = await world.RowsAsync(Cancelled);
        Assert.All(rows, row => Assert.True(row is { State: DeliveryState.Pending or DeliveryState.Received, Attempts: 0 }));
        Assert.InRange(rows.Sum(row => row.Setbacks), 1, 25);
        Assert.Contains(rows, row => row.LastError.Contains("本条未发出", StringComparison.Ordinal));

        await world.Province.StartAsync(Cancelled);
        await world.RestAsync(Cancelled);

        Assert.All(await world.RowsAsync(Cancelled), row => Assert.Equal((DeliveryState.Published, 1), (row.State, world.Province.Accepted(row.BusinessKey))));
    }

    [Theory, BothDatabases]
    public async Task A_busy_province_is_left_alone_for_as_long_as_it_asks(StoreProvider provider)
    {
        await using var world = await DeliveryWorld.OpenAsync(provider, Cancelled, ("Limits:Concurrency", "1"));
        world.Province.RetryAfter = "120";
        world.Province.Plan("k0", ProvinceFault.Busy);
        for (var i = 0; i < 5; i++)
            await world.EnqueueAsync($"k{i}", Cancelled);
        await world.Worker.DrainAsync(Cancelled);
        Assert.Equal(1, world.Province.Requests);

        await world.PassAsync(TimeSpan.FromSeconds(119), Cancelled);
        await world.Worker.DrainAsync(Cancelled);
        Assert.Equal(1, world.Province.Requests);
        await world.RestAsync(Cancelled);

        Assert.All(await world.RowsAsync(Cancelled), row => Assert.Equal((DeliveryState.Published, 0), (row.State, row.Attempts)));
        Assert.Equal(6, world.Province.Requests);
    }

    [Theory, BothDatabases]
    public async Task A_bridge_killed_while_the_province_hangs_finds_its_record_there(StoreProvider provider)
    {
        await using var world = await DeliveryWorld.OpenAsync(provider, Cancelled, ("Limits:TimeoutMilliseconds", "5000"));
        world.Province.Plan("k", ProvinceFault.CommitThenHang);
        await world.EnqueueAsync("k", Cancelled);
        var arrived = new TaskCompletionSource();
        world.Province.OnPost = _ => { arrived.TrySetResult(); return Task.CompletedTask; };
        var zombie = world.Worker.DrainAsync(Cancelled);
        await arrived.Task;
        await world.RestartAsync(Cancelled);

        await world.RestAsync(Cancelled);
        await world.Province.DisposeAsync();
        await zombie;

        // What the killed one learns afterwards comes under an old fence.
        Assert.Equal((DeliveryState.Published, 1), ((await world.RowAsync("k", Cancelled)).State, world.Province.Posts("k")));
        Assert.Equal(" FOUND", await world.OutcomesAsync("k", Cancelled));
    }

    [Theory, BothDatabases]
    public async Task A_stop_finishes_what_is_under_way_and_gives_back_the_rest(StoreProvider provider)
    {
        await using var world = await DeliveryWorld.OpenAsync(provider, Cancelled, ("Limits:Concurrency", "1"));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        for (var i = 0; i < 9; i++)
            await world.EnqueueAsync($"k{i}", Cancelled);
        world.Province.OnPost = _ => stop.CancelAsync();

        await world.Worker.DrainAsync(stop.Token);

        var states = (await world.RowsAsync(Cancelled)).CountBy(row => (row.State, row.Attempts)).ToDictionary();
        Assert.Equal(new Dictionary<(DeliveryState, int), int> { [(DeliveryState.Published, 0)] = 1, [(DeliveryState.Pending, 0)] = 3, [(DeliveryState.Received, 0)] = 5 }, states);
        Assert.Equal(1, world.Province.Requests);
    }

    [Theory, BothDatabases]
    public async Task Workers_side_by_side_publish_every_record_once(StoreProvider provider)
    {
        await using var world = await DeliveryWorld.OpenAsync(provider, Cancelled);
        for (var i = 0; i < 120; i++)
        {
            if (i % 6 == 0)
                world.Province.Plan($"k{i}", ProvinceFault.CommitThenReset);
            await world.EnqueueAsync($"k{i}", Cancelled);
        }
        // Replicas of one database; on SQLite one process fired twice.
        var workers = Enumerable.Range(0, 3).Select(_ => world.NewWorker(provider == StoreProvider.Postgres ? world.NewLedger() : world.Ledger)).ToList();

        await Task.WhenAll(workers.Select(worker => worker.DrainAsync(Cancelled)));
        await world.RestAsync(Cancelled);

        Assert.All(await world.RowsAsync(Cancelled), row => Assert.Equal((DeliveryState.Published, 1), (row.State, world.Province.Accepted(row.BusinessKey))));
    }

    [Theory, BothDatabases]
    public async Task A_kind_without_a_path_waits_with_a_reason_and_holds_up_nothing_else(StoreProvider provider)
    {
        await using var world = await DeliveryWorld.OpenAsync(provider, Cancelled);
        await world.EnqueueAsync("odd", 1, "no-such-kind", Cancelled);
        await world.EnqueueAsync("k", Cancelled);

        await world.Worker.DrainAsync(Cancelled);

        Assert.Equal(DeliveryState.Published, (await world.RowAsync("k", Cancelled)).State);
        var odd = await world.RowAsync("odd", Cancelled);
        Assert.Equal((DeliveryState.Pending, "省平台的配置没有这类数据的接口路径，本条未发出，补齐配置后自动重试"), (odd.State, odd.LastError));
    }
}
