using ChangliBridge.Store.Ledger;
using ChangliBridge.Sync.Platforms;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChangliBridge.Sync.Delivery;

/// <summary>Registers the delivery of facts.</summary>
internal static class DeliverySetup
{
    /// <summary>Adds a worker for <paramref name="platform"/>, on real time.</summary>
    public static IServiceCollection AddDelivery(this IServiceCollection services, Func<IServiceProvider, IPlatform> platform) =>
        services.AddSingleton(provider =>
        {
            var served = platform(provider);
            var acts = new DeliveryActs(served, provider.GetRequiredService<ILogger<DeliveryActs>>());
            return new DeliveryWorker(provider.GetRequiredService<DeliveryLedger>(), served, acts, TimeProvider.System, provider.GetRequiredService<ILogger<DeliveryWorker>>());
        });
}
