using ChangliBridge.Domain.Drawing;
using ChangliBridge.Domain.Drawing.Evidence;

namespace ChangliBridge.Domain.Tests.Drawing;

/// <summary>A valid draw of 24 synthetic targets in two strata, two departments and two committed slots.</summary>
internal static class SmallDraw
{
    public const string Mzj = "0123456789abcdef0123456789abcdef";
    public const string Scjgj = "fedcba9876543210fedcba9876543210";

    public static readonly DrawSlot MzjSlot = new("mzj", DrawSlot.Committed, false, "2023-11-05T04:00:00Z");
    public static readonly DrawSlot ScjgjSlot = new("scjgj", DrawSlot.Committed, true, "2023-11-05T04:00:00Z");
    public static readonly DrawSlot Beacon = new("drand", DrawSlot.Beacon, true, "2023-11-05T12:00:00Z") { Source = $"drand:{new string('5', 64)}:2127412" };
    public static readonly DrawSlot Dice = new("dice", DrawSlot.Witnessed, true, "2023-11-05T05:00:00Z") { Form = "dicex25" };

    public static readonly IReadOnlyList<Contribution> Contributions = [new("mzj", Mzj), new("scjgj", Scjgj)];

    public static readonly DrawRule Rule = new()
    {
        Plan = "inspectionPlans/2023-halal",
        LastDay = "2023-11-10",
        Departments = [new("mzj", 2, []), new("scjgj", 2, ["registration"])],
        Strata = [new("A", "10%", 1), new("B", "25%", null)],
        Keys = new Dictionary<string, string> { ["mzj"] = TestKeys.Mzj.KeyId, ["scjgj"] = TestKeys.Scjgj.KeyId, ["ssjb"] = TestKeys.Office.KeyId },
    };

    public static DrawInputs Inputs => Sealed(new DrawInputs
    {
        Header = new DrawHeader
        {
            Draw = "inspectionPlans/2023-halal/draws/1",
            Count = 24,
            AsOf = "2023-11-03T00:00:00Z",
            FrozenAt = "2023-11-03T01:00:00Z",
            RevealBy = "2023-11-05T16:00:00Z",
            GradeScheme = "hebei-abcd",
            GradeMonth = "2023-10",
            Previous = DrawHeader.NoPrevious,
            Slots = [MzjSlot, ScjgjSlot],
        },
        HeaderJson = [],
        Rule = Rule,
        RuleJson = [],
        Frame = [.. Enumerable.Range(0, 24).Select(i => new FrameEntry($"1303220000{i:00}", i < 12 ? "A" : "B"))],
        Roster = [.. Inspectors("mzj", 4), .. Inspectors("scjgj", 4, "registration", "食品")],
        Recusals = [new("mzj-1", "130322000000")],
        Secrets = new DrawSecrets(Bytes(1), Bytes(2), Bytes(3)),
    });

    public static FrozenDraw Frozen => FrozenDraw.Freeze(Inputs);

    public static IEnumerable<RosterEntry> Inspectors(string department, int count, params string[] tags) =>
        Enumerable.Range(1, count).Select(i => new RosterEntry($"{department}-{i}", department, "9999-12-31", tags));

    public static byte[] Bytes(byte value) => [.. Enumerable.Repeat(value, 32)];

    /// <summary>Writes the count, the header and the rule anew, as they stand in the inputs.</summary>
    public static DrawInputs Sealed(DrawInputs inputs)
    {
        var header = inputs.Header with { Count = inputs.Frame.Count };
        return inputs with { Header = header, HeaderJson = DrawJson.WriteHeader(header), RuleJson = DrawJson.WriteRule(inputs.Rule) };
    }

    public static DrawInputs With(this DrawInputs inputs, DrawRule rule) => Sealed(inputs with { Rule = rule });

    public static DrawInputs WithSlots(this DrawInputs inputs, params DrawSlot[] slots) => Sealed(inputs with { Header = inputs.Header with { Slots = slots } });
}
