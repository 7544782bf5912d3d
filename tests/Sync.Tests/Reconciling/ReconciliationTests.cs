using ChangliBridge.Store;
using ChangliBridge.Store.Audit;
using ChangliBridge.Store.Ledger;
using ChangliBridge.Store.Reconciling;
using ChangliBridge.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChangliBridge.Sync.Tests.Reconciling;

/// <summary>What the reconciliation finds in the real sandbox, and what it rightly does not.</summary>
public sealed class ReconciliationTests
{
    private static readonly string[] Ten = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "检查"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task A_planted_loss_and_a_planted_duplicate_are_found_and_nothing_else(StoreProvider provider)
    {
        await using var world = await ReconcilingWorld.OpenAsync(provider);
        await world.PublishAsync(Ten);
        Assert.True(world.Lose("d"));
        Assert.True(world.Repeat("检查"));

        await world.NextDayAsync();

        Assert.Equal(["Lost d", "Twice 检查"], await world.OpenAsync());
        var (lost, twice) = ((await world.FindingsAsync())[0], (await world.FindingsAsync())[1]);
        (lost, twice) = lost.Kind == FindingKind.Lost ? (lost, twice) : (twice, lost);
        Assert.Equal((0, "mzj", 2), (lost.TheirCount, lost.Department, twice.TheirCount));
        Assert.Contains("对方丢失", lost.Sentence);
        Assert.Contains("收了2次", twice.Sentence);
        var run = Assert.Single(await world.RunsAsync());
        Assert.Equal((ReconciliationState.Succeeded, 10, 9, 2), (run.State, run.Ours, run.Theirs, run.Findings));
    }

    [Theory, BothDatabases]
    public async Task The_first_the_last_and_all_that_are_lost_are_found(StoreProvider provider)
    {
        await using var world = await ReconcilingWorld.OpenAsync(provider);
        await world.PublishAsync(Ten);
        world.Lose("a");
        world.Lose("检查");
        await world.NextDayAsync();
        Assert.Equal(["Lost a", "Lost 检查"], await world.OpenAsync());

        Assert.All(Ten[1..^1], key => world.Lose(key));
        await world.RunNowAsync();

        Assert.Equal(Ten.Select(key => $"Lost {key}"), await world.OpenAsync());
        Assert.Equal(0, (await world.RunsAsync())[^1].Theirs);
    }

    [Theory, BothDatabases]
    public async Task Another_content_and_a_stranger_are_found(StoreProvider provider)
    {
        await using var world = await ReconcilingWorld.OpenAsync(provider);
        await world.PublishAsync("a", "b");
        world.Lose("a");
        world.Take("a", """{"key":"changed"}""");
        world.Take("z");

        await world.NextDayAsync();

        Assert.Equal(["Differs a", "NotOurs z"], await world.OpenAsync());
        Assert.Equal("", (await world.FindingsAsync()).Single(finding => finding.Kind == FindingKind.NotOurs).Department);
    }

    [Theory, BothDatabases]
    public async Task A_held_delivery_that_the_platform_has_is_found_and_settled_once_it_is_published(StoreProvider provider)
    {
        await using var world = await ReconcilingWorld.OpenAsync(provider);
        await world.EnqueueAsync("a");
        await world.CompleteAsync(new DeliveryEvent.OutcomeUnknown(0));
        world.Take("a");
        await world.NextDayAsync();
        Assert.Equal(["AlreadyThere a"], await world.OpenAsync());

        await PublishUnknownAsync(world);
        await world.NextDayAsync();

        Assert.Empty(await world.OpenAsync());
        Assert.Equal("bridge", Assert.Single(await world.FindingsAsync()).ResolvedBy);
    }

    [Theory, BothDatabases]
    public async Task A_record_accepted_before_midnight_and_learnt_of_days_later_is_no_loss(StoreProvider provider)
    {
        await using var world = await ReconcilingWorld.OpenAsync(provider);
        await world.EnqueueAsync("a");
        await world.CompleteAsync(new DeliveryEvent.OutcomeUnknown(0));
        world.Take("a");
        await world.NextDayAsync();
        world.Step(TimeSpan.FromDays(5));
        await PublishUnknownAsync(world);

        await world.NextDayAsync();

        Assert.Empty(await world.OpenAsync());
        Assert.Equal(1, (await world.RunsAsync())[^1].Ours);
    }

