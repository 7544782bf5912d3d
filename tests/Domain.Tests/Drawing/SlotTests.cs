using ChangliBridge.Domain.Drawing;
using Xunit;

namespace ChangliBridge.Domain.Tests.Drawing;

/// <summary>Slots of the header, and the contributions that fill them.</summary>
public sealed class SlotTests
{
    private static readonly Dictionary<string, (string Word, string Field, DrawSlot[] Slots)> Spoilt = new()
    {
        ["a slot that stands twice"] = ("duplicate_slot", "header.slots", [SmallDraw.MzjSlot, SmallDraw.MzjSlot]),
        ["a slot with a comma"] = ("bad_text", "header.slots[0].name", [SmallDraw.MzjSlot with { Name = "a,b" }]),
        ["a slot of no kind"] = ("bad_slot", "header.slots[0]", [SmallDraw.MzjSlot with { Kind = "signed" }]),
        ["dice thrown 24 times"] = ("bad_slot", "header.slots[0]", [SmallDraw.Dice with { Form = "dicex24" }]),
        ["fifteen digits"] = ("bad_slot", "header.slots[0]", [SmallDraw.Dice with { Form = "digitsx15" }]),
        ["coins"] = ("bad_slot", "header.slots[0]", [SmallDraw.Dice with { Form = "coinsx128" }]),
        ["a beacon without its source"] = ("bad_slot", "header.slots[0]", [SmallDraw.Beacon with { Source = "" }]),
        ["a beacon of a short chain hash"] = ("bad_slot", "header.slots[0]", [SmallDraw.Beacon with { Source = "drand:52db:1" }]),
        ["a beacon of a round with a leading nought"] = ("bad_slot", "header.slots[0]", [SmallDraw.Beacon with { Source = $"drand:{new string('5', 64)}:01" }]),
        ["a close without Z"] = ("bad_instant", "header.slots[0].closes", [SmallDraw.MzjSlot with { Closes = "2023-11-05" }]),
        ["a close at the freeze"] = ("slot_closes_before_freeze", "header.slots[0].closes", [SmallDraw.MzjSlot with { Closes = "2023-11-03T01:00:00Z" }]),
        ["a beacon before another slot"] = ("beacon_before_others", "header.slots[0]", [SmallDraw.Beacon, SmallDraw.MzjSlot]),
        ["a beacon that closes with another slot"] = ("beacon_before_others", "header.slots[1]", [SmallDraw.MzjSlot, SmallDraw.Beacon with { Closes = SmallDraw.MzjSlot.Closes }]),
        ["two beacons"] = ("beacon_before_others", "header.slots[0]", [SmallDraw.Beacon, SmallDraw.Beacon with { Name = "again", Closes = "2023-11-05T13:00:00Z" }]),
    };

    public static TheoryData<string> Cases => [.. Spoilt.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_fault_of_the_slots_is_refused_by_word_and_field(string what)
    {
        var (word, field, slots) = Spoilt[what];
        var refused = Assert.Throws<DrawRefused>(() => FrozenDraw.Freeze(SmallDraw.Inputs.WithSlots(slots)));
        var fault = Assert.Single(refused.Faults);
        Assert.Equal((word, field), (fault.Word, fault.Field));
    }

    [Theory]
    [InlineData("mzj")]
    [InlineData("mzj scjgj mzj")]
    [InlineData("scjgj mzj")]
    [InlineData("mzj scjgj drand")]
    [InlineData("")]
    public void Contributions_that_are_not_exactly_the_slots_are_refused(string names)
    {
        var contributions = names.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => new Contribution(name, SmallDraw.Mzj)).ToList();
        var refused = Assert.Throws<DrawRefused>(() => SmallDraw.Frozen.Reveal(contributions, []));
        Assert.Equal("contributions_are_not_the_slots", Assert.Single(refused.Faults).Word);
    }

    [Theory]
    [InlineData(31, 'a', false)]
    [InlineData(32, 'a', true)]
    [InlineData(128, 'f', true)]
    [InlineData(129, 'f', false)]
    [InlineData(32, 'A', false)]
    [InlineData(32, 'g', false)]
    public void A_committed_value_is_32_to_128_characters_of_lower_case_hex(int length, char digit, bool fits) =>
        Assert.Equal(fits, ContributionChecks.Fits(SmallDraw.MzjSlot, new string(digit, length)));

    [Theory]
    [InlineData("dicex25", "1234561234561234561234561", true)]
    [InlineData("dicex25", "123456123456123456123456", false)]
    [InlineData("dicex25", "1234561234561234561234567", false)]
    [InlineData("dicex25", "0234561234561234561234561", false)]
    [InlineData("digitsx16", "0123456789012345", true)]
    [InlineData("digitsx16", "012345678901234", false)]
    [InlineData("digitsx16", "０123456789012345", false)]
    public void A_witnessed_value_has_the_form_of_its_slot(string form, string value, bool fits) =>
        Assert.Equal(fits, ContributionChecks.Fits(SmallDraw.Dice with { Form = form }, value));

    [Theory]
    [InlineData(63, false)]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void A_beacon_value_is_64_characters_of_hex(int length, bool fits) =>
        Assert.Equal(fits, ContributionChecks.Fits(SmallDraw.Beacon, new string('0', length)));

    [Fact]
    public void Every_value_that_does_not_fit_is_named()
    {
        var refused = Assert.Throws<DrawRefused>(() => SmallDraw.Frozen.Reveal([new("mzj", "1"), new("scjgj", "")], []));
        Assert.Equal([("bad_contribution", "mzj"), ("bad_contribution", "scjgj")], refused.Faults.Select(fault => (fault.Word, fault.Where)));
    }
}
