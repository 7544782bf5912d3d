using ChangliBridge.Domain.Drawing;
using ChangliBridge.Domain.Facts;
using ChangliBridge.Domain.Rules;
using Xunit;

namespace ChangliBridge.Domain.Tests.Drawing;

/// <summary>A draw from its freeze to its end.</summary>
public sealed class DrawTests
{
    private static readonly (string Actor, string Department) Supervisor = ("ssjb/supervisor", "ssjb");

    private readonly DrawActs _acts = new();

    [Fact]
    public void A_frozen_draw_tells_its_commitment_before_anyone_contributes()
    {
        var (draw, fact) = (_acts.Draw, _acts.Draw.CommitmentFact("130322"));
        Assert.Equal((DrawState.Frozen, "inspectionPlans/2023-halal/draws/1", 24), (draw.State, draw.Name, draw.FrameSize));
        Assert.Equal((FactKinds.DrawCommitment, "130322:mzj:draw-commitment:2023-halal-1"), (fact.Kind, fact.BusinessKey));
        Assert.Equal((draw.Commitment, draw.Root, "2023-11-03T01:00:00Z"), (fact.Body["commitment"], fact.Body["root"], fact.Body["frozenAt"]));
        Assert.False(fact.Body.ContainsKey("seed"));
    }

    [Fact]
    public void A_draw_opened_by_all_is_drawn_as_its_inputs_say_and_confirmed_once()
    {
        _acts.AllOpened();
        var outcome = _acts.Reveal();
        var alone = SmallDraw.Frozen.Reveal(SmallDraw.Contributions, []);
        Assert.Equal(alone.Drawn.Select(entry => entry.Id), outcome.Drawn.Select(entry => entry.Id));
        Assert.Equal(Convert.ToHexStringLower(alone.Seed), _acts.Draw.Seed);
        var fact = _acts.Draw.Confirm(outcome, ("130322", DrawActs.InTime));
        Assert.Equal((DrawState.Confirmed, FactKinds.Draw), (_acts.Draw.State, fact.Kind));
        Assert.Equal(outcome.Drawn.Select(entry => entry.Id).Order(StringComparer.Ordinal), (IEnumerable<string>)fact.Body["drawn"]);
        Assert.Equal(Rule.WrongState, BrokenBy(() => _acts.Confirm(outcome)));
    }

    [Fact]
    public void A_value_opened_before_every_party_committed_is_refused_and_the_missing_party_is_named()
    {
        _acts.Commit("mzj");
        var refused = Assert.Throws<RuleViolation>(() => _acts.Open("mzj"));
        Assert.Equal(Rule.ContributionInOrder, refused.Faults[0].Rule);
        Assert.Contains("scjgj", refused.Faults[0].Reason);
        Assert.Equal("", _acts.Draw.Slots[0].Value);
    }

    [Fact]
    public void A_party_cannot_commit_or_open_for_another()
    {
        Assert.Equal(Rule.NotPermitted, BrokenBy(() => _acts.Draw.Commit("scjgj", "mzj", _acts.PostOf("scjgj"), DrawActs.InTime)));
        _acts.Commit("mzj").Commit("scjgj");
        Assert.Equal(Rule.NotPermitted, BrokenBy(() => _acts.Draw.OpenValue("scjgj", "mzj", SmallDraw.Scjgj, DrawActs.InTime)));
    }

    [Fact]
    public void A_party_without_a_slot_cannot_contribute() =>
        Assert.Equal(Rule.ContributionInOrder, BrokenBy(() => _acts.Draw.Commit("ssjb", "ssjb", (new string('0', 64), ""), DrawActs.InTime)));

