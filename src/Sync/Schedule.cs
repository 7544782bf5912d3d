using ChangliBridge.Store;
using ChangliBridge.Sync.Delivery;
using ChangliBridge.Sync.Pull;
using ChangliBridge.Sync.Reconciling;
using Microsoft.Extensions.DependencyInjection;
using Quartz;
using Names = ChangliBridge.Domain.Facts.Platforms;

namespace ChangliBridge.Sync;

/// <summary>
/// Every job and its time. Quartz is a clock, never a guard: a job's first act is to claim its row, so that firing twice, late or never is harmless,
/// and what is due follows from the rows, not from what fired.
/// Triggers are code. With SQLite they are kept in memory; the replicas of one PostgreSQL database share them in its schema <c>quartz</c>, so that each
/// firing goes to one of them. They are kept by <see cref="ScheduleTime"/>.
/// </summary>
internal static class Schedule
{
    private const int Threads = 16;
    private static readonly TimeSpan Misfired = TimeSpan.FromSeconds(5);

    /// <summary>How often what is waiting is picked up.</summary>
    private static readonly TimeSpan Sweep = TimeSpan.FromSeconds(1);

    /// <summary>How often it is asked what is due; a window is never missed for that, only begun so much later.</summary>
    private static readonly TimeSpan Glance = TimeSpan.FromSeconds(5);

    // A scheduler without a name would give its time to the whole program.
    private const string Name = "changli";

    public static IServiceCollection AddSchedule(this IServiceCollection services, StoreOptions store)
    {
        var time = new ScheduleTime();
        return services
            .AddHostedService(provider => ActivatorUtilities.CreateInstance<ScheduleTime.Begin>(provider, time))
            .AddQuartz(Name, jobs => jobs
                .KeepTriggers(store)
                .UseTimeProvider(time)
                .UseDefaultThreadPool(Threads)
                .ScheduleJob<DuePullJob>(trigger => trigger.WithIdentity("due-pulls").Each(Glance))
                .ScheduleJob<PullJob>(trigger => trigger.WithIdentity("pull").Each(Sweep))
                .ScheduleJob<ReconciliationJob>(trigger => trigger.WithIdentity("reconcile").Each(Sweep))
                .ScheduleDelivery(Names.Provincial)
                .ScheduleDelivery(Names.InternetPlus))
            // A stopping process claims nothing more, and what is under way ends or gives its row back.
            .AddQuartzHostedService(Name, host => host.WaitForJobsToComplete = true);
    }

    private static IQuartzBuilder KeepTriggers(this IQuartzBuilder jobs, StoreOptions store) => store.Provider == StoreProvider.Sqlite
        ? jobs.UseInMemoryStore(memory => memory.MisfireThreshold = Misfired)
        : jobs.UsePersistentStore(tables => tables
            .UsePostgres(source => source.ConnectionString = store.PoolApart("changli-quartz", Threads + 3))
            .ConfigureStore(options => (options.TablePrefix, options.MisfireThreshold) = ("quartz.qrtz_", Misfired))
            .UseClustering(cluster => (cluster.CheckinInterval, cluster.CheckinMisfireThreshold) = (TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(6)))
            .ProvisionSchema());

    private static IQuartzBuilder ScheduleDelivery(this IQuartzBuilder jobs, string platform) => jobs.ScheduleJob<DeliveryJob>(
        trigger => trigger.WithIdentity($"deliver-{platform}").Each(Sweep),
        job => job.UsingJobData(DeliveryJob.Platform, platform));

    // A machine that slept makes the trigger late; it goes on at its next time after now, without catching up on what it missed.
    private static ITriggerConfigurator<T> Each<T>(this ITriggerConfigurator<T> trigger, TimeSpan interval) where T : IJob => trigger.WithSimpleSchedule(schedule => schedule
        .WithInterval(interval).RepeatForever().WithMisfireInstruction(SimpleTriggerMisfireInstruction.NextWithExistingCount));
}
