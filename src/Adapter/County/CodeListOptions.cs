using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace ChangliBridge.Adapter.County;

/// <summary>检查结果代码表: a code list by id and version.</summary>
internal sealed record CodeListOptions
{
    /// <summary>Such as <c>hebei-result/2023</c>.</summary>
    [Required]
    public string Id { get; init; } = "";

    /// <summary>Where the list comes from.</summary>
    public string Source { get; init; } = "";

    /// <summary>Its codes.</summary>
    [Required, MinLength(1), ValidateEnumeratedItems]
    public IReadOnlyList<ResultCodeOptions> Codes { get; init; } = [];
}
