using System.Net;

namespace ChangliBridge.Sync.Platforms.Handlers;

/// <summary>
/// Signs each request by the bridge's clock. A refused secret is dropped; a read is then signed and sent once more,
/// a write never: sending it again is the ledger's decision.
/// </summary>
internal sealed class GatewayHmacHandler(SecretKeeper secrets, PlatformProfile profile, TimeProvider clock) : DelegatingHandler
{
    private readonly EnvelopeReader _envelope = new(profile.Envelope, clock);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var secret = await secrets.CurrentAsync(cancellationToken).ConfigureAwait(false);
        var response = await SendSignedAsync(request, secret, cancellationToken).ConfigureAwait(false);
        if (!await RefusesSecretAsync(response, cancellationToken).ConfigureAwait(false))
            return response;
        secrets.Forget(secret);
        if (request.Method != HttpMethod.Get)
            return response;
        response.Dispose();
        secret = await secrets.CurrentAsync(cancellationToken).ConfigureAwait(false);
        return await SendSignedAsync(request, secret, cancellationToken).ConfigureAwait(false);
    }

    private Task<HttpResponseMessage> SendSignedAsync(HttpRequestMessage request, GatewaySecret secret, CancellationToken ct)
    {
        GatewaySignature.Put(request, profile.Signing, secret.Key, clock.GetUtcNow());
        return base.SendAsync(request, ct);
    }

    private async Task<bool> RefusesSecretAsync(HttpResponseMessage response, CancellationToken ct)
    {
        if (response.StatusCode is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden))
            return false;
        var (exchange, _) = await _envelope.ReadAsync(response, ct).ConfigureAwait(false);
        return exchange.Meaning == CodeMeaning.Unauthorised;
    }
}
