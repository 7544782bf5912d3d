using System.ComponentModel.DataAnnotations;

namespace ChangliBridge.Adapter.Evidence;

/// <summary>Settings section <c>Evidence</c>: the key that signs evidence bundles.</summary>
internal sealed record EvidenceOptions
{
    /// <summary>PEM file of the bridge's private key, P-256 or SM2; a secret. Make one with <c>changli key new</c>.</summary>
    [Required]
    public string KeyFile { get; init; } = "";

    /// <summary>Ids of keys that signed before; published for ever, so that old bundles can be checked.</summary>
    public IReadOnlyList<string> RetiredKeys { get; init; } = [];
}
