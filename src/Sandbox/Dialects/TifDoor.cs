using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ChangliBridge.Sandbox.Gateway;

namespace ChangliBridge.Sandbox.Dialects;

/// <summary>Lets calls in that are signed as TIF gateways ask: SHA-256(timestamp ‖ token ‖ nonce ‖ timestamp), each nonce once.</summary>
internal sealed class TifDoor(string token, TimeProvider clock) : IDoor
{
    /// <summary>The only caller.</summary>
    public const string PaasId = "changli-bridge";

    /// <summary>Well known, for a sandbox started by hand.</summary>
    public const string SampleToken = "sandbox-token-that-opens-nothing-real";

    private static readonly TimeSpan AllowedSkew = TimeSpan.FromMinutes(5);

    private readonly Lock gate = new();
    private readonly Dictionary<string, DateTimeOffset> nonces = [];

    public PlatformRefusal? Check(HttpRequest request)
    {
        var (time, nonce, now) = (Header(request, "timestamp"), Header(request, "nonce"), clock.GetUtcNow());
        if (!long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || Math.Abs(now.ToUnixTimeSeconds() - seconds) > AllowedSkew.TotalSeconds)
            return PlatformRefusal.ClockSkewed;
        var expected = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(time + token + nonce + time)));
        return Header(request, "paasid") == PaasId && nonce.Length > 0 && GatewaySigning.Same(Header(request, "signature"), expected) && IsFresh(nonce, now)
            ? null
            : PlatformRefusal.SignatureWrong;
    }

    private bool IsFresh(string nonce, DateTimeOffset now)
    {
        lock (gate)
        {
            foreach (var old in nonces.Where(known => (now - known.Value).Duration() > AllowedSkew * 2).ToArray())
                nonces.Remove(old.Key);
            return nonces.TryAdd(nonce, now);
        }
    }

    private static string Header(HttpRequest request, string name) => request.Headers[$"x-tif-{name}"].ToString();
}
