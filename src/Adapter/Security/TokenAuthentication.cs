using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ChangliBridge.Adapter.Security;

/// <summary>
/// Believes ES256 tokens of the configured issuer. A token that was checked is believed again for up to a minute without
/// another signature check, its lifetime is compared with the bridge's clock every time.
/// </summary>
internal sealed class TokenAuthentication(TokenKeys keys, IMemoryCache cache) : IAuthenticationHandler
{
    public const string SchemeName = "Bearer";

    private const string Prefix = "Bearer ";
    private static readonly JsonWebTokenHandler Tokens = new() { MapInboundClaims = false };
    private HttpContext? _context;

    public Task InitializeAsync(AuthenticationScheme scheme, HttpContext context)
    {
        _context = context;
        return Task.CompletedTask;
    }

    public async Task<AuthenticateResult> AuthenticateAsync()
    {
        var header = _context!.Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            return AuthenticateResult.NoResult();
        var token = header[Prefix.Length..].Trim();
        if (!cache.TryGetValue(token, out (SecurityToken Token, CallerPrincipal Principal) known))
        {
            var checkedNow = await Tokens.ValidateTokenAsync(token, keys.Parameters);
            if (!checkedNow.IsValid)
                return AuthenticateResult.Fail("The token is not valid.");
            known = (checkedNow.SecurityToken, new CallerPrincipal(checkedNow.ClaimsIdentity));
            cache.Set(token, known, TimeSpan.FromMinutes(1));
        }
        return Alive(known.Token)
            ? AuthenticateResult.Success(new AuthenticationTicket(known.Principal, SchemeName))
            : AuthenticateResult.Fail("The token is not valid.");
    }

    public Task ChallengeAsync(AuthenticationProperties? properties) => AnswerAsync(StatusCodes.Status401Unauthorized);

    public Task ForbidAsync(AuthenticationProperties? properties) => AnswerAsync(StatusCodes.Status403Forbidden);

    private Task AnswerAsync(int code)
    {
        _context!.Response.StatusCode = code;
        return Task.CompletedTask;
    }

    private bool Alive(SecurityToken token)
    {
        var now = keys.Clock.GetUtcNow().UtcDateTime;
        return token.ValidFrom <= now.AddMinutes(1) && now < token.ValidTo;
    }
}
