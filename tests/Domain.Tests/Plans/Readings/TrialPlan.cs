using ChangliBridge.Domain.Plans;
using ChangliBridge.Domain.Plans.Readings;

namespace ChangliBridge.Domain.Tests.Plans.Readings;

/// <summary>A batch written in short: strata such as <c>A 0.5%; D 30%</c>, lowest risk first and grades by their names, with sizes such as <c>300 10</c>.</summary>
internal static class TrialPlan
{
    public const string County = "A 0.5%; B 2%; C 10%; D 30%";

    private static readonly string[] Grades = ["A", "B", "C", "D", "低", "中低", "一般", "中", "中高", "较高", "高"];

    public static PlanBatch Batch(string strata, string? overall = null, OverallReading reading = OverallReading.Report) => SmallPlan.Batch with
    {
        Strata = [.. strata.Split("; ").Select(written => written.Split(' ')).Select(part => new PlanStratum(part[0], [], Grades.Contains(part[0]) ? [part[0]] : [], false, part[1], null))],
        Overall = overall is null ? null : new OverallClause(reading, overall, "牵头部门决定"),
    };

    /// <summary>With stated figures: one count a stratum, <c>-</c> where the plan states none.</summary>
    public static PlanBatch Stating(this PlanBatch batch, int? total, string counts) => batch with
    {
        StatedTotal = total,
        Strata = [.. batch.Strata.Zip(counts.Split(' '), (stratum, count) => stratum with { StatedCount = count == "-" ? null : int.Parse(count) })],
    };

    public static DryRun Try(this PlanBatch batch, string sizes) =>
        DryRun.Of(InspectionPlan.Create(SmallPlan.Draft, default), batch, [.. sizes.Split(' ').Select(int.Parse)]);

    public static string Quotas(this ReadingOutcome reading) => string.Join(' ', reading.Strata.Select(stratum => stratum.Quota));
}
