using ChangliBridge.Domain.Drawing;
using ChangliBridge.Domain.Plans.Readings;

namespace ChangliBridge.Domain.Plans;

/// <summary>计划批次: one set of targets, departments, rates and days. Two or more departments make it a 联合抽查.</summary>
public sealed record PlanBatch
{
    /// <summary>Lower-case letters, digits and hyphens, unique in the plan.</summary>
    public required string Id { get; init; }

    /// <summary>任务名称.</summary>
    public required string Title { get; init; }

    /// <summary>抽查对象范围.</summary>
    public required Scope Scope { get; init; }

    /// <summary>First day of the window.</summary>
    public required DateOnly StartOn { get; init; }

    /// <summary>Last day of the window.</summary>
    public required DateOnly EndOn { get; init; }

    /// <summary>参与部门, lead first.</summary>
    public required IReadOnlyList<BatchDepartment> Departments { get; init; }

    /// <summary>分层, from lowest to highest risk.</summary>
    public required IReadOnlyList<PlanStratum> Strata { get; init; }

    /// <summary>取整方式.</summary>
    public Rounding Rounding { get; init; } = Rounding.HalfUp;

    /// <summary>总体比例; null where the plan has no such clause.</summary>
    public OverallClause? Overall { get; init; }

    /// <summary>计划所写总户数; only compared with what the strata give, never used.</summary>
    public int? StatedTotal { get; init; }

    /// <summary>计划编号; empty where the plan numbers nothing.</summary>
    public string Number { get; init; } = "";

    /// <summary>抽查频次 in the plan's words, such as 2次/年; how often one target may be drawn stands in the ranges of the strata.</summary>
    public string Frequency { get; init; } = "";

    /// <summary>抽查模式, one of the county's, such as 县抽县查; empty where the plan names none.</summary>
    public string DrawMode { get; init; } = "";

    /// <summary>抽查类型, one of the county's, such as 定向; empty where the plan names none.</summary>
    public string DrawType { get; init; } = "";

    /// <summary>检查方式, each one of the county's.</summary>
    public IReadOnlyList<string> CheckMethods { get; init; } = [];

    /// <summary>牵头股室 of the lead department.</summary>
    public string LeadOffice { get; init; } = "";

    /// <summary>回访: id of the plan whose finished inspections are the frame; empty for a batch drawn from the register.</summary>
    public string RevisitedPlan { get; init; } = "";

    /// <summary>Whether it is a 联合抽查.</summary>
    public bool Joint => Departments.Count >= 2;

    /// <summary>Whether 信用风险等级 steer it.</summary>
    public bool GradeBased => Strata.Any(stratum => stratum.Grades.Count > 0);

    /// <summary>Whether a stratum asks how often a target was drawn before.</summary>
    public bool AsksForEarlierDraws => Strata.Any(stratum => stratum.AsksForEarlierDraws);

    /// <summary>Whether <paramref name="department"/> leads or takes part.</summary>
    public bool Involves(string department) => Departments.Any(part => part.Department == department);

    /// <summary>提示 on figures that the plan states and that do not fit each other, whatever the register holds; shown, never corrected.</summary>
    public IReadOnlyList<ReadingFlag> FlagsOnPaper() => StatedFigures.OnPaper(this);

    /// <summary>Whether <paramref name="other"/> says the same in every part.</summary>
    public bool SameAs(PlanBatch other)
    {
        // Records compare lists by identity: each is compared for itself and then taken out. A list that is forgotten here makes two batches differ.
        return Scope.SameAs(other.Scope)
            && CheckMethods.SequenceEqual(other.CheckMethods)
            && Departments.Count == other.Departments.Count && Departments.Zip(other.Departments).All(pair => pair.First.SameAs(pair.Second))
            && Strata.Count == other.Strata.Count && Strata.Zip(other.Strata).All(pair => pair.First.SameAs(pair.Second))
            && this == other with { Scope = Scope, CheckMethods = CheckMethods, Departments = Departments, Strata = Strata };
    }
}
