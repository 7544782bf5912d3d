using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ChangliBridge.Sync.Platforms.Handlers;

/// <summary>The signature of 国家共享交换平台: Base64(HMAC-SHA256(sid + rid + rtime)), rtime in milliseconds.</summary>
internal static class GatewaySignature
{
    /// <summary>Puts the four headers on a request, replacing earlier ones.</summary>
    public static void Put(HttpRequestMessage request, SigningProfile signing, byte[] key, DateTimeOffset at)
    {
        var time = at.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        Set(request, "gjgxjhpt_rid", signing.AppId);
        Set(request, "gjgxjhpt_sid", signing.ServiceId);
        Set(request, "gjgxjhpt_rtime", time);
        Set(request, "gjgxjhpt_sign", Of(signing, time, key));
    }

    private static string Of(SigningProfile signing, string time, byte[] key) =>
        Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(signing.ServiceId + signing.AppId + time)));

    private static void Set(HttpRequestMessage request, string name, string value)
    {
        request.Headers.Remove(name);
        request.Headers.TryAddWithoutValidation(name, value);
    }
}
