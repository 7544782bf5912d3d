using System.Security.Cryptography;
using ChangliBridge.Domain.Drawing;
using ChangliBridge.Domain.Drawing.Evidence;
using Xunit;

namespace ChangliBridge.Domain.Tests.Drawing;

/// <summary>How far a seed was beyond anyone's choice.</summary>
public sealed class AssuranceTests
{
    private static readonly byte[] Commitment = SmallDraw.Frozen.Commitment;
    private static readonly string RoundSignature = new('b', 96);
    private static readonly string Randomness = Convert.ToHexStringLower(SHA256.HashData(Convert.FromHexString(RoundSignature)));

    private static readonly DrawSlot Inside = SmallDraw.MzjSlot;
    private static readonly DrawSlot Outside = SmallDraw.ScjgjSlot;
    private static readonly DrawSlot Witness = new("ssjb", DrawSlot.Witnessed, true, "2023-11-05T05:00:00Z") { Form = "dicex25" };

    private static readonly Dictionary<string, (string Word, DrawSlot[] Slots, Func<BundleRecord, BundleRecord> Change)> Draws = new()
    {
        ["committed by an outside party"] = (Assurance.Committed, [Inside, Outside], x => x),
        ["committed by the office alone"] = (Assurance.None, [Inside], x => x),
        ["committed by the office, which calls itself outside"] = (Assurance.None, [Inside with { Outside = true }], x => x),
        ["a beacon beside the office, which calls itself outside"] = (Assurance.None, [Inside with { Outside = true }, SmallDraw.Beacon], x => x),
        ["without any slot"] = (Assurance.None, [], x => x),
        ["committed by an outside party that did not sign"] = (Assurance.None, [Inside, Outside], x => Change(x, 1, entry => entry with { Signature = "" })),
        ["committed by an outside party with a key that the rule does not name"] = (Assurance.None, [Inside, Outside], x => Change(x, 1, entry => entry with
        {
            KeyId = TestKeys.Bridge.KeyId,
            Signature = TestKeys.Bridge.Sign(SlotCommitment.Of(Commitment, "scjgj", entry.Value)),
        })),
        ["signed over another value"] = (Assurance.None, [Inside, Outside], x => Change(x, 1, entry => entry with { Value = SmallDraw.Mzj })),
        ["witnessed"] = (Assurance.Witnessed, [Inside, Witness], x => x),
        ["witnessed beside an outside commitment"] = (Assurance.Witnessed, [Outside, Witness], x => x),
        ["witnessed by somebody who did not sign"] = (Assurance.None, [Inside, Witness], x => Change(x, 1, entry => entry with { Signature = "" })),
        ["a beacon and an outside commitment"] = (Assurance.Beacon, [Outside, SmallDraw.Beacon], x => x),
        ["a beacon that no outside party's signature went before"] = (Assurance.None, [Inside, SmallDraw.Beacon], x => x),
        ["a beacon, countersigned"] = (Assurance.Beacon, [Inside, SmallDraw.Beacon], Countersigned("ssjb")),
        ["a beacon alone, countersigned"] = (Assurance.Beacon, [SmallDraw.Beacon], Countersigned("ssjb")),
        ["a beacon, countersigned by the office itself"] = (Assurance.None, [Inside, SmallDraw.Beacon], Countersigned("mzj")),
        ["a beacon without its round's signature"] = (Assurance.Committed, [Outside, SmallDraw.Beacon], x => Change(x, 1, entry => entry with { Signature = "" })),
        ["a beacon whose value is not its round's"] = (Assurance.Committed, [Outside, SmallDraw.Beacon], x => Change(x, 1, entry => entry with { Value = new string('0', 64) })),
        ["a beacon that counts as the office's own"] = (Assurance.Committed, [Outside, SmallDraw.Beacon with { Outside = false }], x => x),
        ["the office's commitment, countersigned"] = (Assurance.None, [Inside], Countersigned("ssjb")),
        ["countersigned with another signature"] = (Assurance.None, [Inside, SmallDraw.Beacon], x => x with { Countersignatures = [new("ssjb", TestKeys.Office.KeyId, TestKeys.Office.Sign([1]))] }),
    };

    public static TheoryData<string> Cases => [.. Draws.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Assurance_follows_from_who_signed_before_the_last_value(string what)
    {
        var (word, slots, change) = Draws[what];
        var record = change(new BundleRecord([.. slots.Select(Told)], []));
        Assert.Equal(word, Assurance.Of(SmallDraw.Inputs.Header with { Slots = slots }, SmallDraw.Rule, Commitment, record));
    }

    private static BundleContribution Told(DrawSlot slot)
    {
        if (slot.Kind == DrawSlot.Beacon)
            return new BundleContribution(slot.Name, Randomness, "", slot.Closes) { Signature = RoundSignature };
        var value = slot.Kind == DrawSlot.Witnessed ? new string('6', 25) : SmallDraw.Scjgj;
        var message = SlotCommitment.Of(Commitment, slot.Name, value);
        return new BundleContribution(slot.Name, value, "", SmallDraw.Inputs.Header.FrozenAt) { KeyId = TestKeys.Of(slot.Name).KeyId, Signature = TestKeys.Of(slot.Name).Sign(message) };
    }

    private static BundleRecord Change(BundleRecord record, int at, Func<BundleContribution, BundleContribution> change) =>
        record with { Contributions = [.. record.Contributions.Select((entry, i) => i == at ? change(entry) : entry)] };

    private static Func<BundleRecord, BundleRecord> Countersigned(string party) =>
        record => record with { Countersignatures = [new(party, TestKeys.Of(party).KeyId, TestKeys.Of(party).Sign(Commitment))] };
}
