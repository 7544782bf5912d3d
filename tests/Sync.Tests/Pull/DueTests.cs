using ChangliBridge.Store;
using ChangliBridge.Store.Mirror;
using ChangliBridge.Sync.Pull;
using ChangliBridge.Testing;
using Xunit;

namespace ChangliBridge.Sync.Tests.Pull;

/// <summary>What is due follows from the runs there were (Z4): ticks may come twice, late or never.</summary>
public sealed class DueTests
{
    private static readonly string[] OtherJobs = ["items", "tags", "targets", "inspectors"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task A_bridge_that_was_off_for_three_days_catches_up_with_one_run(StoreProvider provider)
    {
        await using var world = await OpenAsync(provider);
        await TickAsync(world);
        world.Store.Clock.Step(TimeSpan.FromDays(3));

        for (var tick = 0; tick < 5; tick++)
            await TickAsync(world);

        Assert.Equal([RunKind.Full, RunKind.Full], await KindsAsync(world));
    }

    [Theory, BothDatabases]
    public async Task Many_ticks_and_replicas_at_once_ask_for_one_run(StoreProvider provider)
    {
        await using var world = await OpenAsync(provider);
        var replicas = Enumerable.Range(0, 8).Select(_ => world.NewDue()).ToList();

        await Task.WhenAll(replicas.Select(replica => replica.RequestAsync(Ct)));
        // One process owns an SQLite file; behind PostgreSQL stand several.
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => (provider == StoreProvider.Sqlite ? world.Worker : world.NewWorker()).RunDueAsync(Ct)));
        await Task.WhenAll(replicas.Select(replica => replica.RequestAsync(Ct)));

        Assert.Single(await KindsAsync(world));
        Assert.Equal(["/province/credit/grades?1"], world.Province.Asked);
    }

    [Theory, BothDatabases]
    public async Task Changes_are_pulled_each_hour_and_the_whole_list_each_night(StoreProvider provider)
    {
        await using var world = await OpenAsync(provider);
        await TickAsync(world);
        // From eight in the morning to eight the next, tick by tick.
        for (var quarter = 0; quarter < 96; quarter++)
        {
            world.Store.Clock.Step(TimeSpan.FromMinutes(15));
            await TickAsync(world);
        }

        var kinds = await KindsAsync(world);
        Assert.Equal((1 + 24, 2), (kinds.Count, kinds.Count(kind => kind == RunKind.Full)));
        Assert.Equal(RunKind.Full, kinds[18]);
    }

    [Theory, BothDatabases]
    public async Task A_clock_that_was_set_back_stops_nothing(StoreProvider provider)
    {
        await using var world = await OpenAsync(provider);
        await TickAsync(world);
        world.Store.Clock.Step(TimeSpan.FromDays(30));
        await TickAsync(world);
        world.Store.Clock.Step(TimeSpan.FromDays(-29));

        await TickAsync(world);
        await TickAsync(world);

        Assert.Equal([RunKind.Full, RunKind.Full, RunKind.Full], await KindsAsync(world));
    }

    [Theory, BothDatabases]
    public async Task While_a_list_is_held_only_the_next_night_asks_again(StoreProvider provider)
    {
        await using var world = await OpenAsync(provider);
        await TickAsync(world);
        world.Province.Lists["/province/credit/grades"] = [];
        world.Store.Clock.Step(TimeSpan.FromHours(18));
        await TickAsync(world);
        Assert.Equal(SyncRunState.Held, (await world.ReadAsync(db => db.Set<SyncRun>())).MaxBy(run => run.Id)!.State);

        for (var hour = 0; hour < 23; hour++)
        {
            world.Store.Clock.Step(TimeSpan.FromHours(1));
            await TickAsync(world);
        }
        Assert.Equal(2, (await KindsAsync(world)).Count);
        world.Store.Clock.Step(TimeSpan.FromHours(1));
        await TickAsync(world);

        Assert.Equal([SyncRunState.Succeeded, SyncRunState.Superseded, SyncRunState.Held], (await world.ReadAsync(db => db.Set<SyncRun>())).OrderBy(run => run.Id).Select(run => run.State));
    }

    [Theory]
    [InlineData("2023-10-30T02:00:00+08:00", "2023-10-30T02:00:00+08:00", "2023-10-30T02:00:00+08:00")]
    [InlineData("2023-10-30T01:59:59+08:00", "2023-10-29T02:00:00+08:00", "2023-10-30T01:00:00+08:00")]
    [InlineData("2023-10-29T17:00:00Z", "2023-10-29T02:00:00+08:00", "2023-10-30T01:00:00+08:00")]
    [InlineData("2023-10-29T18:30:00Z", "2023-10-30T02:00:00+08:00", "2023-10-30T02:00:00+08:00")]
    public void Windows_are_those_of_the_clock_in_china(string now, string full, string changes)
    {
        var calendar = new PullCalendar(new PullOptions());
        Assert.Equal((Instant(full), Instant(changes)), (calendar.FullWindow(Instant(now)), calendar.ChangesWindow(Instant(now))));
    }

    [Theory]
    [InlineData("2023-10-30T02:29:00+08:00", null, null, true)]
    [InlineData("2023-10-30T02:31:00+08:00", "2023-10-29T02:30:00+08:00", "2023-10-30T02:00:00+08:00", true)]
    [InlineData("2023-10-30T02:31:00+08:00", "2023-10-29T02:30:00+08:00", "2023-10-30T02:30:00+08:00", false)]
    [InlineData("2023-10-30T03:00:00+08:00", "2023-10-29T02:30:00+08:00", "2023-10-30T02:30:00+08:00", true)]
    [InlineData("2023-10-30T03:00:00+08:00", "2023-10-30T02:30:00+08:00", "2023-10-30T02:30:00+08:00", false)]
    public void The_whole_list_is_due_once_a_window_and_again_each_hour_until_it_came(string now, string? lastFull, string? lastAsked, bool due)
    {
        var calendar = new PullCalendar(new PullOptions { FullAt = new TimeOnly(2, 30) });
        Assert.Equal(due, calendar.IsFullDue(Instant(now), lastFull is null ? null : Instant(lastFull), lastAsked is null ? null : Instant(lastAsked)));
    }

    private static async Task<PullWorld> OpenAsync(StoreProvider provider)
    {
        var world = await PullWorld.OpenAsync(provider, settings =>
        {
            foreach (var job in OtherJobs)
                settings.Remove($"Platforms:Provincial:Paths:{job}");
            settings.Remove("Platforms:InternetPlus:Paths:supervision-items");
            settings["Platforms:Provincial:Paths:grades-changes"] = "credit/grade-changes";
        });
        world.Province.Lists["/province/credit/grades"] = [SampleRows.Grade(1, "\"A\""), SampleRows.Grade(2, "\"B\"")];
        return world;
    }

    private static async Task TickAsync(PullWorld world)
    {
        await world.NewDue().RequestAsync(Ct);
        await world.Worker.RunDueAsync(Ct);
    }

    private static async Task<List<RunKind>> KindsAsync(PullWorld world) => [.. (await world.ReadAsync(db => db.Set<SyncRun>().OrderBy(run => run.Id))).Select(run => run.Kind)];

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
