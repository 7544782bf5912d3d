using ChangliBridge.Adapter.County;
using ChangliBridge.Adapter.Mapping;
using ChangliBridge.Adapter.Security;
using ChangliBridge.Domain.Results;
using ChangliBridge.Domain.Rules;
using ChangliBridge.Domain.Tasks;
using ChangliBridge.Store;
using ChangliBridge.Store.Ledger;
using ChangliBridge.Store.Requests;
using Google.Protobuf;
using Grpc.Core;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Adapter.Endpoints;

/// <summary>
/// 录入结果 in the county's busiest hour: first results that are right and come at the same time are read, judged and stored together.
/// Whatever is out of the ordinary (a repeated request, a draft, a returned result, a refusal) is left to a unit of its own.
/// </summary>
internal sealed class ResultSubmissions
{
    private readonly SharedUnit<Submission, V1.InspectionResult> _together;
    private readonly CountyLists _county;
    private readonly CountyDuties _duties;
    private readonly TimeProvider _clock;

    public ResultSubmissions(BridgeStore store, CountyLists county, CountyDuties duties, TimeProvider clock)
    {
        (_county, _duties, _clock) = (county, duties, clock);
        _together = new SharedUnit<Submission, V1.InspectionResult>(store, SubmitAsync);
    }

    /// <summary>The stored result, or null where nothing was stored and the request is to be run by itself.</summary>
    public async Task<V1.InspectionResult?> JoinAsync(V1.SubmitResultRequest request, ServerCallContext context)
    {
        var (faults, noted) = (RequiredFields.Check(request), new FaultList());
        var requestId = RequiredFields.RequestId(request, faults);
        var draft = request.InspectionResult.ToDraft(noted);
        var parent = request.Parent.Split('/');
        if (faults.Count > 0 || noted.All.Count > 0 || parent is not ["inspectionTasks", var task])
            return null;
        return await _together.RunAsync(new Submission(Caller.Of(context), requestId, Mutations.DigestOf(request, context), task, draft), context.CancellationToken);
    }

    /// <summary>Enters a submission into the audit chain.</summary>
    public static void Audit(WriteUnit unit, Caller caller, InspectionResult result) =>
        unit.AuditFor(caller.Actor, "result.submit", result.Name, ("codeList", result.CodeList), ("codes", string.Join(',', result.Codes)));

    private async Task<IReadOnlyList<V1.InspectionResult?>> SubmitAsync(WriteUnit unit, IReadOnlyList<Submission> all, CancellationToken ct)
    {
        var answers = new V1.InspectionResult?[all.Count];
        if (all.Count == 0)
            return answers;
        var tasks = await ResultsTogether.OpenAsync(unit, [.. all.Select(of => (of.TaskId, of.Caller.Department, of.Caller.Actor, of.RequestId))], ct);
        var named = all.Zip(tasks).Where(of => of.Second is not null).SelectMany(of => of.First.Draft.Inspectors.Select(inspector => (of.Second!.TargetId, inspector))).ToHashSet();
        var inspectors = await ResultsTogether.InspectorsAsync(unit, named, ct);
        var (results, kept) = (new List<InspectionResult>(all.Count), new List<((string, string, string), byte[])>(all.Count));
        var (places, requests) = (new HashSet<(string, string)>(), new HashSet<(string, string)>());
        for (var i = 0; i < all.Count; i++)
        {
            var (submission, task) = (all[i], tasks[i]);
            if (task is null || Judge(submission, task, inspectors.GetValueOrDefault(task.TargetId)) is not { } result
                || !places.Add((task.Id, submission.Caller.Department)) || !requests.Add((submission.Caller.Actor, submission.RequestId)))
                continue;
            results.Add(result);
            answers[i] = result.ToProto(_duties, task.EndOn);
            kept.Add(((submission.Caller.Actor, submission.RequestId, submission.Digest), answers[i]!.ToByteArray()));
            Audit(unit, submission.Caller, result);
        }
        await ResultsTogether.KeepAsync(unit, results, ct);
        await AnsweredRequest.KeepAsync(unit, kept, ct);
        return answers;
    }

    private InspectionResult? Judge(Submission of, InspectionTask task, IReadOnlyDictionary<string, CheckingInspector>? inspectors)
    {
        var surroundings = new ResultSurroundings(_county.Today, _county.ResultTerms, inspectors ?? new Dictionary<string, CheckingInspector>());
        try
        {
            return InspectionResult.Submit(task, (of.Caller.Department, of.Caller.Id), of.Draft, (surroundings, _clock.GetUtcNow().InMicroseconds()));
        }
        // Told by itself, with everything that is wrong.
        catch (RuleViolation)
        {
            return null;
        }
    }

    private sealed record Submission(Caller Caller, string RequestId, string Digest, string TaskId, ResultDraft Draft);
}