    [Theory]
    [InlineData(-1)]
    [InlineData(-999)]
    [InlineData(-1000)]
    public void A_commitment_of_the_last_second_is_dated_before_the_close(int milliseconds)
    {
        _acts.Draw.Commit("mzj", "mzj", _acts.PostOf("mzj"), DrawActs.ClosesAt.AddMilliseconds(milliseconds));
        Assert.Equal(DrawActs.ClosesAt.AddSeconds(-1), _acts.Draw.Slots.Single(slot => slot.Party == "mzj").CommittedAt);
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    public void A_commitment_at_or_after_the_close_is_late(int seconds, bool late)
    {
        void Commit() => _acts.Draw.Commit("mzj", "mzj", _acts.PostOf("mzj"), DrawActs.ClosesAt.AddSeconds(seconds));
        if (late)
            Assert.Equal(Rule.ContributionInOrder, BrokenBy(Commit));
        else
            Commit();
        Assert.Equal(late ? DrawState.Frozen : DrawState.Open, _acts.Draw.State);
    }

    [Theory]
    [InlineData("")]
    [InlineData("00")]
    [InlineData("ABCDEF0000000000000000000000000000000000000000000000000000000000")]
    public void A_commitment_that_is_no_digest_is_refused(string commitment) =>
        Assert.Equal(Rule.FieldMalformed, BrokenBy(() => _acts.Draw.Commit("mzj", "mzj", (commitment, ""), DrawActs.InTime)));

    [Fact]
    public void A_commitment_and_a_value_stand_once_given()
    {
        _acts.Commit("mzj");
        Assert.Equal(Rule.ContributionInOrder, BrokenBy(() => _acts.Commit("mzj")));
        _acts.Commit("scjgj").Open("mzj");
        Assert.Equal(Rule.ContributionInOrder, BrokenBy(() => _acts.Open("mzj")));
    }

    [Fact]
    public void Only_the_committed_value_can_be_opened()
    {
        _acts.Commit("mzj").Commit("scjgj");
        Assert.Equal(Rule.ContributionInOrder, BrokenBy(() => _acts.Draw.OpenValue("mzj", "mzj", SmallDraw.Scjgj, DrawActs.InTime)));
        Assert.Equal(Rule.FieldMalformed, BrokenBy(() => _acts.Draw.OpenValue("mzj", "mzj", "1", DrawActs.InTime)));
    }

    [Fact]
    public void A_draw_is_not_revealed_before_everybody_opened_and_the_silent_are_named()
    {
        _acts.Commit("mzj").Commit("scjgj").Open("mzj");
        var refused = Assert.Throws<RuleViolation>(() => _acts.Reveal());
        Assert.Equal(Rule.ContributionInOrder, refused.Faults[0].Rule);
        Assert.Contains("scjgj", refused.Faults[0].Reason);
        Assert.DoesNotContain("mzj", refused.Faults[0].Reason);
        Assert.Equal(DrawState.Open, _acts.Draw.State);
    }

    [Fact]
    public void A_draw_with_shortages_cannot_be_confirmed_and_every_one_is_named()
    {
        var acts = new DrawActs(SmallDraw.Inputs with { Roster = [.. SmallDraw.Inspectors("mzj", 4), .. SmallDraw.Inspectors("scjgj", 1, "registration")] });
        acts.AllOpened();
        var outcome = acts.Reveal();
        var refused = Assert.Throws<RuleViolation>(() => acts.Confirm(outcome));
        Assert.Equal(outcome.Drawn.Select(entry => entry.Id), refused.Faults.Select(fault => outcome.Drawn.First(entry => fault.Reason.Contains(entry.Id)).Id));
        Assert.All(refused.Faults, fault => Assert.Equal(Rule.InspectorsSuffice, fault.Rule));
        Assert.Contains("需2人，可派1人", refused.Faults[0].Reason);
        Assert.Equal(DrawState.Drawn, acts.Draw.State);
    }

    [Fact]
    public void A_void_draw_stays_with_its_reason_and_takes_no_further_act()
    {
        _acts.Commit("mzj");
        _acts.Draw.Void("对方未公开", Supervisor, null, DrawActs.InTime);
        Assert.Equal((DrawState.Void, "对方未公开"), (_acts.Draw.State, _acts.Draw.VoidReason));
        Assert.Equal(Rule.WrongState, BrokenBy(() => _acts.Commit("scjgj")));
        Assert.Equal(Rule.WrongState, BrokenBy(() => _acts.Reveal()));
        Assert.Equal(Rule.WrongState, BrokenBy(() => _acts.Draw.Void("再次", Supervisor, null, DrawActs.InTime)));
    }

    [Fact]
    public void A_replacement_needs_an_approver_from_outside_the_department_and_an_assigned_inspector()
    {
        _acts.AllOpened();
        var outcome = _acts.Reveal();
        var seat = outcome.Assignments[0];
        Assert.Equal(Rule.ApproverOutside, BrokenBy(() => _acts.Draw.Replace(_acts.Frozen, new ReplacementEntry(seat.Target, seat.Department, seat.Inspector, "出差", "a"), seat.Department, DrawActs.InTime)));
        Assert.Equal(Rule.InspectorAssigned, BrokenBy(() => _acts.Draw.Replace(_acts.Frozen, new ReplacementEntry(seat.Target, seat.Department, "mzj-99", "出差", "a"), "ssjb", DrawActs.InTime)));
        var after = _acts.Draw.Replace(_acts.Frozen, new ReplacementEntry(seat.Target, seat.Department, seat.Inspector, "出差", "a"), "ssjb", DrawActs.InTime);
        Assert.DoesNotContain(seat.Inspector, after.Present()[(seat.Target, seat.Department)]);
        Assert.Equal(outcome.Assignments, after.Assignments);
    }

    [Fact]
    public void A_refused_replacement_leaves_no_trace_in_the_draw()
    {
        _acts.AllOpened();
        var seat = _acts.Reveal().Assignments[0];
        var version = _acts.Draw.Version;
        Assert.Throws<RuleViolation>(() => _acts.Draw.Replace(_acts.Frozen, new ReplacementEntry(seat.Target, seat.Department, "mzj-99", "出差", "a"), "ssjb", DrawActs.InTime));
        Assert.Equal((version, 0), (_acts.Draw.Version, _acts.Draw.Replacements.Count));
        Assert.Empty(_acts.Outcome.Replacements);
    }

    private static Rule BrokenBy(Action act) => Assert.Throws<RuleViolation>(act).Faults[0].Rule;
}
