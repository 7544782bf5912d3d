using ChangliBridge.Domain.Risk;
using ChangliBridge.Store;
using ChangliBridge.Store.Ledger;
using ChangliBridge.Store.Mirror;
using ChangliBridge.Sync.Delivery;
using ChangliBridge.Sync.Platforms;
using ChangliBridge.Sync.Platforms.InternetPlus;
using ChangliBridge.Sync.Platforms.Provincial;
using ChangliBridge.Sync.Pull;
using ChangliBridge.Sync.Reconciling;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChangliBridge.Sync;

/// <summary>Registers everything that talks to the platforms. The store is added and opened by the program.</summary>
public static class SyncSetup
{
    /// <summary>Adds the platforms' profiles and clients, the pulls, the deliveries, the reconciliation and their schedule.</summary>
    public static IServiceCollection AddSync(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddPlatforms(configuration);
        services.AddPulls(configuration);
        services.AddDelivery(provider => provider.GetRequiredService<ProvincialPlatform>());
        services.AddDelivery(provider => provider.GetRequiredService<InternetPlusPlatform>());
        services.AddReconciling();
        services.AddSchedule(configuration.GetSection("Store").Get<StoreOptions>() ?? new StoreOptions());
        return services;
    }

    private static void AddPulls(this IServiceCollection services, IConfiguration configuration) => services.AddSingleton(provider =>
    {
        var (store, clock) = (provider.GetRequiredService<BridgeStore>(), provider.GetRequiredService<LeaseClock>());
        var section = configuration.GetSection("County:GradeScheme");
        var scheme = new GradeScheme(section["Id"] ?? "", section.GetSection("Grades").Get<string[]>() ?? []);
        var lists = new PullLists(store, clock, RunPatience.Usual)
            .Of(provider.GetRequiredService<ProvincialPlatform>(), provider.GetRequiredService<InternetPlusPlatform>(), scheme);
        return new PullWorker(store, clock, lists, provider.GetRequiredService<ILogger<PullWorker>>());
    });
}
