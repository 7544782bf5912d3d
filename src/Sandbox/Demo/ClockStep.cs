using ChangliBridge.Contract.V1;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace ChangliBridge.Sandbox.Demo;

/// <summary>Moves both clocks together, the bridge's first.</summary>
internal sealed class ClockStep(DemoStage stage)
{
    /// <summary>Moves on to an instant; where the bridge is past it already, the province only follows.</summary>
    public async Task AdvanceAsync(DateTimeOffset target, CancellationToken cancellationToken)
    {
        while (await ReadAsync(cancellationToken) < target)
            await TryMoveAsync(target, cancellationToken);
        var now = await FollowAsync(cancellationToken);
        stage.Narrator.Say($"时钟拨到 {now.ToOffset(BridgeSettings.StartAt.Offset):yyyy-MM-dd HH:mm}（网桥与省平台一起）");
    }

    /// <summary>Sets the province's clock to the bridge's, as at the start of a run that takes up an earlier one.</summary>
    public async Task<DateTimeOffset> FollowAsync(CancellationToken cancellationToken)
    {
        var now = await ReadAsync(cancellationToken);
        stage.Province.Clock.Set(now);
        return now;
    }

    // Not made again blindly: once moved, the same move would be refused as one into the past.
    private async Task TryMoveAsync(DateTimeOffset target, CancellationToken cancellationToken)
    {
        try
        {
            var request = new AdvanceClockRequest { Time = Timestamp.FromDateTimeOffset(target) };
            await stage.Bridge.Clock.AdvanceClockAsync(request, BridgeLink.Options(Token(), cancellationToken));
        }
        catch (RpcException lost) when (BridgeLink.IsLost(lost) && !cancellationToken.IsCancellationRequested)
        {
            await stage.Bridge.WaitUntilServingAsync(cancellationToken);
        }
        catch (RpcException refused) when (!cancellationToken.IsCancellationRequested)
        {
            throw new DemoFailure(Refusal.Describe(refused), refused);
        }
    }

    private async Task<DateTimeOffset> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                var clock = await stage.Bridge.Clock.GetClockAsync(new GetClockRequest(), BridgeLink.Options(Token(), cancellationToken));
                return clock.Time.ToDateTimeOffset();
            }
            catch (RpcException lost) when (BridgeLink.IsLost(lost) && !cancellationToken.IsCancellationRequested)
            {
                await stage.Bridge.WaitUntilServingAsync(cancellationToken);
            }
            catch (RpcException refused) when (!cancellationToken.IsCancellationRequested)
            {
                throw new DemoFailure(Refusal.Describe(refused), refused);
            }
        }
    }

    private string Token() => stage.Tokens.Spanning(Official.Supervisor, BridgeSettings.StartAt, BridgeSettings.StartAt.AddYears(2));
}
