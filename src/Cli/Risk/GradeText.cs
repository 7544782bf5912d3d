using ChangliBridge.Cli.Printing;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Risk;

/// <summary>信用风险等级 in words. The grade of a single target is internal: it goes to officials, and into no file that is published.</summary>
internal static class GradeText
{
    private static readonly string[] Columns = ["对象", "等级", "指数", "月份", "等级方案", "变更时间"];

    public static void Print(IEnumerable<V1.CreditRiskGrade> grades) => Lines.Table(Columns, grades.Select(Cells));

    /// <summary>With the time at which each was replaced, and the run that did it.</summary>
    public static void Print(V1.GradeHistory history) => Lines.Table(
        [.. Columns, "替换时间", "替换它的同步"], history.Grades.Select(grade => (string[])[.. Cells(grade), InstantText.Of(grade.ReplaceTime), grade.ReplacingRun]));

    private static string[] Cells(V1.CreditRiskGrade grade) => [grade.Target, grade.Grade, grade.Index, grade.Month, grade.Scheme, InstantText.Of(grade.ChangeTime)];
}
