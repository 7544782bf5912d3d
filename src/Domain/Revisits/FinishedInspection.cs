using ChangliBridge.Domain.Results;
using ChangliBridge.Domain.Tasks;

namespace ChangliBridge.Domain.Revisits;

/// <summary>已办结的检查: a task whose every department's result is reviewed; what a revisit is drawn from.</summary>
/// <param name="Task">The task.</param>
/// <param name="Results">Its results.</param>
public sealed record FinishedInspection(InspectionTask Task, IReadOnlyList<InspectionResult> Results)
{
    /// <summary>Stratum tag of inspections that found a problem.</summary>
    public const string WithProblem = "发现问题";

    /// <summary>Stratum tag of those that found none.</summary>
    public const string WithoutProblem = "未发现问题";

    /// <summary>Whether any department found a problem.</summary>
    public bool ProblemFound => Results.Any(result => result.ProblemFound);

    /// <summary>Which of the two tags it carries.</summary>
    public string Tag => ProblemFound ? WithProblem : WithoutProblem;

    /// <summary>Ids of everybody who was assigned to it or checked: none of them revisits it.</summary>
    public IReadOnlyList<string> Inspectors =>
        [.. Task.Parts.SelectMany(part => part.Inspectors.Concat(part.Assistants.Select(assistant => assistant.Inspector))).Concat(Results.SelectMany(result => result.Inspectors)).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>What it said of each item. Without 逐项结果, a department that found a problem and checked several items does not say in which.</summary>
    public IReadOnlyList<FirstFinding> Findings =>
    [
        .. from part in Task.Parts
           where !part.TakenOff
           let result = Results.First(result => result.Department == part.Department)
           from item in part.Items
           select new FirstFinding(item, part.Department, ProblemIn(result, item, part.Items.Count)),
    ];

    private static bool? ProblemIn(InspectionResult result, string item, int items) => result.Outcomes.FirstOrDefault(outcome => outcome.Item == item)?.Verdict switch
    {
        ItemVerdict.Failed => true,
        ItemVerdict.Passed => false,
        not null => null,
        null => !result.ProblemFound ? false : items == 1 ? true : null,
    };
}
