using System.Net.Http.Headers;
using System.Text.Json;
using ChangliBridge.Sync.Platforms.Signing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;

namespace ChangliBridge.Sync.Platforms.Handlers;

/// <summary>
/// Seals each request and opens its reply. A read has no body to seal: it goes as a POST whose sealed object holds its parameters as texts.
/// A reply that is not sealed by the platform says nothing but its HTTP status.
/// </summary>
internal sealed partial class Sm2Sm4Handler(LiveProfile profile, TimeProvider clock, ILogger<Sm2Sm4Handler> log) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var plain = request.Content is { } content ? await content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false) : Parameters(request.RequestUri!);
        var address = new UriBuilder(request.RequestUri!) { Query = "" }.Uri;
        using var wire = new HttpRequestMessage(HttpMethod.Post, address) { Content = Json(SmMessage.Seal(profile.Signing<Sm2Sm4Signing>(), plain, clock.GetUtcNow())) };
        var response = await base.SendAsync(wire, cancellationToken).ConfigureAwait(false);
        response.RequestMessage = request;
        var (opened, fault) = SmMessage.Open(profile.Signing<Sm2Sm4Signing>(), await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false));
        if (opened is null)
            LogUnopened(profile.Platform, (int)response.StatusCode, fault);
        // No JSON, so that nobody takes it for a reply; the attempt shows it to the operator.
        response.Content = opened is null ? new StringContent($"(SM2/SM4: {fault})") : Json(opened);
        return response;
    }

    private static byte[] Parameters(Uri address) =>
        JsonSerializer.SerializeToUtf8Bytes(QueryHelpers.ParseQuery(address.Query).ToDictionary(pair => pair.Key, pair => pair.Value.ToString()), PlatformJson.Default.DictionaryStringString);

    private static ByteArrayContent Json(byte[] bytes) => new(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") } };

    [LoggerMessage(LogLevel.Warning, "Platform {Platform}: a reply (HTTP {Http}) is not believed: {Reason}")]
    private partial void LogUnopened(string platform, int http, string reason);
}
