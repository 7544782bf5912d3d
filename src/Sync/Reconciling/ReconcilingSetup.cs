using ChangliBridge.Store;
using ChangliBridge.Store.Ledger;
using ChangliBridge.Sync.Platforms.InternetPlus;
using ChangliBridge.Sync.Platforms.Provincial;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChangliBridge.Sync.Reconciling;

/// <summary>Registers the reconciliation.</summary>
internal static class ReconcilingSetup
{
    /// <summary>Adds the worker for both platforms: its days follow the bridge's clock, its leases real time.</summary>
    public static IServiceCollection AddReconciling(this IServiceCollection services) => services.AddSingleton(provider => new ReconciliationWorker(
        provider.GetRequiredService<BridgeStore>(),
        provider.GetRequiredService<LeaseClock>(),
        provider.GetRequiredService<TimeProvider>(),
        [provider.GetRequiredService<ProvincialPlatform>(), provider.GetRequiredService<InternetPlusPlatform>()],
        provider.GetRequiredService<ILogger<ReconciliationWorker>>()));
}
