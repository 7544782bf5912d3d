using System.Security.Cryptography;
using ChangliBridge.Domain.Drawing;
using ChangliBridge.Domain.Rules;
using Xunit;

namespace ChangliBridge.Domain.Tests.Drawing;

/// <summary>Slots of every kind between freeze and reveal, and draws that nobody opened.</summary>
public sealed class OpeningTests
{
    private const string Dice = "1234561234561234561234561";
    private static readonly string RoundSignature = new('b', 96);
    private static readonly string Randomness = Convert.ToHexStringLower(SHA256.HashData(Convert.FromHexString(RoundSignature)));
    private static readonly DateTimeOffset RoundAt = DrawActs.ClosesAt.AddHours(8);

    private static readonly SlotEntry Mzj = new("mzj", false, DrawActs.ClosesAt);
    private static readonly SlotEntry Witness = new("ssjb", true, DrawActs.ClosesAt) { Kind = DrawSlot.Witnessed, Form = "dicex25" };
    private static readonly SlotEntry Beacon = new("drand", true, RoundAt) { Kind = DrawSlot.Beacon, Source = SmallDraw.Beacon.Source };

    [Fact]
    public void A_draw_with_all_three_kinds_is_revealed_with_the_assurance_of_the_beacon()
    {
        var acts = With(Mzj, Witness, Beacon).Commit("mzj");
        acts.Draw.PostWitnessed("ssjb", "ssjb", Signed(acts, "ssjb", Dice), DrawActs.InTime);
        acts.Open("mzj");
        acts.Draw.PostBeacon("drand", (Randomness, RoundSignature), RoundAt);
        acts.Reveal();
        Assert.Equal((DrawState.Drawn, Assurance.Beacon), (acts.Draw.State, acts.Draw.Assurance));
    }

    [Fact]
    public void Values_open_without_waiting_for_the_beacon_and_not_without_the_witness()
    {
        var acts = With(Mzj, Witness, Beacon).Commit("mzj");
        Assert.Equal(Rule.ContributionInOrder, BrokenBy(() => acts.Open("mzj")));
        acts.Draw.PostWitnessed("ssjb", "ssjb", Signed(acts, "ssjb", Dice), DrawActs.InTime);
        acts.Open("mzj");
        Assert.Equal(Rule.ContributionInOrder, BrokenBy(() => acts.Reveal()));
    }

    [Theory]
    [InlineData("1234561234561234561234567", Rule.FieldMalformed)]
    [InlineData("123456123456123456123456", Rule.FieldMalformed)]
    [InlineData("1 2 3", Rule.FieldMalformed)]
    [InlineData("6234561234561234561234561", Rule.SignatureFits)]
    public void A_witnessed_value_has_its_form_and_the_signature_of_the_witness(string value, Rule rule)
    {
        var acts = With(Mzj, Witness);
        Assert.Equal(rule, BrokenBy(() => acts.Draw.PostWitnessed("ssjb", "ssjb", (value, Signed(acts, "ssjb", Dice).Signature), DrawActs.InTime)));
        Assert.Equal(DrawState.Frozen, acts.Draw.State);
    }

    [Fact]
    public void A_witnessed_value_is_made_once_in_time_and_by_the_witness()
    {
        var acts = With(Mzj, Witness);
        var post = Signed(acts, "ssjb", Dice);
        Assert.Equal(Rule.NotPermitted, BrokenBy(() => acts.Draw.PostWitnessed("ssjb", "mzj", post, DrawActs.InTime)));
        Assert.Equal(Rule.ContributionInOrder, BrokenBy(() => acts.Draw.PostWitnessed("ssjb", "ssjb", post, DrawActs.ClosesAt)));
        acts.Draw.PostWitnessed("ssjb", "ssjb", post, DrawActs.InTime);
        Assert.Equal(Rule.ContributionInOrder, BrokenBy(() => acts.Draw.PostWitnessed("ssjb", "ssjb", Signed(acts, "ssjb", new string('6', 25)), DrawActs.InTime)));
    }

    [Fact]
    public void A_beacons_value_comes_after_its_round_and_is_the_digest_of_its_signature()
    {
        var acts = With(Mzj, Beacon);
        Assert.Equal(Rule.ContributionInOrder, BrokenBy(() => acts.Draw.PostBeacon("drand", (Randomness, RoundSignature), RoundAt.AddSeconds(-1))));
        Assert.Equal(Rule.SignatureFits, BrokenBy(() => acts.Draw.PostBeacon("drand", (Randomness, new string('c', 96)), RoundAt)));
        Assert.Equal(Rule.SignatureFits, BrokenBy(() => acts.Draw.PostBeacon("drand", ("00", RoundSignature), RoundAt)));
        acts.Draw.PostBeacon("drand", (Randomness, RoundSignature), RoundAt);
        Assert.Equal(Rule.ContributionInOrder, BrokenBy(() => acts.Draw.PostBeacon("drand", (Randomness, RoundSignature), RoundAt)));
    }

