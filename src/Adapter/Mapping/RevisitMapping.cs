using ChangliBridge.Adapter.Endpoints;
using ChangliBridge.Domain.Plans.Readings;
using ChangliBridge.Domain.Revisits;
using ChangliBridge.Domain.Rules;
using Outcome = ChangliBridge.Contract.V1.RevisitItem.Types.Outcome;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Adapter.Mapping;

/// <summary>回访 between domain and protos.</summary>
internal static class RevisitMapping
{
    public static RevisitPlanning ToPlanning(this V1.PlanRevisitRequest request, string department, FaultList faults) =>
        new(request.InspectionPlanId, request.Title, department, request.Inspectors)
        {
            StartOn = request.StartDate.ToDay("start_date", faults) ?? DateOnly.MaxValue, // a missing day is noted as missing; the last day raises no further fault
            EndOn = request.EndDate.ToDay("end_date", faults) ?? DateOnly.MaxValue,
            WithoutProblem = request.WithoutProblem,
            WithProblem = request.WithProblem,
        };

    public static RevisitDraft ToDraft(this V1.SubmitRevisitRequest request, FaultList faults) => new(
        request.VisitDate.ToDay("visit_date", faults),
        [.. request.Inspectors.Select(inspector => ResourceName.Tail(inspector, "inspectors"))],
        [.. request.Findings.Select(finding => new RevisitFinding(ResourceName.Tail(finding.Item, "inspectionItems"), (RevisitOutcome)finding.Outcome, finding.Text))]);

    public static V1.Revisit ToProto(this Revisit revisit)
    {
        var comparisons = revisit.Comparisons();
        var verdicts = comparisons.ToDictionary(comparison => comparison.Item, comparison => comparison.Verdict);
        var findings = revisit.Findings.ToDictionary(finding => finding.Item);
        return new()
        {
            Name = revisit.Name,
            Draw = revisit.Draw,
            Department = $"departments/{revisit.Department}",
            Task = $"inspectionTasks/{revisit.TaskId}",
            TargetTitle = revisit.TargetTitle,
            StartDate = revisit.StartOn.ToProto(),
            EndDate = revisit.EndOn.ToProto(),
            DrawnInspectors = { revisit.Drawn.Select(inspector => $"inspectors/{inspector}") },
            Items = { revisit.First.Select(first => ToProto(first, findings.GetValueOrDefault(first.Item), verdicts.GetValueOrDefault(first.Item))) },
            State = (V1.Revisit.Types.State)revisit.State,
            VisitDate = revisit.VisitedOn?.ToProto(),
            Inspectors = { revisit.Inspectors.Select(inspector => $"inspectors/{inspector}") },
            ReturnReason = revisit.ReturnReason,
            ConcludeTime = revisit.ConcludedAt.ToProto(),
            MissedResults = { comparisons.Where(comparison => comparison.Verdict == RevisitVerdict.FirstMissed).Select(comparison => comparison.FirstResult).Distinct() },
        };
    }

    public static V1.RevisitEffect ToProto(this RevisitEffect effect) => new()
    {
        Rate = ToProto(effect.Rate),
        Before = ToProto(effect.Before),
        After = ToProto(effect.After),
        Agreed = effect.Verdicts[RevisitVerdict.Agrees],
        FirstMissed = effect.Verdicts[RevisitVerdict.FirstMissed],
        FirstFoundMore = effect.Verdicts[RevisitVerdict.FirstFoundMore],
        NotCompared = effect.Verdicts[RevisitVerdict.NotCompared],
        Definition = RevisitEffect.Definition,
    };

    private static V1.RevisitItem ToProto(FirstFinding first, RevisitFinding? again, RevisitVerdict verdict) => new()
    {
        Item = $"inspectionItems/{first.Item}",
        FirstDepartment = $"departments/{first.Department}",
        FirstOutcome = first.Problem switch
        {
            true => Outcome.Problem,
            false => Outcome.NoProblem,
            null => Outcome.Unchecked,
        },
        Outcome = (Outcome)(again?.Outcome ?? 0),
        Text = again?.Text ?? "",
        Verdict = (V1.RevisitItem.Types.Verdict)verdict,
    };

    private static V1.RevisitEffect.Types.Share ToProto(Share share) => new() { Numerator = share.Numerator, Denominator = share.Denominator, Text = share.Text };
}
