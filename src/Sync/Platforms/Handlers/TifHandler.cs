using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ChangliBridge.Sync.Platforms.Signing;

namespace ChangliBridge.Sync.Platforms.Handlers;

/// <summary>Signs each request for a TIF gateway: SHA-256(timestamp + token + nonce + timestamp) in hex, timestamp in seconds.</summary>
internal sealed class TifHandler(LiveProfile profile, TimeProvider clock) : DelegatingHandler
{
    private const int NonceBytes = 16;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var signing = profile.Signing<TifSigning>();
        var time = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var nonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(NonceBytes));
        SignedHeaders.Set(request, "x-tif-paasid", signing.PaasId);
        SignedHeaders.Set(request, "x-tif-timestamp", time);
        SignedHeaders.Set(request, "x-tif-nonce", nonce);
        SignedHeaders.Set(request, "x-tif-signature", Sign(signing.ReadToken(), time, nonce, signing.SignatureCase));
        if (signing.ServiceId.Length > 0)
            SignedHeaders.Set(request, "x-tif-serviceId", signing.ServiceId);
        return base.SendAsync(request, cancellationToken);
    }

    /// <summary>The signature alone.</summary>
    internal static string Sign(string token, string time, string nonce, HexCase letters)
    {
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(time + token + nonce + time));
        return letters == HexCase.Upper ? Convert.ToHexString(digest) : Convert.ToHexStringLower(digest);
    }
}