    [Theory, BothDatabases]
    public async Task What_is_younger_than_the_settle_window_is_let_be(StoreProvider provider)
    {
        await using var world = await ReconcilingWorld.OpenAsync(provider);
        await world.PublishAsync("a");
        world.Lose("a");
        await world.RunNowAsync();
        Assert.Empty(await world.OpenAsync());

        world.Step(TimeSpan.FromMinutes(1));
        await world.RunNowAsync();

        Assert.Equal(["Lost a"], await world.OpenAsync());
    }

    [Theory, BothDatabases]
    public async Task A_finding_is_one_row_however_often_it_is_seen_and_is_audited_once(StoreProvider provider)
    {
        await using var world = await ReconcilingWorld.OpenAsync(provider);
        await world.PublishAsync("a", "b");
        world.Repeat("a");
        world.Step(TimeSpan.FromMinutes(1));
        await world.RunNowAsync();
        await world.RunNowAsync();

        var finding = Assert.Single(await world.FindingsAsync());
        Assert.NotEqual(finding.FirstRun, finding.LastRun);
        Assert.Equal(1, await FiledAsync(world));
    }

    [Theory, BothDatabases]
    public async Task What_an_operator_settled_stays_settled_and_what_was_gone_is_opened_again(StoreProvider provider)
    {
        await using var world = await ReconcilingWorld.OpenAsync(provider);
        await world.PublishAsync("a", "b");
        world.Repeat("a");
        world.Lose("b");
        world.Step(TimeSpan.FromMinutes(1));
        await world.RunNowAsync();
        await ResolveAsync(world, FindingKind.Twice);

        world.Take("b");
        await world.RunNowAsync();
        Assert.Empty(await world.OpenAsync());
        world.Lose("b");
        await world.RunNowAsync();

        Assert.Equal(["Lost b"], await world.OpenAsync());
        Assert.Equal(2, (await world.FindingsAsync()).Count);
    }

    [Theory, BothDatabases]
    public async Task Where_nothing_can_be_looked_up_only_what_lies_wholly_inside_the_list_counts_as_lost(StoreProvider provider)
    {
        await using var world = await ReconcilingWorld.OpenAsync(provider, WithoutLookUp);
        await world.EnqueueAsync("old");
        await world.CompleteAsync(new DeliveryEvent.NotSent(0));
        world.Step(TimeSpan.FromDays(3));
        await world.NextDayAsync();
        await world.PublishAsync("a", "b");
        await PublishPendingAsync(world);
        world.Lose("b");

        await world.NextDayAsync();

        Assert.Equal(["Lost b"], await world.OpenAsync());
    }

    [Theory, BothDatabases]
    public async Task A_held_delivery_that_the_platform_has_is_not_to_be_released_where_nothing_can_be_looked_up(StoreProvider provider)
    {
        await using var world = await ReconcilingWorld.OpenAsync(provider, WithoutLookUp);
        await world.EnqueueAsync("a");
        await world.CompleteAsync(new DeliveryEvent.OutcomeUnknown(0));
        world.Take("a");

        await world.NextDayAsync();

        Assert.Contains("放行会重复发送", Assert.Single(await world.FindingsAsync()).Sentence);
    }

    private static void WithoutLookUp(Dictionary<string, string?> settings)
    {
        settings.Remove("Platforms:Provincial:Paths:lookup");
        settings["Platforms:Provincial:Delivery:Policy"] = "HoldUnknown";
    }

    private static async Task PublishUnknownAsync(ReconcilingWorld world)
    {
        await using (var db = world.Store.Read())
            await db.Database.ExecuteSqlAsync($"UPDATE delivery SET not_before = 0 WHERE state = 'Unknown'", Ct);
        await world.CompleteAsync(new DeliveryEvent.Found(true));
    }

    private static async Task PublishPendingAsync(ReconcilingWorld world)
    {
        await using (var db = world.Store.Read())
            await db.Database.ExecuteSqlAsync($"UPDATE delivery SET not_before = 0 WHERE state = 'Pending'", Ct);
        await world.CompleteAsync(new DeliveryEvent.Accepted());
    }

    private static Task<bool> ResolveAsync(ReconcilingWorld world, FindingKind kind) => world.Store.Writes.RunAsync("ssjb/operator", async (unit, ct) =>
    {
        var finding = await unit.Db.Set<ReconciliationFinding>().SingleAsync(finding => finding.Kind == kind, ct);
        ReconciliationFindings.Resolve(unit, finding, ("ssjb/operator", "对方已删去重复的一条", unit.Clock.GetUtcNow()));
        return true;
    }, Ct);

    private static async Task<int> FiledAsync(ReconcilingWorld world)
    {
        await using var db = world.Store.Read();
        return await db.Set<AuditEntry>().CountAsync(entry => entry.Act == "reconciliation-finding.file", Ct);
    }
}
