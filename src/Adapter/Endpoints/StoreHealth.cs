using ChangliBridge.Store;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ChangliBridge.Adapter.Endpoints;

/// <summary>The bridge serves while its database answers.</summary>
internal sealed class StoreHealth(BridgeStore store) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var db = store.Read();
        return await db.Database.CanConnectAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
    }
}
