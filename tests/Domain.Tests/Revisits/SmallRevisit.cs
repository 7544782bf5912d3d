using ChangliBridge.Domain.Facts;
using ChangliBridge.Domain.Plans;
using ChangliBridge.Domain.Results;
using ChangliBridge.Domain.Revisits;
using ChangliBridge.Domain.Tests.Plans;
using ChangliBridge.Domain.Tests.Results;

namespace ChangliBridge.Domain.Tests.Revisits;

/// <summary>A finished inspection of two departments and its revisit by the supervising office.</summary>
internal static class SmallRevisit
{
    private static readonly string[] AtFirst = ["mzj-1", "mzj-2", "sc-1", "sc-2"];

    public static readonly DateOnly Today = new(2023, 11, 20);

    public static readonly RevisitDraft Draft = new(new DateOnly(2023, 11, 15), ["ssjb-1", "ssjb-2"], [new("mzj-mz-01", RevisitOutcome.NoProblem, ""), new("scjgj-sc-01", RevisitOutcome.NoProblem, "")]);

    public const string Target = "91130322MA0CHL0081";

    public static readonly (string, string) Reviewer = ("ssjb-approver", "ssjb");

    /// <summary>Both results are reviewed; the first department's has the code given.</summary>
    public static FinishedInspection Finished(string code = "1", params ItemOutcome[] outcomes)
    {
        var task = SmallResult.Task();
        var register = SmallResult.Surroundings with { Inspectors = AtFirst.ToDictionary(id => id, id => new CheckingInspector(id, "13", null, false)) };
        var draft = SmallResult.Draft with { Codes = [code], Findings = code == "1" ? "" : "台账不全", Outcomes = outcomes };
        var first = InspectionResult.Submit(task, ("mzj", "mzj-clerk"), draft, (register, SmallResult.Now));
        var second = InspectionResult.Submit(task, ("scjgj", "scjgj-clerk"), SmallResult.Draft with { Inspectors = ["sc-1", "sc-2"] }, (register, SmallResult.Now));
        first.Conclude(task, "mzj-approver", ("130322", SmallResult.Now));
        second.Conclude(task, "scjgj-approver", ("130322", SmallResult.Now));
        return new FinishedInspection(task, [first, second]);
    }

    public static Revisit Open(string code = "1") =>
        Revisit.Open("2023-revisit-1-0001", ("2023-revisit", "inspectionPlans/2023-revisit/draws/1", "ssjb", new DateOnly(2023, 11, 13), new DateOnly(2023, 11, 17)), Finished(code), ["ssjb-1", "ssjb-2"]);

    public static Revisit Concluded(string code, RevisitOutcome outcome) => Compared(code, outcome).Revisit;

    /// <summary>A reviewed revisit, and what the province learns of it.</summary>
    public static (Revisit Revisit, PlatformFact Fact) Compared(string code, RevisitOutcome outcome)
    {
        var revisit = Open(code);
        revisit.Submit(Draft with { Findings = [new("mzj-mz-01", outcome, outcome == RevisitOutcome.Problem ? "仍有问题" : ""), Draft.Findings[1]] }, "ssjb-clerk", Today);
        return (revisit, revisit.Conclude(Reviewer, Target, ("130322", SmallResult.Now)));
    }

    public static RevisitPlanning Planning(string department = "ssjb") => new("2023-revisit", "回访计划", department, 2)
    {
        StartOn = new DateOnly(2023, 11, 13),
        EndOn = new DateOnly(2023, 11, 17),
        WithoutProblem = "10%",
        WithProblem = "all",
    };

    public static InspectionPlan Plan() => InspectionPlan.Create(SmallPlan.Draft, SmallResult.Now);
}
