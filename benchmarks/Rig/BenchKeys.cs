using System.Security.Cryptography;
using ChangliBridge.Contract.Signing;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ChangliBridge.Benchmarks.Rig;

/// <summary>The run's own keys: of the token issuer, the bridge's evidence and the parties.</summary>
public sealed class BenchKeys : IDisposable
{
    public const string Issuer = "changli-benchmark";
    public const string Audience = "changli-bridge";

    private static readonly DateTime BornAt = new(2023, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly ECDsa _issuer = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly Dictionary<string, SigningKey> _parties = [];
    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };

    public BenchKeys(string folder)
    {
        (IssuerFile, EvidenceFile) = (Path.Combine(folder, "issuer.pub.pem"), Path.Combine(folder, "evidence.key.pem"));
        File.WriteAllText(IssuerFile, _issuer.ExportSubjectPublicKeyInfoPem());
        File.WriteAllText(EvidenceFile, Of("bridge").ToPem());
    }

    public string IssuerFile { get; }

    public string EvidenceFile { get; }

    public SigningKey Of(string party)
    {
        if (!_parties.TryGetValue(party, out var key))
            _parties[party] = key = SigningKey.Create("ES256");
        return key;
    }

    public string Token(string department, string[] roles) => _handler.CreateToken(new SecurityTokenDescriptor
    {
        Issuer = Issuer,
        Audience = Audience,
        IssuedAt = BornAt,
        NotBefore = BornAt,
        Expires = BornAt.AddYears(2),
        Claims = new Dictionary<string, object> { ["sub"] = $"{department}-{roles[0]}", ["department"] = department, ["roles"] = roles },
        SigningCredentials = new SigningCredentials(new ECDsaSecurityKey(_issuer), SecurityAlgorithms.EcdsaSha256),
    });

    public void Dispose() => _issuer.Dispose();
}
