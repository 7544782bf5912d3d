using ChangliBridge.Store;
using ChangliBridge.Store.Ledger;
using ChangliBridge.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace ChangliBridge.Sync.Tests.Delivery;

public sealed class DeliveryJobTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Fired_by_Quartz_it_delivers_and_a_stopping_host_waits_for_what_is_under_way(StoreProvider provider)
    {
        await using var world = await DeliveryWorld.OpenAsync(provider, Cancelled);
        await world.EnqueueAsync("k", Cancelled);
        var arrived = new TaskCompletionSource();
        var answer = new TaskCompletionSource();
        world.Province.OnPost = _ => { arrived.TrySetResult(); return answer.Task; };
        using var host = HostOf(world);
        await host.StartAsync(Cancelled);
        await arrived.Task.WaitAsync(Cancelled);

        var stopping = host.StopAsync(Cancelled);
        Assert.Equal(DeliveryState.Sending, (await world.RowAsync("k", Cancelled)).State);
        answer.SetResult();
        await stopping;

        Assert.Equal(DeliveryState.Published, (await world.RowAsync("k", Cancelled)).State);
    }

    private static IHost HostOf(DeliveryWorld world)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddLogging();
        builder.Services.AddSingleton(TimeProvider.System);
        world.Province.Clock = TimeProvider.System;
        builder.Services.AddSingleton(world.Store.Store);
        builder.Services.AddLedger();
        builder.Services.AddSync(world.Settings);
        return builder.Build();
    }
}
