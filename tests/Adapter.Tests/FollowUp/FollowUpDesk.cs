using ChangliBridge.Adapter.Tests.Hosting;
using ChangliBridge.Contract.V1;

namespace ChangliBridge.Adapter.Tests.FollowUp;

/// <summary>Requests about follow-ups.</summary>
internal static class FollowUpDesk
{
    public static OpenFollowUpRequest Of(InspectionResult result, Contract.V1.FollowUp.Types.Kind kind, string caseNumber = "") => new()
    {
        Parent = result.Name,
        FollowUp = new Contract.V1.FollowUp { Kind = kind, Demand = "补齐进货台账", CaseNumber = caseNumber },
    };

    public static RecheckFollowUpRequest RecheckOf(Contract.V1.FollowUp step, bool passed) => new()
    {
        Name = step.Name,
        Outcome = passed ? RecheckFollowUpRequest.Types.Outcome.Passed : RecheckFollowUpRequest.Types.Outcome.Failed,
        CheckDate = CountyPlan.Day(2023, 11, 7),
        Inspectors = { "inspectors/mzj-04", "inspectors/mzj-05" },
        Findings = passed ? "台账已补齐" : "仍缺9月台账",
    };
}
