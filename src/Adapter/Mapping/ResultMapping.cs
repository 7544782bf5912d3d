using ChangliBridge.Adapter.Endpoints;
using ChangliBridge.Domain.Results;
using ChangliBridge.Domain.Rules;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Adapter.Mapping;

/// <summary>Results between protos and domain.</summary>
internal static class ResultMapping
{
    public static V1.InspectionResult ToProto(this InspectionResult result) => new()
    {
        Name = result.Name,
        State = (V1.InspectionResult.Types.State)result.State,
        CodeList = result.CodeList,
        Codes = { result.Codes },
        CheckDate = result.CheckOn.ToProto(),
        Inspectors = { result.Inspectors.Select(inspector => $"inspectors/{inspector}") },
        Findings = result.Findings,
        ProblemFound = result.ProblemFound,
        Revision = result.Revision,
        ReturnReason = result.ReturnReason,
        Delivery = result.DeliveryId.Length == 0 ? "" : $"deliveries/{result.DeliveryId}",
        Handling = result.Handling,
        SubmitTime = result.SubmittedAt.ToProto(),
        ConcludeTime = result.ConcludedAt.ToProto(),
        DiscloseTime = result.DisclosedAt.ToProto(),
        ItemOutcomes =
        {
            result.Outcomes.Select(outcome => new V1.ItemOutcome
            {
                Item = $"inspectionItems/{outcome.Item}",
                Verdict = (V1.ItemOutcome.Types.Verdict)outcome.Verdict,
                Finding = outcome.Finding,
            }),
        },
        CheckMethods = { result.Methods },
        CheckActionCode = result.CheckActionCode,
    };

    public static ResultDraft ToDraft(this V1.InspectionResult? result, FaultList faults)
    {
        result ??= new V1.InspectionResult();
        return new ResultDraft(
            result.CodeList,
            [.. result.Codes],
            result.CheckDate.ToDay("inspection_result.check_date", faults),
            [.. result.Inspectors.Select(inspector => ResourceName.Tail(inspector, "inspectors"))],
            result.Findings)
        {
            Outcomes = [.. result.ItemOutcomes.Select(outcome => new ItemOutcome(ResourceName.Tail(outcome.Item, "inspectionItems"), (ItemVerdict)outcome.Verdict, outcome.Finding))],
            Methods = [.. result.CheckMethods],
        };
    }
}
