using ChangliBridge.Domain.Risk;
using ChangliBridge.Store;
using ChangliBridge.Store.Ledger;
using ChangliBridge.Store.Reconciling;
using ChangliBridge.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace ChangliBridge.Sync.Tests.Reconciling;

/// <summary>When a run is asked for, who runs it, and what becomes of it when the platform is not there.</summary>
public sealed class ReconciliationRunTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Days_that_nobody_was_awake_for_are_caught_up_in_one_run(StoreProvider provider)
    {
        await using var world = await ReconcilingWorld.OpenAsync(provider);
        await world.NextDayAsync();
        await world.PublishAsync("a", "b");
        world.Lose("a");
        world.Step(TimeSpan.FromDays(9));

        await world.NextDayAsync();
        await world.Worker.RunDueAsync(Ct);

        var runs = await world.RunsAsync();
        Assert.Equal(2, runs.Count);
        Assert.Equal(runs[0].To, runs[1].From);
        Assert.Equal(TimeSpan.FromDays(10), runs[1].To - runs[1].From);
        Assert.Equal(["Lost a"], await world.OpenAsync());
    }

    [Theory, BothDatabases]
    public async Task A_day_is_asked_for_once_and_not_before_four_in_the_morning_in_China(StoreProvider provider)
    {
        await using var world = await ReconcilingWorld.OpenAsync(provider);
        await world.NextDayAsync();
        world.Step(TimeSpan.FromHours(23.4));
        await world.Worker.RunDueAsync(Ct);
        Assert.Single(await world.RunsAsync());

        world.Step(TimeSpan.FromHours(0.2));
        await Task.WhenAll(world.Worker.RunDueAsync(Ct), world.NewWorker().RunDueAsync(Ct), world.Worker.RunDueAsync(Ct));

        var runs = await world.RunsAsync();
        Assert.Equal(2, runs.Count);
        Assert.Equal(new DateTimeOffset(2023, 11, 1, 0, 0, 0, TimeSpan.FromHours(8)), runs[1].To);
    }

    [Theory, BothDatabases]
    public async Task A_platform_that_is_down_postpones_the_run_and_loses_nothing(StoreProvider provider)
    {
        await using var world = await ReconcilingWorld.OpenAsync(provider);
        await world.NextDayAsync();
        await world.PublishAsync("a", "b", "c", "d", "e");
        world.Lose("e");
        await world.Sandbox.SetListenerAsync(up: false, Ct);
        await world.NextDayAsync();
        var waiting = (await world.RunsAsync())[^1];
        Assert.Equal((ReconciliationState.Running, 1), (waiting.State, waiting.Failures));
        Assert.Contains("自动重新对账", waiting.LastError);

        await world.Sandbox.SetListenerAsync(up: true, Ct);
        await world.WaitOutAsync();

        Assert.All(await world.RunsAsync(), run => Assert.Equal(ReconciliationState.Succeeded, run.State));
        Assert.Equal(["Lost e"], await world.OpenAsync());
    }

    [Theory, BothDatabases]
    public async Task The_running_job_reconciles_the_day_by_itself(StoreProvider provider)
    {
        await using var world = await ReconcilingWorld.OpenAsync(provider);
        await world.PublishAsync("a", "b");
        world.Lose("a");
        world.Repeat("b");
        world.Step(TimeSpan.FromDays(1));
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(world.Settings).AddInMemoryCollection(world.Store.Database.Settings);
        builder.Services.AddSingleton<TimeProvider>(new ShiftedClock(world.Store.Clock.GetUtcNow())).AddSingleton(world.Store.Store).AddSingleton(new GradeScheme("hebei-abcd", ["A"])).AddLedger().AddSync(builder.Configuration);
        using var host = builder.Build();
        await host.StartAsync(Ct);

        var started = TimeProvider.System.GetTimestamp();
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while ((await world.OpenAsync()).Length < 2 && await tick.WaitForNextTickAsync(Ct))
            Assert.True(TimeProvider.System.GetElapsedTime(started) < Patience);

        await host.StopAsync(Ct);
        Assert.Equal(["Lost a", "Twice b"], await world.OpenAsync());
    }
}
