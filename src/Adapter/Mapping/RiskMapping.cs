using ChangliBridge.Domain.Plans.Readings;
using ChangliBridge.Domain.Risk;
using ChangliBridge.Store.Mirror;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Adapter.Mapping;

/// <summary>预警 and 建议 between domain and protos.</summary>
internal static class RiskMapping
{
    public static V1.EarlyWarning ToProto(this EarlyWarning warning, MirroredTarget? target, IEnumerable<string> items) => new()
    {
        Name = warning.Name,
        Target = $"inspectionTargets/{warning.TargetId}",
        TargetTitle = target?.Name ?? "",
        Scheme = warning.Scheme,
        GradeBefore = warning.Before,
        GradeAfter = warning.After,
        IndexBefore = warning.IndexBefore?.ToString() ?? "",
        IndexAfter = warning.IndexAfter?.ToString() ?? "",
        Month = warning.Month,
        SyncRun = $"syncRuns/{warning.Run}",
        Rule = warning.RuleId,
        Source = warning.Source,
        Advice = warning.Advice,
        Items = { items.Select(item => $"inspectionItems/{item}") },
        CreateTime = warning.MadeAt.ToProto(),
        Disposal = (V1.EarlyWarning.Types.Disposal)(warning.Disposal ?? 0),
        Plan = warning.Plan,
        BatchId = warning.BatchId,
        Reason = warning.Reason,
        Acknowledger = warning.AcknowledgedBy,
        AcknowledgeTime = warning.AcknowledgedAt.ToProto(),
    };

    public static V1.RateSuggestion ToProto(this RateSuggestion suggestion, (ReadingOutcome Present, ReadingOutcome Suggested) numbers, IEnumerable<string> warnings) => new()
    {
        Strata = { suggestion.Strata.Zip(numbers.Suggested.Strata, ToProto) },
        PresentTotal = numbers.Present.Sum,
        SuggestedTotal = numbers.Suggested.Sum,
        Warnings = { warnings },
    };

    private static V1.StratumSuggestion ToProto(StratumSuggestion suggestion, StratumReading reading) => new()
    {
        Stratum = suggestion.Stratum.Name,
        Grade = suggestion.Stratum.Grades.Count == 1 ? suggestion.Stratum.Grades[0] : "",
        Size = reading.Size,
        PresentTake = suggestion.Present,
        SuggestedTake = suggestion.Stratum.Take,
        Quota = reading.Quota,
        Range = suggestion.Range?.Rates.Text ?? "",
        Frequency = suggestion.Range?.Frequency ?? "",
        MostPerYear = suggestion.Range?.Rates.MostPerYear ?? 0,
        Source = suggestion.Range?.Source ?? "",
        ProblemResults = suggestion.Problems?.Numerator ?? 0,
        Results = suggestion.Problems?.Denominator ?? 0,
        Reasons = { suggestion.Reasons },
    };
}
