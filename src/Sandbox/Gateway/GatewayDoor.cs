using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ChangliBridge.Sandbox.Gateway;

/// <summary>Lets signed calls in: checks signature, time against the province's clock, and the end of the secret.</summary>
internal sealed class GatewayDoor(GatewayCredentials credentials, TimeProvider clock) : IDoor
{
    private static readonly TimeSpan SecretLife = TimeSpan.FromHours(2);
    private static readonly TimeSpan AllowedSkew = TimeSpan.FromMinutes(5);

    private readonly Lock gate = new();
    private readonly List<GatewaySecret> issued = [];

    public GatewaySecret Issue()
    {
        var secret = new GatewaySecret(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24)), clock.GetUtcNow() + SecretLife);
        lock (gate)
            issued.Add(secret);
        return secret;
    }

    /// <summary>Ends every secret now, as a gateway does that was set up anew.</summary>
    public void ExpireSecrets()
    {
        lock (gate)
            issued.Clear();
    }

    public string Seal(GatewaySecret secret) => GatewaySigning.Seal(credentials.AppKey, secret.Text);

    /// <summary>Null where a call signed with the application's key may pass.</summary>
    public PlatformRefusal? CheckApplication(HttpRequest request) =>
        CheckTime(request) ?? (Signed(request, credentials.AppKey) ? null : PlatformRefusal.SignatureWrong);

    /// <summary>Null where a call signed with a living secret may pass.</summary>
    public PlatformRefusal? Check(HttpRequest request)
    {
        if (CheckTime(request) is { } refusal)
            return refusal;
        GatewaySecret[] known;
        lock (gate)
            known = [.. issued];
        var now = clock.GetUtcNow();
        var signer = known.LastOrDefault(secret => Signed(request, Encoding.UTF8.GetBytes(secret.Text)));
        if (signer is not null)
            return signer.EndsAt > now ? null : PlatformRefusal.SecretUnknown;

        // A caller whose secret is of a gateway before this one must fetch a new one: to it the secret is unknown, not wrong.
        return known.Any(secret => secret.EndsAt > now) ? PlatformRefusal.SignatureWrong : PlatformRefusal.SecretUnknown;
    }

    private PlatformRefusal? CheckTime(HttpRequest request)
    {
        if (!long.TryParse(Header(request, "gjgxjhpt_rtime"), NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            || milliseconds > DateTimeOffset.MaxValue.ToUnixTimeMilliseconds())
            return PlatformRefusal.ClockSkewed;
        var skew = (DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) - clock.GetUtcNow()).Duration();
        return skew > AllowedSkew ? PlatformRefusal.ClockSkewed : null;
    }

    private bool Signed(HttpRequest request, byte[] key) =>
        Header(request, "gjgxjhpt_rid") == credentials.AppId
        && Header(request, "gjgxjhpt_sid") == credentials.ServiceId
        && GatewaySigning.Same(
            Header(request, "gjgxjhpt_sign"),
            GatewaySigning.Sign(key, credentials.ServiceId, credentials.AppId, Header(request, "gjgxjhpt_rtime")));

    private static string Header(HttpRequest request, string name) => request.Headers[name].ToString();
}
