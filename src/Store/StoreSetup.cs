using ChangliBridge.Store.Ledger;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ChangliBridge.Store;

/// <summary>Registers the store.</summary>
public static class StoreSetup
{
    /// <summary>Adds <see cref="BridgeStore"/> and the ledger of deliveries from section <c>Store</c>; it is opened by the program before anything else runs.</summary>
    public static IServiceCollection AddStore(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<StoreOptions>().BindPlainly(configuration.GetSection("Store")).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider => new BridgeStore(provider.GetRequiredService<IOptions<StoreOptions>>().Value, provider.GetRequiredService<TimeProvider>()));
        return services.AddLedger();
    }
}
