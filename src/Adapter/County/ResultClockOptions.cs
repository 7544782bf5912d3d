using System.ComponentModel.DataAnnotations;
using ChangliBridge.Domain.Calendar;

namespace ChangliBridge.Adapter.County;

/// <summary>公示期限: the clock that the office chose for its results.</summary>
internal sealed record ResultClockOptions
{
    /// <summary>起算时点.</summary>
    public ClockStart Start { get; init; } = ClockStart.CheckEnd;

    /// <summary>工作日数.</summary>
    [Range(1, 250)]
    public int WorkingDays { get; init; } = 20;

    /// <summary>Where it is said; shown with each duty of this term.</summary>
    public string Source { get; init; } = "";
}
