using ChangliBridge.Store;
using ChangliBridge.Store.Clock;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ChangliBridge.Adapter.Clock;

/// <summary>Chooses the bridge's one clock: real time, or in Development with <c>Clock:StartAt</c> a shifted one whose shift is kept in the store.</summary>
internal static class ClockSetup
{
    public static void AddClock(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<ClockOptions>().BindPlainly(builder.Configuration.GetSection("Clock"))
            .Validate(options => options.StartAt is null || builder.Environment.IsDevelopment(), "Clock:StartAt is for Development only: remove it, or set ASPNETCORE_ENVIRONMENT=Development.")
            .ValidateOnStart();
        if (builder.Environment.IsDevelopment() && builder.Configuration["Clock:StartAt"] is { Length: > 0 })
            builder.Services.AddSingleton<ShiftedClock>().AddSingleton<TimeProvider>(provider => provider.GetRequiredService<ShiftedClock>());
        else
            builder.Services.AddSingleton(TimeProvider.System);
    }

    /// <summary>Takes the shift up again where the last run left it; the first run starts at <c>Clock:StartAt</c>.</summary>
    public static async Task RestoreClockAsync(this IServiceProvider services, CancellationToken ct)
    {
        if (services.GetService<ShiftedClock>() is not { } clock)
            return;
        var startAt = services.GetRequiredService<IOptions<ClockOptions>>().Value.StartAt!.Value;
        clock.Offset = await services.GetRequiredService<BridgeStore>().Writes.RunAsync("bridge", async (unit, token) =>
        {
            var shift = await unit.Db.Set<ClockShift>().SingleOrDefaultAsync(token);
            if (shift is null)
                unit.Db.Add(shift = new ClockShift { OffsetTicks = (startAt - TimeProvider.System.GetUtcNow()).Ticks });
            return TimeSpan.FromTicks(shift.OffsetTicks);
        }, ct);
    }
}
