using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ChangliBridge.Adapter.Security;

/// <summary>
/// Believes ES256 tokens of the configured issuer. A token that was checked is believed again for up to a minute without
/// another signature check, its lifetime is compared with the bridge's clock every time.
/// </summary>
internal sealed class TokenAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, TokenKeys keys, IMemoryCache cache)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Bearer";

    private const string Prefix = "Bearer ";
    private static readonly JsonWebTokenHandler Tokens = new() { MapInboundClaims = false };

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            return AuthenticateResult.NoResult();
        var token = header[Prefix.Length..].Trim();
        var key = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
        if (!cache.TryGetValue(key, out TokenValidationResult? known) || known is null)
        {
            known = await Tokens.ValidateTokenAsync(token, keys.Parameters);
            if (known.IsValid)
                cache.Set(key, known, TimeSpan.FromMinutes(1));
        }
        if (!known.IsValid || !Alive(known.SecurityToken))
            return AuthenticateResult.Fail("The token is not valid.");
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(known.ClaimsIdentity), SchemeName));
    }

    private bool Alive(SecurityToken token)
    {
        var now = keys.Clock.GetUtcNow().UtcDateTime;
        return token.ValidFrom <= now.AddMinutes(1) && now < token.ValidTo;
    }
}
