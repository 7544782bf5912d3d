using ChangliBridge.Domain.Drawing;
using ChangliBridge.Domain.Plans;

namespace ChangliBridge.Domain.Tests.Drawing;

/// <summary>A draw of the small inputs on its way, and its parties' acts.</summary>
internal sealed class DrawActs
{
    public static readonly DateTimeOffset FrozenAt = DateTimeOffset.Parse("2023-11-03T01:00:00Z");
    public static readonly DateTimeOffset ClosesAt = DateTimeOffset.Parse("2023-11-05T04:00:00Z");
    public static readonly DateTimeOffset InTime = FrozenAt.AddHours(1);

    private static readonly InspectionPlan Plan = InspectionPlan.Create(new PlanDraft("2023-halal", "计划", 2023, "mzj", []), FrozenAt);

    public DrawActs(DrawInputs? inputs = null)
    {
        Draw = Draw.Freeze(Plan, ("halal-food", 1), FrozenDraw.Freeze(inputs ?? SmallDraw.Inputs),
            ([new SlotEntry("mzj", false, ClosesAt), new SlotEntry("scjgj", true, ClosesAt)], FrozenAt.AddDays(3), FrozenAt));
    }

    public Draw Draw { get; }

    public static string ValueOf(string party) => party == "mzj" ? SmallDraw.Mzj : SmallDraw.Scjgj;

    public string CommitmentOf(string party) =>
        Convert.ToHexStringLower(SlotCommitment.Of(Convert.FromHexString(Draw.Commitment), party, ValueOf(party)));

    public DrawActs Commit(string party)
    {
        Draw.Commit(party, party, CommitmentOf(party), InTime);
        return this;
    }

    public DrawActs Open(string party)
    {
        Draw.OpenValue(party, party, ValueOf(party), InTime);
        return this;
    }

    public DrawActs AllOpened() => Commit("mzj").Commit("scjgj").Open("scjgj").Open("mzj");

    public DrawOutcome Reveal() => Draw.Reveal(InTime);

    public void Confirm(DrawOutcome outcome) => Draw.Confirm(outcome, ("130322", InTime));

    public DrawOutcome Replace(DrawOutcome outcome, string approver)
    {
        var seat = outcome.Present().OrderBy(pair => pair.Key).First(pair => pair.Value.Count > 0);
        return Draw.Replace(new ReplacementEntry(seat.Key.Target, seat.Key.Department, seat.Value[0], "出差", "approver-1"), approver);
    }
}
