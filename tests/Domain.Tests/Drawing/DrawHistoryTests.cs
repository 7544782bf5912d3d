using ChangliBridge.Domain.Drawing;
using ChangliBridge.Domain.Rules;
using CsCheck;
using Xunit;

namespace ChangliBridge.Domain.Tests.Drawing;

/// <summary>Whatever is tried in whatever order, a draw only moves along its graph.</summary>
public sealed class DrawHistoryTests
{
    private static readonly Dictionary<DrawState, DrawState[]> Graph = new()
    {
        [DrawState.Frozen] = [DrawState.Frozen, DrawState.Open, DrawState.Void],
        [DrawState.Open] = [DrawState.Open, DrawState.Drawn, DrawState.Void],
        [DrawState.Drawn] = [DrawState.Drawn, DrawState.Confirmed, DrawState.Void],
        [DrawState.Confirmed] = [DrawState.Confirmed],
        [DrawState.Void] = [DrawState.Void],
    };

    // Void stands once among many, so that most histories get past the contributions.
    private static readonly Action<DrawActs>[] Acts =
    [
        acts => acts.Commit("mzj"),
        acts => acts.Commit("scjgj"),
        acts => acts.Open("mzj"),
        acts => acts.Open("scjgj"),
        acts => acts.AllOpened(),
        acts => acts.Draw.Commit("mzj", "scjgj", (new string('0', 64), ""), DrawActs.InTime),
        acts => acts.Draw.OpenValue("mzj", "mzj", SmallDraw.Scjgj, DrawActs.InTime),
        acts => acts.Reveal(),
        acts => acts.Reveal(),
        acts => acts.Replace(acts.Outcome, "ssjb"),
        acts => acts.Replace(acts.Outcome, "mzj"),
        acts => acts.Confirm(acts.Outcome),
        acts => acts.Draw.Void("作废", ("ssjb/a", "ssjb"), acts.Draw.AllOpened && acts.Draw.Seed.Length == 0 ? acts.Frozen : null, DrawActs.InTime),
    ];

    [Fact]
    public void No_sequence_of_acts_leaves_the_graph_and_a_refused_act_changes_nothing()
    {
        var reached = new System.Collections.Concurrent.ConcurrentDictionary<DrawState, bool>();
        Gen.Int[0, Acts.Length - 1].Array[0, 30].Sample(history =>
        {
            var acts = new DrawActs();
            foreach (var act in history)
                reached[Try(acts, Acts[act], whole: act != 4)] = true;
        }, iter: 300);
        Assert.Equal(Graph.Keys, reached.Keys.Order());
    }

    private static DrawState Try(DrawActs acts, Action<DrawActs> act, bool whole)
    {
        var (before, version, voided) = (acts.Draw.State, acts.Draw.Version, acts.Draw.VoidReason);
        try
        {
            act(acts);
            Assert.True(acts.Draw.Version > version);
        }
        catch (Exception refused) when (refused is RuleViolation or DrawRefused)
        {
            Assert.True(!whole || (acts.Draw.State, acts.Draw.Version, acts.Draw.VoidReason) == (before, version, voided), "a refused act changed the draw");
        }
        Assert.Contains(acts.Draw.State, Graph[before]);
        return acts.Draw.State;
    }
}
