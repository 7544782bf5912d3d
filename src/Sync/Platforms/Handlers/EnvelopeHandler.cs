using System.Net;
using System.Net.Http.Headers;

namespace ChangliBridge.Sync.Platforms.Handlers;

/// <summary>
/// Takes the envelope off: Refit sees the payload of a success and an error status otherwise, also where the platform says 200 and means no.
/// The facts stay with the request.
/// </summary>
internal sealed class EnvelopeHandler(EnvelopeReader reader) : DelegatingHandler
{
    /// <summary>What the envelope said.</summary>
    public static readonly HttpRequestOptionsKey<Exchange> Facts = new("changli.exchange");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        var isPage = request.Options.TryGetValue(CanonicalAddress.Operation, out var operation) && Operations.IsPull(operation);
        var (exchange, payload) = await reader.ReadAsync(response, isPage, cancellationToken).ConfigureAwait(false);
        request.Options.Set(Facts, exchange);
        response.Content = new ByteArrayContent(payload) { Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") } };
        if (!exchange.Succeeded && response.IsSuccessStatusCode)
            response.StatusCode = HttpStatusCode.UnprocessableContent;
        return response;
    }
}
