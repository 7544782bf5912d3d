using ChangliBridge.Domain.Facts;
using ChangliBridge.Domain.Results;
using ChangliBridge.Domain.Rules;
using ChangliBridge.Domain.Tasks;
using CsCheck;
using Xunit;

namespace ChangliBridge.Domain.Tests.Results;

/// <summary>Whatever is tried in whatever order, a result only moves along its graph, and each revision goes to the province once.</summary>
public sealed class ResultHistoryTests
{
    private static readonly Dictionary<ResultState, ResultState[]> Graph = new()
    {
        [ResultState.Submitted] = [ResultState.Submitted, ResultState.Returned, ResultState.Concluded],
        [ResultState.Returned] = [ResultState.Returned, ResultState.Submitted],
        [ResultState.Concluded] = [ResultState.Concluded, ResultState.Disclosed, ResultState.Submitted],
        [ResultState.Disclosed] = [ResultState.Disclosed, ResultState.Submitted],
    };

    private static readonly Action<History>[] Acts =
    [
        history => history.Result.Return("缺少照片"),
        history => history.Result.Resubmit(history.Task, "clerk-2", SmallResult.Draft, (SmallResult.Surroundings, SmallResult.Now)),
        history => history.Result.Resubmit(history.Task, "clerk-2", SmallResult.Draft with { Codes = [] }, (SmallResult.Surroundings, SmallResult.Now)),
        history => history.Concluded(history.Result.Conclude(history.Task, "approver-1", ("130322", SmallResult.Now))),
        history => history.Concluded(history.Result.Conclude(history.Task, "clerk-1", ("130322", SmallResult.Now))),
        history => history.Result.Disclose(history.Task, true, SmallResult.Now),
        history => history.Result.Disclose(history.Task, false, SmallResult.Now),
        history => history.Kept.Add(history.Result.Amend(history.Task, "clerk-1", (SmallResult.Draft with { Codes = ["A"], Findings = "台账不全" }, "复核发现遗漏"), (SmallResult.Surroundings, SmallResult.Now))),
        history => history.Result.Amend(history.Task, "clerk-1", (SmallResult.Draft, ""), (SmallResult.Surroundings, SmallResult.Now)),
        history => history.Result.Handle(history.Task, "责令整改", ("130322", SmallResult.Now)),
    ];

    [Fact]
    public void No_sequence_of_acts_leaves_the_graph_and_a_refused_act_changes_nothing()
    {
        var reached = new System.Collections.Concurrent.ConcurrentDictionary<ResultState, bool>();
        Gen.Int[0, Acts.Length - 1].Array[0, 40].Sample(sequence =>
        {
            var history = new History();
            foreach (var act in sequence)
                reached[Try(history, Acts[act])] = true;
            Assert.Equal(Enumerable.Range(1, history.Sent.Count), history.Sent.Select(fact => fact.Revision));
            Assert.Equal(Enumerable.Range(1, history.Kept.Count), history.Kept.Select(revision => revision.Revision));
            Assert.Equal(history.Kept.Count + 1, history.Result.Revision);
            Assert.True(history.Result.DisclosedRevision <= history.Result.Revision);
            Assert.Single(history.Sent.Select(fact => fact.BusinessKey).Append("130322:mzj:2023-halal-1-001:91130322MA0CHL0081").Distinct());
        }, iter: 3_000);
        Assert.Equal(Graph.Keys, reached.Keys.Order());
    }

    private static ResultState Try(History history, Action<History> act)
    {
        var result = history.Result;
        var before = (result.State, result.Version, result.Revision, result.AmendReason, result.ReturnReason, result.Codes, result.DisclosedRevision);
        try
        {
            act(history);
            Assert.True(result.Version > before.Version);
        }
        catch (RuleViolation)
        {
            Assert.Equal(before, (result.State, result.Version, result.Revision, result.AmendReason, result.ReturnReason, result.Codes, result.DisclosedRevision));
        }
        Assert.Contains(result.State, Graph[before.State]);
        return result.State;
    }

    private sealed class History
    {
        public History() => Result = SmallResult.Submit(Task);

        public InspectionTask Task { get; } = SmallResult.Task();

        public InspectionResult Result { get; }

        public List<PlatformFact> Sent { get; } = [];

        public List<ResultRevision> Kept { get; } = [];

        public void Concluded(PlatformFact fact) => Sent.Add(fact);
    }
}
