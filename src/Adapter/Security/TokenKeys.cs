using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace ChangliBridge.Adapter.Security;

/// <summary>What a token is checked against, read once at start from the key files.</summary>
internal sealed class TokenKeys
{
    public TokenKeys(IOptions<SecurityOptions> options, TimeProvider clock)
    {
        Clock = clock;
        Parameters = new TokenValidationParameters
        {
            ValidIssuer = options.Value.Issuer,
            ValidAudience = options.Value.Audience,
            ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
            IssuerSigningKeys = [.. options.Value.PublicKeyFiles.Select(Read)],
            TryAllIssuerSigningKeys = true,
            ValidateLifetime = false, // compared with the bridge's clock on every call
            RequireExpirationTime = true,
        };
    }

    public TokenValidationParameters Parameters { get; }

    /// <summary>The clock a token's lifetime is compared with.</summary>
    public TimeProvider Clock { get; }

    /// <summary>Whether the file at <paramref name="path"/> holds a key for ES256.</summary>
    public static bool Holds(string path)
    {
        try
        {
            return Read(path).ECDsa.KeySize == 256;
        }
        catch (Exception fault) when (fault is ArgumentException or CryptographicException or IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static ECDsaSecurityKey Read(string path)
    {
        var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(path));
        return new ECDsaSecurityKey(key);
    }
}
