using ChangliBridge.Store;
using ChangliBridge.Sync.Delivery;
using ChangliBridge.Sync.Pull;
using ChangliBridge.Sync.Reconciling;
using Microsoft.Extensions.DependencyInjection;
using Quartz;
using Names = ChangliBridge.Domain.Facts.Platforms;

namespace ChangliBridge.Sync;

/// <summary>
/// Every job and its time. Quartz is a clock, never a guard: a job's first act is to claim its row, so that firing twice, late or never is harmless.
/// Triggers are code. With SQLite they are kept in memory; the replicas of one PostgreSQL database share them in its schema <c>quartz</c>, so that each
/// firing goes to one of them. It follows the bridge's clock.
/// </summary>
internal static class Schedule
{
    /// <summary>Two in the morning in China, when the platforms are quiet: six in the evening in UTC, the one zone that every machine knows by its name.</summary>
    private const string Nightly = "0 0 18 * * ?";

    private const int Threads = 16;
    private static readonly TimeSpan Misfired = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Sweep = TimeSpan.FromSeconds(1);

    public static IServiceCollection AddSchedule(this IServiceCollection services, StoreOptions store) => services
        .AddQuartz(jobs => jobs
            .KeepTriggers(store)
            .UseDefaultThreadPool(Threads)
            .ScheduleJob<NightlyPullJob>(trigger => trigger.WithIdentity("nightly-pull").WithCronSchedule(Nightly, cron => cron
                .InTimeZone(TimeZoneInfo.Utc).WithMisfireInstruction(CronTriggerMisfireInstruction.DoNothing)))
            .ScheduleJob<PullJob>(trigger => trigger.WithIdentity("pull").EachSecond())
            .ScheduleJob<ReconciliationJob>(trigger => trigger.WithIdentity("reconcile").EachSecond())
            .ScheduleDelivery(Names.Provincial)
            .ScheduleDelivery(Names.InternetPlus))
        // A stopping process claims nothing more, and what is under way ends or gives its row back.
        .AddQuartzHostedService(host => host.WaitForJobsToComplete = true);

    private static IQuartzBuilder KeepTriggers(this IQuartzBuilder jobs, StoreOptions store) => store.Provider == StoreProvider.Sqlite
        ? jobs.UseInMemoryStore(memory => memory.MisfireThreshold = Misfired)
        : jobs.UsePersistentStore(tables => tables
            .UsePostgres(source => source.ConnectionString = store.PoolApart("changli-quartz", Threads + 3))
            .ConfigureStore(options => (options.TablePrefix, options.MisfireThreshold) = ("quartz.qrtz_", Misfired))
            .UseClustering(cluster => (cluster.CheckinInterval, cluster.CheckinMisfireThreshold) = (TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(6)))
            .ProvisionSchema());

    private static IQuartzBuilder ScheduleDelivery(this IQuartzBuilder jobs, string platform) => jobs.ScheduleJob<DeliveryJob>(
        trigger => trigger.WithIdentity($"deliver-{platform}").EachSecond(),
        job => job.UsingJobData(DeliveryJob.Platform, platform));

    // A clock stepped by days makes the trigger late; it goes on at the next second after now, without catching up on what it missed.
    private static ITriggerConfigurator<T> EachSecond<T>(this ITriggerConfigurator<T> trigger) where T : IJob => trigger.WithSimpleSchedule(schedule => schedule
        .WithInterval(Sweep).RepeatForever().WithMisfireInstruction(SimpleTriggerMisfireInstruction.NextWithExistingCount));
}
