using ChangliBridge.Adapter.Open;
using ChangliBridge.Domain.Drawing.Signing;
using ChangliBridge.Store;

namespace ChangliBridge.Adapter.Evidence;

/// <summary>Registers what makes evidence.</summary>
internal static class EvidenceSetup
{
    public static void AddEvidence(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<EvidenceOptions>().BindPlainly(builder.Configuration.GetSection("Evidence"))
            .ValidateDataAnnotations()
            .Validate(evidence => evidence.KeyFile.Length == 0 || EvidenceKey.Holds(evidence.KeyFile), "Evidence:KeyFile names no PEM file of a P-256 or SM2 private key. Make one with: changli key new --algorithm ES256 --out evidence.key.pem")
            .Validate(evidence => evidence.RetiredKeys.All(id => PublicKey.Parse(id) is not null), "Evidence:RetiredKeys holds a text that is no key id (es256:… or sm2:…, docs/draw.md section 5).")
            .ValidateOnStart();
        builder.Services.AddSingleton<EvidenceKey>();
        builder.Services.AddSingleton<BundleFile>();
        builder.Services.AddSingleton<OpenFiles>();
    }
}