    [Fact]
    public void A_commitment_needs_the_signature_of_the_key_that_was_frozen()
    {
        var acts = new DrawActs();
        var post = acts.PostOf("mzj");
        Assert.Equal(Rule.SignatureFits, BrokenBy(() => acts.Draw.Commit("mzj", "mzj", (post.Commitment, ""), DrawActs.InTime)));
        Assert.Equal(Rule.SignatureFits, BrokenBy(() => acts.Draw.Commit("mzj", "mzj", (post.Commitment, TestKeys.Office.Sign(Convert.FromHexString(post.Commitment))), DrawActs.InTime)));
        acts.Commit("mzj");
    }

    [Fact]
    public void A_countersignature_comes_from_outside_before_the_first_contribution_once()
    {
        var acts = new DrawActs();
        var signature = TestKeys.Office.Sign(Convert.FromHexString(acts.Draw.Commitment));
        void Countersign(string party, string key, string by) => acts.Draw.Countersign(party, key, by, DrawActs.InTime);
        Assert.Equal(Rule.ApproverOutside, BrokenBy(() => Countersign("mzj", TestKeys.Mzj.KeyId, signature)));
        Assert.Equal(Rule.KeyRegistered, BrokenBy(() => Countersign("stranger", "", signature)));
        Assert.Equal(Rule.KeyRegistered, BrokenBy(() => Countersign("ssjb", TestKeys.Bridge.KeyId, signature)));
        Assert.Equal(Rule.SignatureFits, BrokenBy(() => Countersign("ssjb", TestKeys.Office.KeyId, TestKeys.Bridge.Sign([1]))));
        Countersign("ssjb", TestKeys.Office.KeyId, signature);
        Assert.Equal(Rule.WrongState, BrokenBy(() => Countersign("ssjb", TestKeys.Office.KeyId, signature)));
        acts.Commit("mzj");
        Assert.Equal(Rule.WrongState, BrokenBy(() => Countersign("scjgj", TestKeys.Scjgj.KeyId, signature)));
    }

    [Fact]
    public void A_draw_that_was_not_opened_in_time_names_the_silent_and_takes_no_further_act()
    {
        var acts = new DrawActs().Commit("mzj").Commit("scjgj").Open("mzj");
        Assert.Equal(DrawState.Open, acts.Draw.StateAt(DrawActs.RevealBy));
        Assert.Empty(acts.Draw.UnopenedBy(DrawActs.RevealBy));
        var late = DrawActs.RevealBy.AddSeconds(1);
        Assert.Equal(DrawState.Unopened, acts.Draw.StateAt(late));
        Assert.Equal(["scjgj"], acts.Draw.UnopenedBy(late));
        Assert.Equal(Rule.WrongState, BrokenBy(() => acts.Draw.OpenValue("scjgj", "scjgj", SmallDraw.Scjgj, late)));
        Assert.Equal(Rule.WrongState, BrokenBy(() => acts.Draw.Void("x", ("ssjb/a", "ssjb"), null, late)));
    }

    [Fact]
    public void An_office_that_never_revealed_is_named_itself()
    {
        var acts = new DrawActs().AllOpened();
        var late = DrawActs.RevealBy.AddDays(1);
        Assert.Equal(["mzj"], acts.Draw.UnopenedBy(late));
        Assert.Equal(Rule.WrongState, BrokenBy(() => acts.Draw.Reveal(acts.Frozen, late)));
        Assert.Equal(Rule.ApproverOutside, BrokenBy(() => acts.Draw.ApproveRedraw("x", ("mzj/a", "mzj"), late)));
        acts.Draw.ApproveRedraw("停电", ("ssjb/a", "ssjb"), late);
        Assert.Equal(("停电", "ssjb/a"), (acts.Draw.RedrawReason, acts.Draw.RedrawApprovedBy));
        Assert.Equal(Rule.WrongState, BrokenBy(() => acts.Draw.ApproveRedraw("再次", ("ssjb/a", "ssjb"), late)));
    }

    [Fact]
    public void A_draw_voided_after_all_opened_is_computed_all_the_same()
    {
        var acts = new DrawActs().AllOpened();
        var outcome = acts.Draw.Void("程序有误", ("ssjb/a", "ssjb"), acts.Frozen, DrawActs.InTime);
        Assert.NotNull(outcome);
        Assert.Equal((DrawState.Void, Convert.ToHexStringLower(outcome.Seed), outcome.Drawn.Count), (acts.Draw.State, acts.Draw.Seed, acts.Draw.DrawnCount));
        Assert.Equal(Rule.ApproverOutside, BrokenBy(() => new DrawActs().Draw.Void("x", ("mzj/a", "mzj"), null, DrawActs.InTime)));
    }

    private static DrawActs With(params SlotEntry[] slots) =>
        new(SmallDraw.Inputs.WithSlots([.. slots.Select(slot => slot.Declared)]), slots);

    private static (string Value, string Signature) Signed(DrawActs acts, string slot, string value) =>
        (value, TestKeys.Of(slot).Sign(SlotCommitment.Of(Convert.FromHexString(acts.Draw.Commitment), slot, value)));

    private static Rule BrokenBy(Action act) => Assert.Throws<RuleViolation>(act).Faults[0].Rule;
}
