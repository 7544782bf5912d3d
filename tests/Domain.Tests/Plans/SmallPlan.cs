using ChangliBridge.Domain.Catalog;
using ChangliBridge.Domain.Plans;
using ChangliBridge.Domain.Risk;
using ChangliBridge.Domain.Rules;

namespace ChangliBridge.Domain.Tests.Plans;

/// <summary>The county plan as a department writes it, and what it is checked against.</summary>
internal static class SmallPlan
{
    public static readonly PlanSurroundings Surroundings = new(
        new DateOnly(2023, 10, 30), ["mzj", "scjgj", "ssjb"], new GradeScheme("hebei-abcd", ["A", "B", "C", "D"]),
        new Dictionary<string, string> { ["mzj-mz-01"] = "mzj", ["scjgj-sc-01"] = "scjgj", ["gaj-ga-01"] = "gaj" });

    public static readonly PlanBatch Batch = new()
    {
        Id = "halal-food",
        Title = "清真食品领域联合抽查",
        Scope = new Scope(new DateOnly(2022, 12, 31), ["已成立"], ["清真食品生产经营"], [TargetType.Enterprise, TargetType.SoleTrader]),
        StartOn = new DateOnly(2023, 11, 6),
        EndOn = new DateOnly(2023, 11, 10),
        Departments = [new("mzj", 2, [], ["mzj-mz-01"]), new("scjgj", 2, ["registration"], ["scjgj-sc-01"])],
        Strata =
        [
            new("individual", [TargetType.SoleTrader], [], false, "5%", null),
            new("A", [], ["A"], false, "0.5%", null),
            new("B", [], ["B"], false, "2%", null),
            new("C", [], ["C"], false, "10%", 1),
            new("D", [], ["D"], false, "30%", 1),
            new("ungraded", [], [], true, "none", null),
        ],
        Overall = new OverallClause(OverallReading.Report, "5%", "按等级比例，总体比例仅作参考（牵头部门决定）。"),
    };

    public static readonly PlanDraft Draft = new("2023-halal", "2023年联合抽查工作计划", 2023, "mzj", [Batch]);

    public static IReadOnlyList<Fault> FaultsOf(PlanDraft draft)
    {
        var faults = PlanRules.Check(draft, Surroundings);
        return faults.Any ? Xunit.Assert.Throws<RuleViolation>(faults.ThrowIfAny).Faults : [];
    }

    public static PlanDraft With(Func<PlanBatch, PlanBatch> change) => Draft with { Batches = [change(Batch)] };

    public static CandidateTarget Target(TargetType type = TargetType.Enterprise, string? grade = "A") =>
        new("91130322MA0CHL0081", type, "已成立", new DateOnly(2022, 12, 31), ["清真食品生产经营", "食品销售"], grade);

    public static PlanBatch First(PlanBatch batch, Func<PlanStratum, PlanStratum> change) => batch with { Strata = [change(batch.Strata[0]), .. batch.Strata.Skip(1)] };

    public static PlanBatch Lead(PlanBatch batch, Func<BatchDepartment, BatchDepartment> change) => batch with { Departments = [change(batch.Departments[0]), .. batch.Departments.Skip(1)] };
}
