using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ChangliBridge.Sync.Platforms.Signing;

namespace ChangliBridge.Sync.Platforms.Handlers;

/// <summary>Fetches the gateway's secret by a call signed with the caller's own key, and opens it with the same key.</summary>
internal sealed class GatewaySecretSource(SecretCall call, LiveProfile profile, TimeProvider clock)
{
    private const int VectorBytes = 16;

    /// <summary>One call. <exception cref="SecretUnavailableException">Whatever went wrong, in a sentence.</exception></summary>
    public async Task<FetchedSecret> FetchAsync(string appKeyHex, CancellationToken ct)
    {
        var signing = profile.Signing<GatewayHmacSigning>();
        var appKey = Convert.FromHexString(appKeyHex);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(profile.Current.BaseUrl!, signing.SecretPath));
        GatewaySignature.Put(request, signing, appKey, clock.GetUtcNow());
        return Open(await call.SendAsync(request, ct).ConfigureAwait(false), appKey);
    }

    private static FetchedSecret Open(byte[] payload, byte[] appKey)
    {
        try
        {
            using var reply = JsonDocument.Parse(payload);
            var sealedText = reply.RootElement.GetProperty("secret").GetBytesFromBase64();
            var endsAt = DateTimeOffset.FromUnixTimeMilliseconds(reply.RootElement.GetProperty("secretEndTime").GetInt64());
            using var aes = Aes.Create();
            aes.Key = appKey;
            var opened = aes.DecryptCbc(sealedText.AsSpan(VectorBytes), sealedText.AsSpan(0, VectorBytes));
            // The plain text is itself text; its UTF-8 bytes are the key.
            return new FetchedSecret(new UTF8Encoding(false, throwOnInvalidBytes: true).GetBytes(Encoding.UTF8.GetString(opened)), endsAt);
        }
        catch (Exception fault) when (fault is CryptographicException or FormatException or InvalidOperationException or KeyNotFoundException or ArgumentException)
        {
            throw new SecretUnavailableException("对方给出的签名密钥用本桥的 AppKey 解不开，请核对 Signing:AppKey", fault);
        }
    }
}
