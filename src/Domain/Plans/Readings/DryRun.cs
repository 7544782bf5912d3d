using ChangliBridge.Domain.Drawing;

namespace ChangliBridge.Domain.Plans.Readings;

/// <summary>
/// 试算: every reading of a batch's rate clause side by side, for the sizes that its strata have. Nothing is drawn and nothing is chosen;
/// the lead department decides. Source: county plan 附件二(二), whose two sentences allow several readings (docs/decisions/0004).
/// </summary>
public sealed record DryRun
{
    private static readonly Rounding[] Roundings = [Rounding.HalfUp, Rounding.Up, Rounding.Down];

    private DryRun()
    {
    }

    /// <summary>Targets in all strata.</summary>
    public required long Frame { get; init; }

    /// <summary>Targets in strata that are not excluded: what an overall rate is of.</summary>
    public required long Members { get; init; }

    /// <summary>By reading (report, top up, budget), then rounding (half up, up, down), then minimum.</summary>
    public required IReadOnlyList<ReadingOutcome> Readings { get; init; }

    /// <summary>What does not fit in the plan's own figures, whatever the reading.</summary>
    public required IReadOnlyList<ReadingFlag> Flags { get; init; }

    /// <summary>The batch's own present choice.</summary>
    public ReadingOutcome Chosen => Readings.Single(reading => reading.Chosen);

    /// <summary>Tries every reading of <paramref name="batch"/>.</summary>
    /// <param name="plan">Its plan.</param>
    /// <param name="batch">A batch that <see cref="PlanRules"/> accepts.</param>
    /// <param name="sizes">Targets in each stratum, in batch order.</param>
    public static DryRun Of(InspectionPlan plan, PlanBatch batch, IReadOnlyList<int> sizes) => Of(BatchRule.Of(plan, batch), sizes, batch);

    /// <summary>Tries every reading of <paramref name="rule"/>.</summary>
    /// <param name="rule">A rule that the draw accepts.</param>
    /// <param name="sizes">Targets in each stratum, in rule order.</param>
    /// <param name="batch">The batch that the rule is of, for its stated figures, ranges and conditions; null where there is none.</param>
    public static DryRun Of(DrawRule rule, IReadOnlyList<int> sizes, PlanBatch? batch = null)
    {
        var written = Written(rule);
        List<MinimumReading> minimums = [MinimumReading.None, MinimumReading.One];
        if (written == MinimumReading.AsWritten)
            minimums.Add(written);
        var own = Enum.GetValues<OverallReading>().Single(reading => ModeOf(reading) == (rule.Overall?.Mode ?? RuleOverall.Report));
        var readings = from reading in Enum.GetValues<OverallReading>()
                       from rounding in Roundings
                       from minimum in reading == OverallReading.Budget ? [MinimumReading.None] : minimums
                       let chosen = reading == own && rounding == rule.Rounding && (reading == OverallReading.Budget || minimum == written)
                       select Try(rule, sizes, batch, new ReadingOutcome { Reading = reading, Rounding = rounding, Minimum = minimum, Chosen = chosen });
        return new DryRun
        {
            Frame = sizes.Sum(size => (long)size),
            Members = rule.Strata.Zip(sizes, (stratum, size) => stratum.Take == "none" ? 0L : size).Sum(),
            Readings = [.. readings],
            Flags = batch is null ? [] : StatedFigures.Of(rule, sizes, batch),
        };
    }

    private static ReadingOutcome Try(DrawRule rule, IReadOnlyList<int> sizes, PlanBatch? batch, ReadingOutcome reading)
    {
        if (WhyNot(rule, reading.Reading) is { } reason)
            return reading with { Impossible = reason };
        var variant = rule with
        {
            RoundingWord = BatchRule.WordOf(reading.Rounding),
            Overall = rule.Overall is { } clause ? clause with { Mode = ModeOf(reading.Reading) } : null,
            Strata = [.. rule.Strata.Select(stratum => WithMinimum(stratum, reading.Minimum))],
        };
        var quotas = Quotas.Of(variant, sizes);
        var strata = rule.Strata.Select((stratum, i) => new StratumReading(stratum.Name, stratum.Take, sizes[i], quotas[i])).ToList();
        return reading with
        {
            Note = reading.Reading == OverallReading.Budget ? "按总量分配时不看最少户数。" : "",
            Strata = strata,
            Sum = quotas.Sum(),
            Overall = rule.Overall is null ? null : Quotas.Overall(variant, sizes),
            Share = new Share(quotas.Sum(), sizes.Sum(size => (long)size)),
            Follows = PublishedReadings.Of(rule, reading.Reading, batch),
            Flags = ReadingFlags.Of(strata, quotas.Sum(), batch),
        };
    }

    private static string? WhyNot(DrawRule rule, OverallReading reading)
    {
        if (reading == OverallReading.Report)
            return null;
        if (rule.Overall is null)
            return reading == OverallReading.TopUp ? "计划没有总体比例，无从补足。" : "计划没有总体比例，没有总量可分配。";
        var other = rule.Strata.FirstOrDefault(stratum => Take.Parse(stratum.Take) is { IsRate: false, IsNone: false });
        return reading == OverallReading.Budget && other is not null ? $"分层“{other.Name}”写的是“{other.Take}”；按总量分配时各分层须为比例或 none。" : null;
    }

    private static RuleStratum WithMinimum(RuleStratum stratum, MinimumReading minimum) =>
        minimum == MinimumReading.AsWritten || Take.Parse(stratum.Take) is not { IsRate: true } ? stratum
            : stratum with { Minimum = minimum == MinimumReading.One ? 1 : null };

    private static MinimumReading Written(DrawRule rule)
    {
        var minimums = rule.Strata.Where(stratum => Take.Parse(stratum.Take) is { IsRate: true }).Select(stratum => stratum.Minimum ?? 0).Distinct().ToList();
        return minimums is [] or [0] ? MinimumReading.None : minimums is [1] ? MinimumReading.One : MinimumReading.AsWritten;
    }

    private static string ModeOf(OverallReading reading) => reading switch
    {
        OverallReading.TopUp => RuleOverall.TopUp,
        OverallReading.Budget => RuleOverall.Budget,
        _ => RuleOverall.Report,
    };
}
