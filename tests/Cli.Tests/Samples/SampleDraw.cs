using ChangliBridge.Contract.Signing;
using ChangliBridge.Domain.Drawing;
using ChangliBridge.Domain.Drawing.Evidence;
using Google.Protobuf.WellKnownTypes;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Tests.Samples;

/// <summary>A frozen draw of 24 synthetic targets, as Domain freezes it and the bridge shows it.</summary>
internal static class SampleDraw
{
    public const string Name = "inspectionPlans/2023-halal/draws/1";

    /// <summary>The same on the command line.</summary>
    public const string Short = "2023-halal/1";

    public static readonly DrawSlot Mzj = new("mzj", DrawSlot.Committed, false, "2023-11-05T04:00:00Z");
    public static readonly DrawSlot Scjgj = new("scjgj", DrawSlot.Committed, true, "2023-11-05T04:00:00Z");
    public static readonly DrawSlot Dice = new("notary", DrawSlot.Witnessed, true, "2023-11-05T05:00:00Z") { Form = "dicex25" };
    public static readonly DrawSlot Beacon = new("drand", DrawSlot.Beacon, true, "2023-11-05T12:00:00Z") { Source = $"drand:{new string('5', 64)}:2127412" };

    public static readonly SigningKey MzjKey = SigningKey.Create("ES256");
    public static readonly SigningKey ScjgjKey = SigningKey.Create("SM2");
    public static readonly SigningKey NotaryKey = SigningKey.Create("ES256");
    public static readonly SigningKey OfficeKey = SigningKey.Create("ES256");

    public static readonly byte[] Secret = [.. Enumerable.Repeat((byte)3, 32)];

    public static SigningKey KeyOf(string party) => party switch
    {
        "mzj" => MzjKey,
        "scjgj" => ScjgjKey,
        _ => NotaryKey,
    };

    public static FrozenDraw Frozen(params DrawSlot[] slots)
    {
        var header = new DrawHeader
        {
            Draw = Name,
            Count = 24,
            AsOf = "2023-11-03T00:00:00Z",
            FrozenAt = "2023-11-03T01:00:00Z",
            RevealBy = "2023-11-05T16:00:00Z",
            GradeScheme = "hebei-abcd",
            GradeMonth = "2023-10",
            Previous = DrawHeader.NoPrevious,
            Slots = slots,
        };
        var rule = new DrawRule
        {
            Plan = "inspectionPlans/2023-halal",
            LastDay = "2023-11-10",
            Departments = [new("mzj", 2, []), new("scjgj", 2, [])],
            Strata = [new("A", "10%", 1), new("B", "25%", null)],
            Keys = slots.Where(slot => slot.Kind != DrawSlot.Beacon).ToDictionary(slot => slot.Name, slot => KeyOf(slot.Name).KeyId),
        };
        return FrozenDraw.Freeze(new DrawInputs
        {
            Header = header,
            HeaderJson = DrawJson.WriteHeader(header),
            Rule = rule,
            RuleJson = DrawJson.WriteRule(rule),
            Frame = [.. Enumerable.Range(0, 24).Select(i => new FrameEntry($"1303220000{i:00}", i < 12 ? "A" : "B"))],
            Roster = [.. Inspectors("mzj"), .. Inspectors("scjgj")],
            Recusals = [],
            Secrets = new DrawSecrets([.. Enumerable.Repeat((byte)1, 32)], [.. Enumerable.Repeat((byte)2, 32)], Secret),
        });
    }

    /// <summary>What the bridge shows of it.</summary>
    public static V1.Draw Shown(params DrawSlot[] slots)
    {
        var frozen = Frozen(slots);
        var draw = new V1.Draw
        {
            Name = Name,
            BatchId = "first",
            State = V1.Draw.Types.State.Frozen,
            Header = System.Text.Encoding.UTF8.GetString(frozen.Inputs.HeaderJson),
            Rule = System.Text.Encoding.UTF8.GetString(frozen.Inputs.RuleJson),
            Root = Convert.ToHexStringLower(frozen.Root),
            RuleDigest = Convert.ToHexStringLower(frozen.RuleDigest),
            RosterDigest = Convert.ToHexStringLower(frozen.RosterDigest),
            Commitment = Convert.ToHexStringLower(frozen.Commitment),
            FrameSize = 24,
            Escrow = SealedSecret.Seal(OfficeKey.KeyId, Secret, System.Text.Encoding.UTF8.GetBytes(Name)),
        };
        draw.Slots.AddRange(slots.Select(Shown));
        return draw;
    }

    private static V1.ContributionSlot Shown(DrawSlot slot) => new()
    {
        Name = slot.Name,
        Outside = slot.Outside,
        CloseTime = Timestamp.FromDateTimeOffset(DateTimeOffset.Parse(slot.Closes)),
        Kind = slot.Kind switch
        {
            DrawSlot.Witnessed => V1.ContributionSlot.Types.Kind.Witnessed,
            DrawSlot.Beacon => V1.ContributionSlot.Types.Kind.Beacon,
            _ => V1.ContributionSlot.Types.Kind.Committed,
        },
        Form = slot.Form,
        Source = slot.Source,
        KeyId = slot.Kind == DrawSlot.Beacon ? "" : KeyOf(slot.Name).KeyId,
    };

    private static IEnumerable<RosterEntry> Inspectors(string department) =>
        Enumerable.Range(1, 4).Select(i => new RosterEntry($"{department}-{i}", department, "9999-12-31", []));
}
