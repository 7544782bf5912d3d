using System.Text;
using System.Text.Json;
using ChangliBridge.Sync.Platforms.Signing;

namespace ChangliBridge.Sync.Platforms.Handlers;

/// <summary>Fetches a token with the client's id and secret (RFC 6749, section 4.4). Where it stands in the reply is the profile's to say.</summary>
internal sealed class BearerTokenSource(SecretCall call, LiveProfile profile, TimeProvider clock)
{
    private const int LongestLife = 30 * 24 * 3600;

    /// <summary>One call. <exception cref="SecretUnavailableException">Whatever went wrong, in a sentence.</exception></summary>
    public async Task<FetchedSecret> FetchAsync(string clientSecret, CancellationToken ct)
    {
        var signing = profile.Signing<BearerSigning>();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(profile.Current.BaseUrl!, signing.TokenPath))
        {
            Content = new FormUrlEncodedContent([new("grant_type", "client_credentials"), new("client_id", signing.ClientId), new("client_secret", clientSecret)]),
        };
        var asked = clock.GetUtcNow();
        return Read(await call.SendAsync(request, response => BodyAsync(response, ct), ct).ConfigureAwait(false), signing, asked);
    }

    private static Task<byte[]> BodyAsync(HttpResponseMessage response, CancellationToken ct) => response.IsSuccessStatusCode
        ? response.Content.ReadAsByteArrayAsync(ct)
        : throw new SecretUnavailableException($"对方拒绝给出令牌（HTTP {(int)response.StatusCode}），请核对 Signing:ClientId 和 Signing:ClientSecret");

    private static FetchedSecret Read(byte[] body, BearerSigning signing, DateTimeOffset asked)
    {
        try
        {
            using var reply = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 8 });
            if (JsonPath.Find(reply.RootElement, signing.TokenAt) is { ValueKind: JsonValueKind.String } token && token.GetString() is { } text && KeyForms.IsToken(text)
                && JsonPath.Find(reply.RootElement, signing.LifetimeAt) is { ValueKind: JsonValueKind.Number } life && life.TryGetInt32(out var seconds) && seconds is > 0 and <= LongestLife)
                return new FetchedSecret(Encoding.ASCII.GetBytes(text), asked.AddSeconds(seconds));
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            throw new SecretUnavailableException("对方的令牌答复不是 JSON，请核对 Signing:TokenPath", fault);
        }
        throw new SecretUnavailableException($"对方的令牌答复中没有 {signing.TokenAt} 和 {signing.LifetimeAt}，请核对 Signing:TokenAt、Signing:LifetimeAt 及客户端凭证");
    }
}
