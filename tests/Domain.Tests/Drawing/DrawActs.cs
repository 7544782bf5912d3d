using ChangliBridge.Domain.Drawing;
using ChangliBridge.Domain.Plans;

namespace ChangliBridge.Domain.Tests.Drawing;

/// <summary>A draw of the small inputs on its way, and its parties' acts.</summary>
internal sealed class DrawActs
{
    public static readonly DateTimeOffset FrozenAt = DateTimeOffset.Parse("2023-11-03T01:00:00Z");
    public static readonly DateTimeOffset ClosesAt = DateTimeOffset.Parse("2023-11-05T04:00:00Z");
    public static readonly DateTimeOffset RevealBy = FrozenAt.AddDays(3);
    public static readonly DateTimeOffset InTime = FrozenAt.AddHours(1);

    private static readonly InspectionPlan Plan = InspectionPlan.Create(new PlanDraft("2023-halal", "计划", 2023, "mzj", []), FrozenAt);

    public DrawActs(DrawInputs? inputs = null, params SlotEntry[] slots)
    {
        Frozen = FrozenDraw.Freeze(inputs ?? SmallDraw.Inputs);
        Draw = Draw.Freeze(Plan, Frozen, new FreezeTerms("halal-food", 1, slots.Length > 0 ? slots : [new SlotEntry("mzj", false, ClosesAt), new SlotEntry("scjgj", true, ClosesAt)], RevealBy, "", FrozenAt));
    }

    public FrozenDraw Frozen { get; }

    public Draw Draw { get; }

    public DrawOutcome Outcome => Draw.Outcome(Frozen);

    public static string ValueOf(string party) => party == "mzj" ? SmallDraw.Mzj : SmallDraw.Scjgj;

    public string CommitmentOf(string party) =>
        Convert.ToHexStringLower(SlotCommitment.Of(Convert.FromHexString(Draw.Commitment), party, ValueOf(party)));

    public DrawActs Commit(string party)
    {
        Draw.Commit(party, party, PostOf(party), InTime);
        return this;
    }

    /// <summary>What an honest party posts: its commitment, signed.</summary>
    public (string Commitment, string Signature) PostOf(string party) => (CommitmentOf(party), TestKeys.Of(party).Sign(Convert.FromHexString(CommitmentOf(party))));

    public DrawActs Open(string party)
    {
        Draw.OpenValue(party, party, ValueOf(party), InTime);
        return this;
    }

    public DrawActs AllOpened() => Commit("mzj").Commit("scjgj").Open("scjgj").Open("mzj");

    public DrawOutcome Reveal() => Draw.Reveal(Frozen, InTime);

    public void Confirm(DrawOutcome outcome) => Draw.Confirm(outcome, ("130322", InTime));

    public DrawOutcome Replace(DrawOutcome outcome, string approver)
    {
        var seat = outcome.Present().OrderBy(pair => pair.Key).First(pair => pair.Value.Count > 0);
        return Draw.Replace(Frozen, new ReplacementEntry(seat.Key.Target, seat.Key.Department, seat.Value[0], "出差", "approver-1"), approver, InTime);
    }
}
