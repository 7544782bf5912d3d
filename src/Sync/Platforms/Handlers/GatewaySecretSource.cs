using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Polly.Timeout;

namespace ChangliBridge.Sync.Platforms.Handlers;

/// <summary>Fetches the secret by a call signed with the caller's own key, and opens it with the same key.</summary>
internal sealed class GatewaySecretSource(HttpClient client, PlatformProfile profile, TimeProvider clock)
{
    private const int VectorBytes = 16;

    private readonly EnvelopeReader _envelope = new(profile.Envelope, clock);
    private readonly byte[] _appKey = Convert.FromHexString(profile.Signing.AppKey);

    /// <summary>One call. <exception cref="SecretUnavailableException">Whatever went wrong, in a sentence.</exception></summary>
    public async Task<GatewaySecret> FetchAsync(CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(profile.BaseUrl!, profile.Signing.SecretPath));
        GatewaySignature.Put(request, profile.Signing, _appKey, clock.GetUtcNow());
        try
        {
            using var response = await client.SendAsync(request, ct).ConfigureAwait(false);
            var (exchange, payload) = await _envelope.ReadAsync(response, ct).ConfigureAwait(false);
            if (!exchange.Succeeded)
                throw new SecretUnavailableException($"The secret was refused: HTTP {exchange.HttpStatus}, code '{exchange.Code}', {exchange.Message}");
            return Open(payload);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or OperationCanceledException or TimeoutRejectedException)
        {
            throw new SecretUnavailableException($"The secret could not be fetched: {Failures.Of(fault).Message}", fault);
        }
    }

    private GatewaySecret Open(byte[] payload)
    {
        try
        {
            using var reply = JsonDocument.Parse(payload);
            var sealedText = reply.RootElement.GetProperty("secret").GetBytesFromBase64();
            var endsAt = DateTimeOffset.FromUnixTimeMilliseconds(reply.RootElement.GetProperty("secretEndTime").GetInt64());
            using var aes = Aes.Create();
            aes.Key = _appKey;
            var opened = aes.DecryptCbc(sealedText.AsSpan(VectorBytes), sealedText.AsSpan(0, VectorBytes));
            // The plain text is itself text; its UTF-8 bytes are the key.
            return new GatewaySecret(new UTF8Encoding(false, throwOnInvalidBytes: true).GetBytes(Encoding.UTF8.GetString(opened)), endsAt);
        }
        catch (Exception fault) when (fault is CryptographicException or FormatException or InvalidOperationException or KeyNotFoundException or ArgumentException)
        {
            throw new SecretUnavailableException("The secret came in a form that the app key does not open: check Signing:AppKey.", fault);
        }
    }
}
