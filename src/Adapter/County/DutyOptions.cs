using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace ChangliBridge.Adapter.County;

/// <summary>待办: terms that are local.</summary>
internal sealed record DutyOptions
{
    /// <summary>Working days after the draw to confirm a drawn list: of the office that drew it, and of the participating departments of a joint one.</summary>
    [Range(1, 250)]
    public int ConfirmWithin { get; init; } = 2;

    /// <summary>Where it is said; shown with each duty of this term.</summary>
    public string ConfirmSource { get; init; } = "";

    /// <summary>Dates that the county's plan sets every year.</summary>
    [ValidateEnumeratedItems]
    public IReadOnlyList<YearlyDutyOptions> Yearly { get; init; } = [];
}
