using System.Text;
using ChangliBridge.Sync.Platforms.Signing;

namespace ChangliBridge.Sync.Platforms.Handlers;

/// <summary>Puts a token on each request: a given one as it is now, or one that was fetched.</summary>
internal sealed class BearerHandler(SecretRound round, LiveProfile profile) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var signing = profile.Signing<BearerSigning>();
        return signing.Fetches
            ? round.SendAsync(request, signing.ReadClientSecret(), secret => SendAsync(request, Encoding.UTF8.GetString(secret.Key), cancellationToken), cancellationToken)
            : SendAsync(request, signing.ReadToken(), cancellationToken);
    }

    private Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, string token, CancellationToken ct)
    {
        SignedHeaders.Set(request, "Authorization", $"Bearer {token}");
        return base.SendAsync(request, ct);
    }
}
