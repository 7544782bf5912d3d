using System.ComponentModel.DataAnnotations;
using ChangliBridge.Domain.Burden;

namespace ChangliBridge.Adapter.County;

/// <summary>计入口径: which kinds of checks count towards the cap, as somebody published it.</summary>
internal sealed record CountingReadingOptions
{
    /// <summary>Such as <c>justice-2025</c>.</summary>
    [Required]
    public string Id { get; init; } = "";

    /// <summary>Kinds that count.</summary>
    [Required, MinLength(1)]
    public IReadOnlyList<CheckKind> Counts { get; init; } = [];

    /// <summary>Where it is said.</summary>
    [Required]
    public string Source { get; init; } = "";
}
