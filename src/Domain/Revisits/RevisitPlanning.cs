using ChangliBridge.Domain.Plans;
using ChangliBridge.Domain.Rules;

namespace ChangliBridge.Domain.Revisits;

/// <summary>回访计划: turns what a second office wants to revisit into a plan of one batch, whose frame is the finished inspections of another plan.</summary>
/// <param name="Id">The plan's id.</param>
/// <param name="Title">计划名称.</param>
/// <param name="Department">Id of the department that revisits: the caller's.</param>
/// <param name="Inspectors">Inspectors for each revisit, at least 2.</param>
public sealed record RevisitPlanning(string Id, string Title, string Department, int Inspectors)
{
    /// <summary>Id of the only batch.</summary>
    public const string BatchId = "revisit";

    // No register holds such a state: were the batch ever read as an ordinary one, it would draw nobody.
    private const string ScopeText = "（回访）已审核的检查任务";

    /// <summary>First day of the window.</summary>
    public required DateOnly StartOn { get; init; }

    /// <summary>Last day of the window.</summary>
    public required DateOnly EndOn { get; init; }

    /// <summary>A rate or count of the inspections that found no problem.</summary>
    public required string WithoutProblem { get; init; }

    /// <summary>A rate or count of those that found one.</summary>
    public required string WithProblem { get; init; }

    /// <summary>The plan as a draft.</summary>
    /// <param name="revisited">The plan whose inspections are revisited.</param>
    /// <param name="surroundings">What a plan is checked against.</param>
    /// <param name="faults">Everything wrong; field paths are those of <c>PlanRevisitRequest</c>.</param>
    public PlanDraft Draft(InspectionPlan revisited, PlanSurroundings surroundings, FaultList faults)
    {
        faults.Require(!revisited.Involves(Department),
            new Fault(Rule.RevisitBySecondOffice, "revisited_plan", $"本部门参与了计划{revisited.Id}的检查。", "回访须由未参与该检查的部门或县双随机办进行。"));
        faults.Require(revisited.Batches.All(batch => batch.RevisitedPlan.Length == 0),
            new Fault(Rule.RevisitBySecondOffice, "revisited_plan", $"计划{revisited.Id}本身是回访。", "请填写要回访的抽查计划。"));
        var items = revisited.Batches.SelectMany(batch => batch.Departments).SelectMany(part => part.Items).Distinct().ToList();
        var batch = new PlanBatch
        {
            Id = BatchId,
            Title = Title,
            Scope = new Scope(null, [ScopeText], [], []),
            StartOn = StartOn,
            EndOn = EndOn,
            Departments = [new BatchDepartment(Department, Inspectors, [], items)],
            Strata =
            [
                new PlanStratum("no-problem", [], [], false, WithoutProblem, null) { Tags = [FinishedInspection.WithoutProblem] },
                new PlanStratum("problem", [], [], false, WithProblem, null) { Tags = [FinishedInspection.WithProblem] },
            ],
            RevisitedPlan = revisited.Id,
        };
        var draft = new PlanDraft(Id, Title, StartOn.Year, Department, [batch]);
        // The items are the first departments' own; the second office checks them again without claiming them.
        var own = surroundings with { Departments = [Department], ClaimedItems = items.ToDictionary(item => item, _ => Department) };
        foreach (var fault in PlanRules.Check(draft, own).All)
            faults.Add(fault.Rule, FieldOf(fault.Field), fault.Reason, fault.Remedy);
        return draft;
    }

    private static string FieldOf(string path) => path switch
    {
        "inspection_plan.batches[0].strata[0].take" => "without_problem",
        "inspection_plan.batches[0].strata[1].take" => "with_problem",
        "inspection_plan.batches[0].title" => "title",
        _ => path.Split('.')[^1],
    };
}
