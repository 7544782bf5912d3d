using System.Security.Cryptography;
using ChangliBridge.Testing;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ChangliBridge.Adapter.Tests.Hosting;

/// <summary>Issues the tests' tokens (JWT, ES256), right ones and every kind of wrong one.</summary>
internal static class TokenDesk
{
    public const string Issuer = "changli-demo";
    public const string Audience = "changli-bridge";

    private static readonly TemporaryFolder Folder = new();
    private static readonly ECDsa Key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private static readonly JsonWebTokenHandler Handler = new() { SetDefaultTimesOnTokenCreation = false };

    static TokenDesk()
    {
        PublicKeyFile = Folder.File("issuer.pub.pem");
        File.WriteAllText(PublicKeyFile, Key.ExportSubjectPublicKeyInfoPem());
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Folder.Dispose();
    }

    /// <summary>What the bridge is told to believe.</summary>
    public static string PublicKeyFile { get; }

    /// <summary>Good from the day before the demonstration for twenty years, so that it is good by real time too.</summary>
    public static string For(Official official) => Handler.CreateToken(Describe(official));

    public static string Expiring(Official official, DateTimeOffset at)
    {
        var token = Describe(official);
        token.Expires = at.UtcDateTime;
        return Handler.CreateToken(token);
    }

    public static string NotYetGood(Official official, DateTimeOffset from)
    {
        var token = Describe(official);
        token.NotBefore = from.UtcDateTime;
        return Handler.CreateToken(token);
    }

    public static string OfAnotherKey(Official official)
    {
        var token = Describe(official);
        token.SigningCredentials = new SigningCredentials(new ECDsaSecurityKey(ECDsa.Create(ECCurve.NamedCurves.nistP256)), SecurityAlgorithms.EcdsaSha256);
        return Handler.CreateToken(token);
    }

    public static string ForAudience(Official official, string audience)
    {
        var token = Describe(official);
        token.Audience = audience;
        return Handler.CreateToken(token);
    }

    public static string OfIssuer(Official official, string issuer)
    {
        var token = Describe(official);
        token.Issuer = issuer;
        return Handler.CreateToken(token);
    }

    /// <summary>The same claims with <c>"alg":"none"</c> and no signature.</summary>
    public static string Unsigned(Official official) =>
        $"{Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""")}.{For(official).Split('.')[1]}.";

    /// <summary>Signed with the bridge's public key as if it were a shared secret.</summary>
    public static string SignedWithThePublicKey(Official official)
    {
        var token = Describe(official);
        token.SigningCredentials = new SigningCredentials(new SymmetricSecurityKey(Key.ExportSubjectPublicKeyInfo()), SecurityAlgorithms.HmacSha256);
        return Handler.CreateToken(token);
    }

    private static SecurityTokenDescriptor Describe(Official official) => new()
    {
        Issuer = Issuer,
        Audience = Audience,
        IssuedAt = SteppedClock.DemoStart.UtcDateTime.AddDays(-1),
        NotBefore = SteppedClock.DemoStart.UtcDateTime.AddDays(-1),
        Expires = SteppedClock.DemoStart.UtcDateTime.AddYears(20),
        Claims = new Dictionary<string, object> { ["sub"] = official.Id, ["department"] = official.Department, ["roles"] = official.Roles },
        SigningCredentials = new SigningCredentials(new ECDsaSecurityKey(Key), SecurityAlgorithms.EcdsaSha256),
    };
}
