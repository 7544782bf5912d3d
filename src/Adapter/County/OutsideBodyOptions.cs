using System.ComponentModel.DataAnnotations;

namespace ChangliBridge.Adapter.County;

/// <summary>有处置权限的机构: a body outside the bridge to which cases are transferred.</summary>
internal sealed record OutsideBodyOptions
{
    /// <summary>Lower-case letters, digits and hyphens; not a department's id.</summary>
    [Required, RegularExpression("^[a-z0-9][a-z0-9-]{0,30}$")]
    public string Id { get; init; } = "";

    /// <summary>Full name.</summary>
    [Required]
    public string Name { get; init; } = "";

    /// <summary>Whether it takes suspected crimes (司法机关).</summary>
    public bool Judicial { get; init; }
}
