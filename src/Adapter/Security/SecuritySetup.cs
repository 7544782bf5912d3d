using ChangliBridge.Store;
using Microsoft.AspNetCore.Authorization;

namespace ChangliBridge.Adapter.Security;

/// <summary>Registers authentication; every endpoint needs a caller unless it says otherwise.</summary>
internal static class SecuritySetup
{
    public static void AddSecurity(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<SecurityOptions>().BindPlainly(builder.Configuration.GetSection("Security"))
            .ValidateDataAnnotations()
            .Validate(security => security.PublicKeyFiles.All(File.Exists), "Security:PublicKeyFiles names a file that does not exist.")
            .Validate(security => security.PublicKeyFiles.Where(File.Exists).All(TokenKeys.Holds), "Security:PublicKeyFiles names a file that is no PEM public key on P-256 (ES256).")
            .ValidateOnStart();
        builder.Services.AddMemoryCache();
        builder.Services.AddSingleton<TokenKeys>();
        builder.Services.AddAuthentication(schemes =>
        {
            schemes.AddScheme<TokenAuthentication>(TokenAuthentication.SchemeName, null);
            schemes.DefaultScheme = TokenAuthentication.SchemeName;
        });
        builder.Services.AddTransient<TokenAuthentication>();
        builder.Services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        builder.Services.AddSingleton<IAuthorizationMiddlewareResultHandler, RefusalAnswer>();
    }
}
