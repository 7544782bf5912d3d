using System.CommandLine;
using ChangliBridge.Cli.Connection;
using ChangliBridge.Cli.Printing;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Risk;

/// <summary><c>changli risk grades [--grade GRADE]</c>: the grades in force, with their index.</summary>
internal static class RiskGrades
{
    public static Command Make()
    {
        var grade = new Option<string>("--grade") { Description = "只列此等级的 (only this grade)", HelpName = "GRADE", DefaultValueFactory = _ => "" };
        return new Command("grades", "列出现行信用风险等级和指数，仅供内部使用 (lists the grades in force with their index; internal)") { grade, OutputFormat.Option }.Calls(async (bridge, parsed, ct) =>
        {
            var grades = await Pages.AllAsync<V1.CreditRiskGrade>(async token =>
            {
                var answer = await bridge.Risk.ListGradesAsync(new V1.ListGradesRequest { Grade = parsed.GetValue(grade)!, PageSize = Pages.Size, PageToken = token }, bridge.Options(ct));
                return (answer.Grades, answer.NextPageToken);
            }, ct);
            OutputFormat.Print(parsed, new V1.ListGradesResponse { Grades = { grades }, TotalSize = grades.Count }, () => GradeText.Print(grades));
            return ExitCode.Done;
        });
    }
}
