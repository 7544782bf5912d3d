using System.Net;

namespace ChangliBridge.Sync.Platforms.Handlers;

/// <summary>
/// Sends a request under a fetched secret. A refused secret is dropped; a read is then sent once more under a new one,
/// a write never: sending it again is the ledger's decision.
/// </summary>
internal sealed class SecretRound(SecretKeeper secrets, EnvelopeReader envelope)
{
    private const int SmallReply = 4096;

    /// <summary>One or two sends.</summary>
    /// <param name="request">What is sent.</param>
    /// <param name="callerKey">The caller's own key.</param>
    /// <param name="send">Signs with a secret and sends.</param>
    /// <param name="ct">Gives up.</param>
    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, string callerKey, Func<FetchedSecret, Task<HttpResponseMessage>> send, CancellationToken ct)
    {
        var secret = await secrets.CurrentAsync(callerKey, ct).ConfigureAwait(false);
        var response = await send(secret).ConfigureAwait(false);
        if (!await RefusesSecretAsync(response, ct).ConfigureAwait(false))
            return response;
        secrets.Forget(secret);
        if (request.Method != HttpMethod.Get)
            return response;
        response.Dispose();
        return await send(await secrets.CurrentAsync(callerKey, ct).ConfigureAwait(false)).ConfigureAwait(false);
    }

    // Some gateways refuse under HTTP 200; such a refusal is short, and pages are not read twice.
    private async Task<bool> RefusesSecretAsync(HttpResponseMessage response, CancellationToken ct)
    {
        var forbidden = response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden;
        if (!forbidden && response.Content.Headers.ContentLength is not <= SmallReply)
            return false;
        var (exchange, _) = await envelope.ReadAsync(response, ct).ConfigureAwait(false);
        return exchange.Meaning == CodeMeaning.Unauthorised || (forbidden && exchange.Failure == Failure.Unreadable);
    }
}
