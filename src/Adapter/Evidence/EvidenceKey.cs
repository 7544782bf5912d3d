using ChangliBridge.Contract.Signing;
using ChangliBridge.Domain.Drawing.Evidence;
using Microsoft.Extensions.Options;

namespace ChangliBridge.Adapter.Evidence;

/// <summary>The bridge's key: signs the sums of every bundle, and is published with those before it.</summary>
internal sealed class EvidenceKey(IOptions<EvidenceOptions> options)
{
    private readonly SigningKey _key = SigningKey.FromPem(File.ReadAllText(options.Value.KeyFile));

    /// <summary>Ids of the bridge's keys, oldest first; the last signs.</summary>
    public IReadOnlyList<string> Ids => [.. options.Value.RetiredKeys.Where(id => id != _key.KeyId), _key.KeyId];

    /// <summary>Signs the bytes of SHA256SUMS.</summary>
    public BundleSignature Sign(byte[] sums) => new(_key.KeyId, _key.Algorithm, _key.Sign(sums));

    /// <summary>Whether the file at <paramref name="path"/> holds a key that can sign.</summary>
    public static bool Holds(string path)
    {
        try
        {
            SigningKey.FromPem(File.ReadAllText(path));
            return true;
        }
        catch (Exception fault) when (fault is FormatException or IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
