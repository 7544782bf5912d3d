using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ChangliBridge.Sync.Platforms.Signing;

namespace ChangliBridge.Sync.Platforms.Handlers;

/// <summary>The signature of 国家共享交换平台: Base64(HMAC-SHA256(sid + rid + rtime)), rtime in milliseconds.</summary>
internal static class GatewaySignature
{
    /// <summary>Puts the four headers on a request, replacing earlier ones.</summary>
    public static void Put(HttpRequestMessage request, GatewayHmacSigning signing, byte[] key, DateTimeOffset at)
    {
        var time = at.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        SignedHeaders.Set(request, "gjgxjhpt_rid", signing.AppId);
        SignedHeaders.Set(request, "gjgxjhpt_sid", signing.ServiceId);
        SignedHeaders.Set(request, "gjgxjhpt_rtime", time);
        SignedHeaders.Set(request, "gjgxjhpt_sign", Of(signing, time, key));
    }

    private static string Of(GatewayHmacSigning signing, string time, byte[] key) =>
        Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(signing.ServiceId + signing.AppId + time)));
}
