using ChangliBridge.Sync.Platforms.Signing;

namespace ChangliBridge.Sync.Platforms.Handlers;

/// <summary>Signs each request with the gateway's secret, by the bridge's clock.</summary>
internal sealed class GatewayHmacHandler(SecretRound round, LiveProfile profile, TimeProvider clock) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var signing = profile.Signing<GatewayHmacSigning>();
        return round.SendAsync(request, signing.ReadAppKey(), secret =>
        {
            GatewaySignature.Put(request, signing, secret.Key, clock.GetUtcNow());
            return base.SendAsync(request, cancellationToken);
        }, cancellationToken);
    }
}
