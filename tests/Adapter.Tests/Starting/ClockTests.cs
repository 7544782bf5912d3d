using ChangliBridge.Adapter.Tests.Hosting;
using ChangliBridge.Contract.V1;
using ChangliBridge.Store;
using ChangliBridge.Testing;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Xunit;

namespace ChangliBridge.Adapter.Tests.Starting;

/// <summary>The demonstration's clock: it starts where it is told, goes forward only, and a restart leaves it where it is.</summary>
public sealed class ClockTests
{
    [Theory, BothDatabases]
    public async Task The_clocks_shift_survives_a_restart(StoreProvider provider)
    {
        await using var database = await TestDatabase.MigratedAsync(provider, TestContext.Current.CancellationToken);
        await using (var first = BridgeHost.On(database))
        {
            Assert.InRange(await NowAsync(first), SteppedClock.DemoStart, SteppedClock.DemoStart.AddMinutes(5));
            await new CountyAtWork(first).AdvanceAsync(CountyAtWork.CheckDay);
        }
        await using var second = BridgeHost.On(database);
        Assert.InRange(await NowAsync(second), CountyAtWork.CheckDay, CountyAtWork.CheckDay.AddMinutes(5));
    }

    [Theory, BothDatabases]
    public async Task The_clock_never_goes_back(StoreProvider provider)
    {
        await using var host = await BridgeHost.StartAsync(provider);
        await new CountyAtWork(host).AdvanceAsync(CountyAtWork.CheckDay);
        var back = new AdvanceClockRequest { Time = Timestamp.FromDateTimeOffset(SteppedClock.DemoStart) };
        (await host.RefuseAsync(Official.Office, back)).Is(StatusCode.FailedPrecondition, "time CLOCK_FORWARD");
        (await host.RefuseAsync(Official.Office, new AdvanceClockRequest())).Is(StatusCode.InvalidArgument, "time FIELD_REQUIRED");
        Assert.InRange(await NowAsync(host), CountyAtWork.CheckDay, CountyAtWork.CheckDay.AddMinutes(5));
    }

    private static async Task<DateTimeOffset> NowAsync(BridgeHost host) =>
        (await host.AskAsync<Contract.V1.Clock>(Official.BureauClerk, new GetClockRequest())).Time.ToDateTimeOffset();
}
