using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace ChangliBridge.Adapter.County;

/// <summary>待办: terms that are local.</summary>
internal sealed record DutyOptions
{
    /// <summary>Working days to confirm a drawn list.</summary>
    [Range(1, 250)]
    public int ConfirmWithin { get; init; } = 2;

    /// <summary>Where it is said.</summary>
    public string ConfirmSource { get; init; } = "";

    /// <summary>Dates that the county's plan sets every year.</summary>
    [ValidateEnumeratedItems]
    public IReadOnlyList<YearlyDutyOptions> Yearly { get; init; } = [];
}
