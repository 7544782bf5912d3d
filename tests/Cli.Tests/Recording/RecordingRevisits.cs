using Google.Protobuf;
using Grpc.Core;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Tests.Recording;

/// <summary>The revisit service; it remembers every request and answers with one revisit that found what the first check missed.</summary>
internal sealed class RecordingRevisits : V1.RevisitService.RevisitServiceBase
{
    public List<IMessage> Requests { get; } = [];

    private static V1.Revisit Missed => new()
    {
        Name = "revisits/r-1-0001",
        Task = "inspectionTasks/t-1",
        TargetTitle = "测试食品店",
        State = V1.Revisit.Types.State.Concluded,
        MissedResults = { "inspectionTasks/t-1/results/mzj" },
        Items =
        {
            new V1.RevisitItem
            {
                Item = "inspectionItems/a",
                FirstDepartment = "departments/mzj",
                FirstOutcome = V1.RevisitItem.Types.Outcome.NoProblem,
                Outcome = V1.RevisitItem.Types.Outcome.Problem,
                Text = "台账不全",
                Verdict = V1.RevisitItem.Types.Verdict.FirstMissed,
            },
        },
    };

    public override Task<V1.InspectionPlan> PlanRevisit(V1.PlanRevisitRequest request, ServerCallContext context)
    {
        Requests.Add(request);
        return Task.FromResult(new V1.InspectionPlan { Name = $"inspectionPlans/{request.InspectionPlanId}", Title = request.Title });
    }

    public override Task<V1.Revisit> GetRevisit(V1.GetRevisitRequest request, ServerCallContext context) => Record(request);

    public override Task<V1.ListRevisitsResponse> ListRevisits(V1.ListRevisitsRequest request, ServerCallContext context)
    {
        Requests.Add(request);
        return Task.FromResult(new V1.ListRevisitsResponse { Revisits = { Missed }, TotalSize = 1 });
    }

    public override Task<V1.Revisit> SubmitRevisit(V1.SubmitRevisitRequest request, ServerCallContext context) => Record(request);

    public override Task<V1.Revisit> ReviewRevisit(V1.ReviewRevisitRequest request, ServerCallContext context) => Record(request);

    public override Task<V1.Revisit> ReturnRevisit(V1.ReturnRevisitRequest request, ServerCallContext context) => Record(request);

    public override Task<V1.RevisitEffect> GetRevisitEffect(V1.GetRevisitEffectRequest request, ServerCallContext context)
    {
        Requests.Add(request);
        var (before, after) = (Share(1, 3, "33.3%"), Share(2, 3, "66.7%"));
        return Task.FromResult(new V1.RevisitEffect { Rate = Share(3, 20, "15.0%"), Before = before, After = after, FirstMissed = 1, Definition = "口径" });
    }

    private static V1.RevisitEffect.Types.Share Share(long numerator, long denominator, string text) => new() { Numerator = numerator, Denominator = denominator, Text = text };

    private Task<V1.Revisit> Record(IMessage request)
    {
        Requests.Add(request);
        return Task.FromResult(Missed);
    }
}
