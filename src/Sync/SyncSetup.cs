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
using Microsoft.Extensions.Options;

namespace ChangliBridge.Sync;

/// <summary>Registers everything that talks to the platforms. The store is added and opened by the program, which also adds the <see cref="GradeScheme"/> in force.</summary>
public static class SyncSetup
{
    /// <summary>Adds the platforms' profiles and clients, the pulls, the deliveries, the reconciliation and their schedule.</summary>
    public static IServiceCollection AddSync(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddPlatforms(configuration);
        services.AddPulls(configuration.GetSection("Pull"));
        services.AddDelivery(provider => provider.GetRequiredService<ProvincialPlatform>());
        services.AddDelivery(provider => provider.GetRequiredService<InternetPlusPlatform>());
        services.AddReconciling();
        services.AddSchedule(StoreOf(configuration.GetSection("Store")));
        return services;
    }

    // Read by hand: what is wrong here is reported with every other setting at start, and must not end the program before.
    private static StoreOptions StoreOf(IConfigurationSection section)
    {
        var known = new StoreOptions();
        return new StoreOptions
        {
            Provider = Enum.TryParse<StoreProvider>(section["Provider"], ignoreCase: true, out var provider) ? provider : known.Provider,
            ConnectionString = section["ConnectionString"] ?? known.ConnectionString,
        };
    }

    private static void AddPulls(this IServiceCollection services, IConfigurationSection section)
    {
        services.AddOptions<PullOptions>().BindPlainly(section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(Lists);
        services.AddSingleton(provider => new PullWorker(
            provider.GetRequiredService<BridgeStore>(), provider.GetRequiredService<LeaseClock>(), provider.GetRequiredService<IReadOnlyDictionary<string, PullList>>(),
            Options(provider), provider.GetRequiredService<ILogger<PullWorker>>()));
        services.AddSingleton(provider => new DuePulls(
            provider.GetRequiredService<BridgeStore>(), new PullCalendar(Options(provider)), provider.GetRequiredService<IReadOnlyDictionary<string, PullList>>()));
    }

    private static IReadOnlyDictionary<string, PullList> Lists(IServiceProvider provider)
    {
        var patience = RunPatience.Usual with { Tries = Options(provider).TriesOfPage };
        return new PullLists(provider.GetRequiredService<BridgeStore>(), provider.GetRequiredService<LeaseClock>(), patience)
            .Of(provider.GetRequiredService<ProvincialPlatform>(), provider.GetRequiredService<InternetPlusPlatform>(), provider.GetRequiredService<GradeScheme>());
    }

    private static PullOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptions<PullOptions>>().Value;
}
