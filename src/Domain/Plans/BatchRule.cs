using ChangliBridge.Domain.Drawing;
using ChangliBridge.Domain.Facts;

namespace ChangliBridge.Domain.Plans;

/// <summary>Turns a plan batch into the rule of its draw (抽取规则), with the recorded reading in its note.</summary>
public static class BatchRule
{
    /// <summary>The rule of <paramref name="batch"/>.</summary>
    public static DrawRule Of(InspectionPlan plan, PlanBatch batch) => new()
    {
        Plan = plan.Name,
        LastDay = FactText.Day(batch.EndOn),
        Departments = [.. batch.Departments.Select(part => new RuleDepartment(part.Department, part.Inspectors, part.InspectorTags))],
        Strata = [.. batch.Strata.Select(stratum => new RuleStratum(stratum.Name, stratum.Take, stratum.Minimum))],
        RoundingWord = WordOf(batch.Rounding),
        Overall = batch.Overall is { } overall ? new RuleOverall(ModeOf(overall), overall.Take) : null,
        Note = string.Join("；", new[] { plan.Temporary?.Text, batch.Overall?.Decision }.Where(text => text is not null)),
    };

    /// <summary>The stratum of <paramref name="target"/>: the first of the batch that matches; null where none does.</summary>
    public static string? StratumOf(PlanBatch batch, CandidateTarget target)
    {
        // Asked a million times at a freeze: nothing is made on the way.
        for (var i = 0; i < batch.Strata.Count; i++)
        {
            if (batch.Strata[i].Matches(target))
                return batch.Strata[i].Name;
        }
        return null;
    }

    internal static string WordOf(Rounding rounding) => rounding switch
    {
        Rounding.Up => "up",
        Rounding.Down => "down",
        _ => "half_up",
    };

    private static string ModeOf(OverallClause overall) => overall.Reading switch
    {
        OverallReading.TopUp => RuleOverall.TopUp,
        OverallReading.Budget => RuleOverall.Budget,
        _ => RuleOverall.Report,
    };
}
