using System.ComponentModel.DataAnnotations;

namespace ChangliBridge.Adapter.Security;

/// <summary>Settings section <c>Security</c>: whose tokens are believed.</summary>
internal sealed record SecurityOptions
{
    /// <summary>Issuer that a token must name.</summary>
    [Required]
    public string Issuer { get; init; } = "";

    /// <summary>Audience that a token must name.</summary>
    [Required]
    public string Audience { get; init; } = "";

    /// <summary>PEM files of the issuer's public keys, ECDSA P-256; two while a key is rotated.</summary>
    [Required, MinLength(1)]
    public IReadOnlyList<string> PublicKeyFiles { get; init; } = [];
}
