using Google.Protobuf;
using Grpc.Core;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Tests.Recording;

/// <summary>The risk service; it remembers every request and answers with one warning, or with one target's grades.</summary>
internal sealed class RecordingRisk : V1.RiskService.RiskServiceBase
{
    public List<IMessage> Requests { get; } = [];

    private static V1.EarlyWarning Warning => new()
    {
        Name = "earlyWarnings/5",
        Target = "inspectionTargets/ent-1",
        TargetTitle = "测试食品店",
        GradeBefore = "A",
        GradeAfter = "D",
        IndexBefore = "20",
        IndexAfter = "41.5",
        Rule = "to-highest",
        Source = "local",
        Advice = "纳入最近批次。",
    };

    private static V1.CreditRiskGrade Grade => new()
    {
        Target = "inspectionTargets/ent-1",
        Scheme = "hebei-abcd",
        Grade = "D",
        Month = "2023-06",
        Index = "41.5",
        ChangeTime = new() { Seconds = 1685584800 },
    };

    public override Task<V1.ListGradesResponse> ListGrades(V1.ListGradesRequest request, ServerCallContext context)
    {
        Requests.Add(request);
        return Task.FromResult(new V1.ListGradesResponse { Grades = { Grade }, NextPageToken = request.PageToken.Length == 0 ? "ent-1" : "", TotalSize = 2 });
    }

    public override Task<V1.GradeHistory> GetGradeHistory(V1.GetGradeHistoryRequest request, ServerCallContext context)
    {
        Requests.Add(request);
        var before = Grade;
        (before.Grade, before.Index, before.Month, before.ReplaceTime, before.ReplacingRun) = ("A", "", "2023-05", before.ChangeTime, "syncRuns/9");
        return Task.FromResult(new V1.GradeHistory { Name = request.Name, Grades = { Grade, before } });
    }

    public override Task<V1.ListEarlyWarningsResponse> ListEarlyWarnings(V1.ListEarlyWarningsRequest request, ServerCallContext context)
    {
        Requests.Add(request.Clone());
        return Task.FromResult(new V1.ListEarlyWarningsResponse { EarlyWarnings = { Warning }, NextPageToken = request.PageToken.Length == 0 ? "2" : "", TotalSize = 2 });
    }

    public override Task<V1.EarlyWarning> AcknowledgeWarning(V1.AcknowledgeWarningRequest request, ServerCallContext context)
    {
        Requests.Add(request);
        var answered = Warning;
        (answered.Disposal, answered.Plan, answered.BatchId, answered.Reason, answered.Acknowledger) = (request.Disposal, request.Plan, request.BatchId, request.Reason, "mzj/clerk");
        return Task.FromResult(answered);
    }

    public override Task<V1.RateSuggestion> SuggestRates(V1.SuggestRatesRequest request, ServerCallContext context)
    {
        Requests.Add(request);
        return Task.FromResult(new V1.RateSuggestion
        {
            PresentTotal = 3,
            SuggestedTotal = 7,
            Strata = { new V1.StratumSuggestion { Stratum = "D", Grade = "D", Size = 5, PresentTake = "30%", SuggestedTake = "80.5%", Quota = 4, Range = "61%–100%", ProblemResults = 1, Results = 2, Reasons = { "有依据。" } } },
            Warnings = { "达不到80%" },
        });
    }
}
