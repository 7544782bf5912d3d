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

    /// <summary>Whether it says 无法联系; then it is not <see cref="Problem"/>, for the statistics print both rates.</summary>
    public bool Unreachable { get; init; }

    /// <summary>Codes of the list that cannot stand beside it.</summary>
    public IReadOnlyList<string> Excludes { get; init; } = [];
}
