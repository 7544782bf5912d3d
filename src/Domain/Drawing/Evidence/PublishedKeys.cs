namespace ChangliBridge.Domain.Drawing.Evidence;

/// <summary>公布的公钥: whose key is whose, from a list that the checker got elsewhere than from the bundle.</summary>
/// <param name="Keys">Party and key id of every key, retired ones too; the bridge's own under <see cref="Bridge"/>.</param>
public sealed record PublishedKeys(IReadOnlyList<(string Party, string KeyId)> Keys)
{
    /// <summary>The party of the keys that sign bundles.</summary>
    public const string Bridge = "bridge";

    /// <summary>Whether <paramref name="keyId"/> is or was a key of <paramref name="party"/>.</summary>
    public bool Holds(string party, string keyId) => Keys.Contains((party, keyId));
}
