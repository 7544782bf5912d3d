using ChangliBridge.Adapter.Clock;
using ChangliBridge.Adapter.Mapping;
using ChangliBridge.Adapter.Security;
using ChangliBridge.Domain.Rules;
using ChangliBridge.Store;
using ChangliBridge.Store.Clock;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Adapter.Endpoints;

/// <summary>时钟 of demonstrations over gRPC; mapped only where the clock is a <see cref="ShiftedClock"/>.</summary>
internal sealed class ClockEndpoint(BridgeStore store, ShiftedClock clock) : V1.ClockService.ClockServiceBase
{
    public override Task<V1.Clock> GetClock(V1.GetClockRequest request, ServerCallContext context) => Task.FromResult(Now());

    public override async Task<V1.Clock> AdvanceClock(V1.AdvanceClockRequest request, ServerCallContext context)
    {
        var faults = new FaultList();
        var time = request.Time.ToInstant("time", faults);
        faults.ThrowIfAny();
        var ahead = time - clock.GetUtcNow();
        if (ahead < TimeSpan.Zero)
            throw new RuleViolation(Rule.ClockForward, "time", "时钟不能倒退。", "请填写晚于当前时钟的时间。");
        var offset = clock.Offset + ahead;
        await store.Writes.RunAsync(Caller.Of(context).Actor, async (unit, ct) =>
        {
            (await unit.Db.Set<ClockShift>().SingleAsync(ct)).OffsetTicks = offset.Ticks;
            unit.Audit("clock.advance", "clock", ("to", time));
            return true;
        }, context.CancellationToken);
        clock.Offset = offset;
        return Now();
    }

    private V1.Clock Now() => new() { Time = clock.GetUtcNow().ToProto() };
}
