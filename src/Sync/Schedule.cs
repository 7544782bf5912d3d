using ChangliBridge.Sync.Delivery;
using ChangliBridge.Sync.Pull;
using ChangliBridge.Sync.Reconciling;
using Microsoft.Extensions.DependencyInjection;
using Quartz;
using Names = ChangliBridge.Domain.Facts.Platforms;

namespace ChangliBridge.Sync;

/// <summary>
/// Every job and its time. Quartz is a clock, never a guard: a job's first act is to claim its row, so that firing twice, late or never is harmless.
/// Triggers are code and kept in memory; it follows the bridge's clock.
/// </summary>
internal static class Schedule
{
    /// <summary>Two in the morning in China, when the platforms are quiet.</summary>
    private const string Nightly = "0 0 2 * * ?";

    private static readonly TimeSpan Sweep = TimeSpan.FromSeconds(1);
    private static readonly TimeZoneInfo China = TimeZoneInfo.CreateCustomTimeZone("UTC+08:00", TimeSpan.FromHours(8), "UTC+08:00", "UTC+08:00");

    public static IServiceCollection AddSchedule(this IServiceCollection services) => services
        .AddQuartz(jobs => jobs
            .UseInMemoryStore(store => store.MisfireThreshold = TimeSpan.FromSeconds(5))
            .UseDefaultThreadPool(16)
            .ScheduleJob<NightlyPullJob>(trigger => trigger.WithIdentity("nightly-pull").WithCronSchedule(Nightly, cron => cron
                .InTimeZone(China).WithMisfireInstruction(CronTriggerMisfireInstruction.DoNothing)))
            .ScheduleJob<PullJob>(trigger => trigger.WithIdentity("pull").EachSecond())
            .ScheduleJob<ReconciliationJob>(trigger => trigger.WithIdentity("reconcile").EachSecond())
            .ScheduleDelivery(Names.Provincial)
            .ScheduleDelivery(Names.InternetPlus))
        // A stopping process claims nothing more, and what is under way ends or gives its row back.
        .AddQuartzHostedService(host => host.WaitForJobsToComplete = true);

    private static IQuartzBuilder ScheduleDelivery(this IQuartzBuilder jobs, string platform) => jobs.ScheduleJob<DeliveryJob>(
        trigger => trigger.WithIdentity($"deliver-{platform}").EachSecond(),
        job => job.UsingJobData(DeliveryJob.Platform, platform));

    // A clock stepped by days makes the trigger late; it goes on at the next second after now, without catching up on what it missed.
    private static ITriggerConfigurator<T> EachSecond<T>(this ITriggerConfigurator<T> trigger) where T : IJob => trigger.WithSimpleSchedule(schedule => schedule
        .WithInterval(Sweep).RepeatForever().WithMisfireInstruction(SimpleTriggerMisfireInstruction.NextWithExistingCount));
}
