using ChangliBridge.Adapter.County;
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
        ItemOutcomes = { result.Outcomes.Select(ToProto) },
        CheckMethods = { result.Methods },
        CheckActionCode = result.CheckActionCode,
        AmendReason = result.AmendReason,
        DisclosedRevision = result.DisclosedRevision,
        RedisclosedTime = result.RedisclosedAt.ToProto(),
        HandleTime = result.HandledAt.ToProto(),
        Finished = result.IsFinished,
    };

    /// <summary>An earlier revision, as it stood when it was amended.</summary>
    public static V1.InspectionResult ToProto(this ResultRevision revision) => new()
    {
        Name = $"inspectionTasks/{revision.TaskId}/results/{revision.Department}",
        State = (V1.InspectionResult.Types.State)revision.State,
        CodeList = revision.CodeList,
        Codes = { revision.Codes },
        CheckDate = revision.CheckOn.ToProto(),
        Inspectors = { revision.Inspectors.Select(inspector => $"inspectors/{inspector}") },
        Findings = revision.Findings,
        ProblemFound = revision.ProblemFound,
        Revision = revision.Revision,
        Delivery = $"deliveries/{revision.DeliveryId}",
        SubmitTime = revision.SubmittedAt.ToProto(),
        ConcludeTime = revision.ConcludedAt.ToProto(),
        ItemOutcomes = { revision.Outcomes.Select(ToProto) },
        CheckMethods = { revision.Methods },
        AmendReason = revision.AmendReason,
    };

    /// <summary>With the day by which it is disclosed in time.</summary>
    public static V1.InspectionResult ToProto(this InspectionResult result, CountyDuties duties, DateOnly taskEndOn)
    {
        var (proto, disclosed) = (result.ToProto(), duties.Clock.DiscloseBy(duties.WorkingDays, result.CheckOn, taskEndOn));
        (proto.DiscloseDate, proto.DiscloseDateProvisional) = (disclosed.On.ToProto(), disclosed.Provisional);
        if (result.DisclosedAt is { } at)
            proto.DisclosedLateWorkingDays = duties.Clock.LateBy(duties.WorkingDays, (result.CheckOn, taskEndOn), DateOnly.FromDateTime(at.ToOffset(CountyOptions.Zone).DateTime));
        return proto;
    }

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

    private static V1.ItemOutcome ToProto(ItemOutcome outcome) =>
        new() { Item = $"inspectionItems/{outcome.Item}", Verdict = (V1.ItemOutcome.Types.Verdict)outcome.Verdict, Finding = outcome.Finding };

    public static V1.ResultDraft ToProto(this SavedDraft draft) => new()
    {
        Parent = $"inspectionTasks/{draft.TaskId}",
        InspectionResult = V1.InspectionResult.Parser.ParseFrom(draft.Content),
        SavedBy = draft.SavedBy,
        SaveTime = draft.SavedAt.ToProto(),
    };

    public static V1.ResultAttachment ToProto(this ResultAttachment attachment) => new()
    {
        Name = $"inspectionTasks/{attachment.TaskId}/results/{attachment.Department}/attachments/{attachment.Digest}",
        Document = $"documents/{attachment.Digest}",
        Title = attachment.Title,
        MediaType = attachment.MediaType,
        Size = attachment.Size,
        ConcludedRevision = attachment.ConcludedIn,
        AttachTime = attachment.AttachedAt.ToProto(),
    };
}
