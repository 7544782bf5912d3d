using System.ComponentModel.DataAnnotations;
using ChangliBridge.Domain.Burden;
using Microsoft.Extensions.Options;

namespace ChangliBridge.Adapter.County;

/// <summary>入企负担: the county's cap on checks of one enterprise, and what counts.</summary>
internal sealed record BurdenOptions
{
    /// <summary>Counted checks a year; 0: none announced.</summary>
    [Range(0, 365)]
    public int Cap { get; init; }

    /// <summary>Where the cap is said.</summary>
    public string CapSource { get; init; } = "";

    /// <summary>Id of the reading in force; of <see cref="Readings"/>.</summary>
    public string Reading { get; init; } = "";

    /// <summary>Published readings of which kinds count.</summary>
    [ValidateEnumeratedItems]
    public IReadOnlyList<CountingReadingOptions> Readings { get; init; } = [];

    /// <summary>豁免情形.</summary>
    [ValidateEnumeratedItems]
    public IReadOnlyList<ExemptReasonOptions> ExemptReasons { get; init; } = [];

    /// <summary>Whether a draw needs an approval number before it is confirmed.</summary>
    public bool ApprovalRequired { get; init; }

    /// <summary>Whether a result is reviewed only with the entry id of its visit (扫码入企).</summary>
    public bool EntryRequired { get; init; }

    public BurdenTerms Terms()
    {
        var reading = Readings.FirstOrDefault(known => known.Id == Reading);
        return new BurdenTerms(Cap, CapSource, reading?.Counts ?? [], reading?.Source ?? "", [.. ExemptReasons.Select(reason => new ExemptReason(reason.Code, reason.Label, reason.Source))], ApprovalRequired);
    }
}
