using ChangliBridge.Domain.FollowUp;
using ChangliBridge.Domain.Rules;
using CsCheck;
using Xunit;

namespace ChangliBridge.Domain.Tests.FollowUp;

/// <summary>Whatever is tried by whomever in whatever order, a step only moves along the lines of the table.</summary>
public sealed class FollowUpHistoryTests
{
    private static readonly FollowUpKind[] Kinds = Enum.GetValues<FollowUpKind>();

    private static readonly ActingOfficial[] People =
    [
        SmallFollowUp.Clerk, SmallFollowUp.Approver, SmallFollowUp.Market, SmallFollowUp.Clerk with { Approves = true }, SmallFollowUp.Approver with { Department = "nyj" },
    ];

    private static readonly (FollowUpDeed Deed, Action<FollowUpStep, ActingOfficial> Act)[] Acts =
    [
        (FollowUpDeed.Approve, (step, by) => step.Approve(by)),
        (FollowUpDeed.Accept, (step, by) => step.Accept("回执1", by)),
        (FollowUpDeed.PassRecheck, (step, by) => SmallFollowUp.Recheck(step, true, by)),
        (FollowUpDeed.FailRecheck, (step, by) => SmallFollowUp.Recheck(step, false, by)),
        (FollowUpDeed.Return, (step, by) => step.Return("不属本单位职责", by)),
        (FollowUpDeed.Continue, (step, by) => SmallFollowUp.Open(SmallFollowUp.Draft(FollowUpKind.Rectification), SmallFollowUp.Problem(), step, by)),
        (FollowUpDeed.Close, (step, by) => step.Close("已改正", by)),
    ];

    [Fact]
    public void No_sequence_of_acts_leaves_the_table_and_a_refused_act_changes_nothing()
    {
        Gen.Select(Gen.Int[0, Kinds.Length - 1], Gen.Select(Gen.Int[0, Acts.Length - 1], Gen.Int[0, People.Length - 1]).Array[0, 12]).Sample((kind, history) =>
        {
            var step = SmallFollowUp.Open(Kinds[kind]);
            foreach (var (act, person) in history)
                Try(step, Acts[act], People[person]);
            Assert.Equal(step.Version, step.Acts.Count);
        }, iter: 5_000);
    }

    // From every state that was come to, every act of everybody: nothing is left to chance.
    [Fact]
    public void Every_line_of_the_table_can_be_walked()
    {
        var (walked, known) = (new HashSet<FollowUpMove>(), new HashSet<(FollowUpKind, FollowUpState)>());
        var open = new Queue<(FollowUpKind Kind, (int Act, int Person)[] Way)>(Kinds.Select(kind => (kind, Array.Empty<(int, int)>())));
        while (open.TryDequeue(out var from))
        {
            if (!known.Add((from.Kind, Walk(from).State)))
                continue;
            foreach (var (act, person) in from.Way.Length < 12 ? Enumerable.Range(0, Acts.Length).SelectMany(act => Enumerable.Range(0, People.Length).Select(person => (act, person))) : [])
            {
                if (Try(Walk(from), Acts[act], People[person]) is not { } move)
                    continue;
                walked.Add(move);
                open.Enqueue((from.Kind, [.. from.Way, (act, person)]));
            }
        }
        Assert.Equal(FollowUpMoves.All.ToHashSet(), walked);
    }

    private static FollowUpStep Walk((FollowUpKind Kind, (int Act, int Person)[] Way) from)
    {
        var step = SmallFollowUp.Open(from.Kind);
        foreach (var (act, person) in from.Way)
            Try(step, Acts[act], People[person]);
        return step;
    }

    // The expectation is worked out from the table alone.
    private static FollowUpMove? Try(FollowUpStep step, (FollowUpDeed Deed, Action<FollowUpStep, ActingOfficial> Act) tried, ActingOfficial by)
    {
        var (before, acts) = (step.State, step.Acts.Count);
        var move = FollowUpMoves.Find(step.Kind, before, tried.Deed);
        var permitted = move?.By switch
        {
            ActingParty.Origin => by.Department == "mzj",
            ActingParty.OriginApprover => by is { Department: "mzj", Approves: true } && by.Actor != SmallFollowUp.Clerk.Actor,
            ActingParty.Addressee => by.Department == step.Addressee,
            _ => false,
        };
        try
        {
            tried.Act(step, by);
            Assert.True(permitted, $"{step.Kind} {before} {tried.Deed} by {by.Actor}");
            Assert.Equal((move!.To, acts + 1), (step.State, step.Acts.Count));
            Assert.Equal((tried.Deed, by.Actor, by.At), (step.Acts[^1].Deed, step.Acts[^1].By, step.Acts[^1].At));
            return move;
        }
        catch (RuleViolation)
        {
            Assert.False(permitted, $"{step.Kind} {before} {tried.Deed} by {by.Actor} was refused");
            Assert.Equal((before, acts), (step.State, step.Acts.Count));
            return null;
        }
    }
}
