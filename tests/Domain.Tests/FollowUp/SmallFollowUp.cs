using ChangliBridge.Domain.FollowUp;
using ChangliBridge.Domain.Results;
using ChangliBridge.Domain.Tests.Results;

namespace ChangliBridge.Domain.Tests.FollowUp;

/// <summary>A concluded result with a problem, steps that deal with it, and the people who do so.</summary>
internal static class SmallFollowUp
{
    public static readonly DateOnly Today = new(2023, 11, 8);

    public static readonly ActingOfficial Clerk = new("mzj", "clerk-1", false, SmallResult.Now);
    public static readonly ActingOfficial Approver = new("mzj", "approver-1", true, SmallResult.Now);
    public static readonly ActingOfficial Market = new("scjgj", "clerk-9", false, SmallResult.Now);

    public static readonly FollowUpSurroundings Surroundings = new(Today, ["mzj", "scjgj"], [new("gaj", "公安局", true), new("city", "市级主管部门", false)]);

    public static readonly Dictionary<string, CheckingInspector> Roster = new()
    {
        ["mzj-1"] = new("mzj-1", "13-001", null, false),
        ["mzj-2"] = new("mzj-2", "13-002", new DateOnly(2023, 11, 8), false),
        ["expired"] = new("expired", "13-003", new DateOnly(2023, 11, 7), false),
        ["without"] = new("without", "", null, false),
        ["recused"] = new("recused", "13-004", null, true),
    };

    public static InspectionResult Problem(string code = "A")
    {
        var task = SmallResult.Task();
        var result = SmallResult.Submit(task, SmallResult.Draft with { Codes = [code], Findings = code == "1" ? "" : "台账不全" });
        result.Conclude(task, "approver-1", ("130322", SmallResult.Now));
        return result;
    }

    public static FollowUpDraft Draft(FollowUpKind kind) => new(
        kind,
        "补齐进货台账",
        kind switch { FollowUpKind.Reassignment => "scjgj", FollowUpKind.CaseTransfer => "city", FollowUpKind.JudicialTransfer => "gaj", _ => "" },
        kind == FollowUpKind.Rectification ? Today.AddDays(7) : null,
        0,
        kind == FollowUpKind.FiledCase ? "昌民宗罚立〔2023〕1号" : "");

    public static FollowUpStep Open(FollowUpKind kind, InspectionResult? result = null) => Open(Draft(kind), result);

    public static FollowUpStep Open(FollowUpDraft draft, InspectionResult? result = null, FollowUpStep? previous = null, ActingOfficial? by = null) =>
        FollowUpStep.Open(result ?? Problem(), draft, (previous, Surroundings), by ?? Clerk);

    public static RecheckReport Report(bool passed, params string[] inspectors) =>
        new(passed, Today, inspectors.Length == 0 ? ["mzj-1", "mzj-2"] : inspectors, passed ? "台账已补齐" : "仍缺9月台账");

    public static void Recheck(FollowUpStep step, bool passed, ActingOfficial? by = null) => step.Recheck(Report(passed), Roster, Today, by ?? Clerk);
}
