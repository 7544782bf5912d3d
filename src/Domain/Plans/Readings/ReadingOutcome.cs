using ChangliBridge.Domain.Drawing;

namespace ChangliBridge.Domain.Plans.Readings;

/// <summary>读法结果: what one reading of the rate clause would draw, or why it is not possible for this rule.</summary>
public sealed record ReadingOutcome
{
    /// <summary>What the overall figure does.</summary>
    public required OverallReading Reading { get; init; }

    /// <summary>取整方式.</summary>
    public required Rounding Rounding { get; init; }

    /// <summary>最少户数; a budget ignores it and stands once, as <see cref="MinimumReading.None"/>.</summary>
    public required MinimumReading Minimum { get; init; }

    /// <summary>Whether it is the batch's own present choice.</summary>
    public required bool Chosen { get; init; }

    /// <summary>Why the rule cannot be read so, zh-CN; empty where it can. Then there are no figures.</summary>
    public string Impossible { get; init; } = "";

    /// <summary>What this reading leaves aside, zh-CN; empty where it follows every word of the plan.</summary>
    public string Note { get; init; } = "";

    /// <summary>Strata in rule order.</summary>
    public IReadOnlyList<StratumReading> Strata { get; init; } = [];

    /// <summary>Targets drawn in all.</summary>
    public int Sum { get; init; }

    /// <summary>What the overall clause asks for under this rounding; null where the plan has none.</summary>
    public int? Overall { get; init; }

    /// <summary><see cref="Sum"/> less <see cref="Overall"/>: negative where the clause asks for more than is drawn.</summary>
    public int? Gap => Overall is { } overall ? Sum - overall : null;

    /// <summary>占比 of the drawn in the whole frame, excluded strata included.</summary>
    public Share Share { get; init; }

    /// <summary>Wordings of published plans that mean this.</summary>
    public IReadOnlyList<PublishedReading> Follows { get; init; } = [];

    /// <summary>What somebody should look at under this reading; nothing is corrected.</summary>
    public IReadOnlyList<ReadingFlag> Flags { get; init; } = [];
}
