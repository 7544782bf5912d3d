using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ChangliBridge.Sandbox.Demo;

/// <summary>Issues development tokens (JWT, ES256) by the shifted clock.</summary>
internal sealed class TokenDesk(ECDsa key, TimeProvider clock)
{
    public const string Issuer = "changli-demo";
    public const string Audience = "changli-bridge";
    private static readonly TimeSpan Life = TimeSpan.FromHours(8);
    private static readonly TimeSpan Reuse = TimeSpan.FromHours(1);

    private readonly SigningCredentials signer = new(new ECDsaSecurityKey(key), SecurityAlgorithms.EcdsaSha256);
    private readonly JsonWebTokenHandler handler = new() { SetDefaultTimesOnTokenCreation = false };
    private readonly ConcurrentDictionary<string, (string Token, DateTimeOffset IssuedAt)> issued = new();

    public string For(Official official)
    {
        var now = clock.GetUtcNow();
        if (issued.TryGetValue(official.Id, out var held) && now >= held.IssuedAt && now < held.IssuedAt + Reuse)
            return held.Token;
        var token = Issue(official, now.AddMinutes(-1), now + Life);
        issued[official.Id] = (token, now);
        return token;
    }

    /// <summary>A token for reading and moving the clock, good before and after the move: a bridge that died meanwhile may stand at either.</summary>
    public string Spanning(Official official, DateTimeOffset from, DateTimeOffset until) => Issue(official, from, until);

    private string Issue(Official official, DateTimeOffset from, DateTimeOffset until) => handler.CreateToken(new SecurityTokenDescriptor
    {
        Issuer = Issuer,
        Audience = Audience,
        IssuedAt = from.UtcDateTime,
        NotBefore = from.UtcDateTime,
        Expires = until.UtcDateTime,
        Claims = new Dictionary<string, object>
        {
            ["sub"] = official.Id,
            ["department"] = official.Department,
            ["roles"] = official.Roles,
        },
        SigningCredentials = signer,
    });
}
