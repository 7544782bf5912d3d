using ChangliBridge.Domain.Risk;

namespace ChangliBridge.Domain.Plans;

/// <summary>What a plan is checked against (计划核对依据).</summary>
/// <param name="Today">The day in the county, UTC+8.</param>
/// <param name="Departments">Ids of the county's departments.</param>
/// <param name="Scheme">信用风险等级 in force.</param>
/// <param name="ClaimedItems">Department by id of each claimed item.</param>
public sealed record PlanSurroundings(
    DateOnly Today, IReadOnlyCollection<string> Departments, GradeScheme Scheme, IReadOnlyDictionary<string, string> ClaimedItems)
{
    /// <summary>计划字典 of the county.</summary>
    public PlanLists Lists { get; init; } = new([], [], []);

    /// <summary>登记状态 of targets whose registration has ended.</summary>
    public IReadOnlySet<string> EndedStates { get; init; } = new HashSet<string>();

    /// <summary>Batches of the version in force, which an adjustment may leave as they are; empty where there is none.</summary>
    public IReadOnlyList<PlanBatch> InForce { get; init; } = [];

    /// <summary>已抽批次 of the plan.</summary>
    public DrawnBatches Drawn { get; init; } = DrawnBatches.None;
}
