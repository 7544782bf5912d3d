using Microsoft.Extensions.DependencyInjection;

namespace ChangliBridge.Store.Ledger;

/// <summary>Registers the ledger of deliveries.</summary>
public static class LedgerSetup
{
    /// <summary>Adds <see cref="DeliveryLedger"/> and what operators do to it, on real time.</summary>
    public static IServiceCollection AddLedger(this IServiceCollection services)
    {
        services.AddSingleton(_ => new LeaseClock(TimeProvider.System));
        services.AddSingleton<DeliveryLedger>();
        services.AddSingleton<DeliveryIntervention>();
        return services;
    }
}
