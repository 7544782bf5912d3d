using System.ComponentModel.DataAnnotations;

namespace ChangliBridge.Adapter.County;

/// <summary>One code of a dictionary.</summary>
internal sealed record DictionaryEntryOptions
{
    /// <summary>The code.</summary>
    [Required]
    public string Code { get; init; } = "";

    /// <summary>What it means.</summary>
    [Required]
    public string Label { get; init; } = "";
}
