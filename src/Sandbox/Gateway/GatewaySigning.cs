using System.Security.Cryptography;
using System.Text;

namespace ChangliBridge.Sandbox.Gateway;

/// <summary>The gateway's arithmetic: Base64(HMAC-SHA256(key, sid ‖ rid ‖ rtime)) and Base64(iv ‖ AES-256-CBC(secret)).</summary>
internal static class GatewaySigning
{
    public static string Sign(byte[] key, string serviceId, string appId, string sentAt) =>
        Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(serviceId + appId + sentAt)));

    public static string Seal(byte[] appKey, string secret)
    {
        using var aes = Aes.Create();
        aes.Key = appKey;
        aes.GenerateIV();
        return Convert.ToBase64String([.. aes.IV, .. aes.EncryptCbc(Encoding.UTF8.GetBytes(secret), aes.IV)]);
    }

    public static bool Same(string left, string right) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(left), Encoding.UTF8.GetBytes(right));
}
