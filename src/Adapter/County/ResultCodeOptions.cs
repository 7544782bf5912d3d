using System.ComponentModel.DataAnnotations;

namespace ChangliBridge.Adapter.County;

/// <summary>One code of a code list.</summary>
internal sealed record ResultCodeOptions
{
    /// <summary>The code.</summary>
    [Required]
    public string Code { get; init; } = "";

    /// <summary>What it means.</summary>
    [Required]
    public string Label { get; init; } = "";

    /// <summary>Whether it says that a problem was found.</summary>
    public bool Problem { get; init; }
}
