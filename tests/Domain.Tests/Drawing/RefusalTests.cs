using ChangliBridge.Domain.Drawing;
using Xunit;

namespace ChangliBridge.Domain.Tests.Drawing;

/// <summary>What a draw refuses before it is frozen, and what before it is drawn.</summary>
public sealed class RefusalTests
{
    private static readonly Dictionary<string, (string Word, string Field, Func<DrawInputs, DrawInputs> Spoil)> Spoilt = new()
    {
        ["an unknown algorithm"] = ("unknown_algorithm", "header.algorithm", x => Head(x, h => h with { Algorithm = "changli-draw/2" })),
        ["an as-of without Z"] = ("bad_instant", "header.asOf", x => Head(x, h => h with { AsOf = "2023-11-03T00:00:00" })),
        ["a freeze with milliseconds"] = ("bad_instant", "header.frozenAt", x => Head(x, h => h with { FrozenAt = "2023-11-03T01:00:00.000Z" })),
        ["a reveal on a day that is none"] = ("bad_instant", "header.revealBy", x => Head(x, h => h with { RevealBy = "2023-11-31T01:00:00Z" })),
        ["a previous commitment in capitals"] = ("bad_previous", "header.previous", x => Head(x, h => h with { Previous = new string('A', 64) })),
        ["a grade month with a control character"] = ("bad_text", "header.gradeMonth", x => Head(x, h => h with { GradeMonth = "2023-10\u001f" })),
        ["a draw name with DEL"] = ("bad_text", "header.draw", x => Head(x, h => h with { Draw = "a\u007f" })),
        ["a grade scheme with LF"] = ("bad_text", "header.gradeScheme", x => Head(x, h => h with { GradeScheme = "a\n" })),
        ["a count that is not the frame's"] = ("count_is_not_the_frame", "header.count", x => Head(x, h => h with { Count = 23 })),
        ["an empty frame"] = ("empty_frame", "frame", x => x with { Frame = [] }),
        ["an id of 55 bytes"] = ("bad_id", "frame", x => First(x, e => e with { Id = new string('1', 55) })),
        ["an empty id"] = ("bad_id", "frame", x => First(x, e => e with { Id = "" })),
        ["an id with a space"] = ("bad_id", "frame", x => First(x, e => e with { Id = "13 22" })),
        ["an id that is not ASCII"] = ("bad_id", "frame", x => First(x, e => e with { Id = "１３" })),
        ["an id with LF at its end"] = ("bad_id", "frame", x => First(x, e => e with { Id = "13\n" })),
        ["an id that stands twice"] = ("duplicate_id", "frame", x => First(x, e => e with { Id = x.Frame[1].Id })),
        ["a target outside every stratum"] = ("unknown_stratum", "frame", x => First(x, e => e with { Stratum = "a" })),
        ["an inspector who stands twice"] = ("duplicate_inspector", "roster", x => x with { Roster = [.. x.Roster, x.Roster[0]] }),
        ["an inspector id with a comma"] = ("bad_text", "roster.id", x => Inspector(x, i => i with { Id = "a,b" })),
        ["an inspector's department with US"] = ("bad_text", "roster.department", x => Inspector(x, i => i with { Department = "mzj\u001f" })),
        ["an inspector's tag with a comma"] = ("bad_text", "roster.tags", x => Inspector(x, i => i with { Tags = ["a,b"] })),
        ["a certificate without a day"] = ("bad_day", "roster.valid_until", x => Inspector(x, i => i with { ValidUntil = "" })),
        ["a recusal that stands twice"] = ("duplicate_recusal", "recusals", x => x with { Recusals = [.. x.Recusals, .. x.Recusals] }),
        ["a recusal of an inspector with LF"] = ("bad_text", "recusals.inspector", x => x with { Recusals = [new("a\n", "1")] }),
        ["a recusal from a target with US"] = ("bad_text", "recusals.target", x => x with { Recusals = [new("a", "1\u001f")] }),
        ["a short frame key"] = ("bad_secret", "frame_key", x => x with { Secrets = x.Secrets with { FrameKey = new byte[31] } }),
        ["a long roster salt"] = ("bad_secret", "roster_salt", x => x with { Secrets = x.Secrets with { RosterSalt = new byte[33] } }),
        ["no secret"] = ("bad_secret", "secret", x => x with { Secrets = x.Secrets with { Secret = [] } }),
    };

    public static TheoryData<string> Cases => [.. Spoilt.Keys];

    [Fact]
    public void The_small_draw_is_accepted() => Assert.NotEmpty(SmallDraw.Frozen.Reveal(SmallDraw.Contributions, []).Drawn);

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_fault_of_the_inputs_is_refused_by_word_and_field(string what)
    {
        var (word, field, spoil) = Spoilt[what];
        var refused = Assert.Throws<DrawRefused>(() => FrozenDraw.Freeze(spoil(SmallDraw.Inputs)));
        var fault = Assert.Single(refused.Faults);
        Assert.Equal((word, field), (fault.Word, fault.Field));
    }

    [Fact]
    public void Several_faults_are_named_at_once()
    {
        var inputs = SmallDraw.Inputs;
        var refused = Assert.Throws<DrawRefused>(() => FrozenDraw.Freeze(inputs with
        {
            Header = inputs.Header with { Count = 7, Previous = "" },
            Rule = inputs.Rule with { LastDay = "10.11.2023", Strata = [new("A", "0.5", 1), new("B", "101%", null)] },
            Recusals = [.. inputs.Recusals, .. inputs.Recusals],
        }));
        Assert.Equal(
            ["bad_previous", "count_is_not_the_frame", "bad_day", "bad_take", "bad_take", "duplicate_recusal"],
            refused.Faults.Select(fault => fault.Word));
        Assert.Contains("rule.strata[1].take (101%)", refused.Message);
    }

    [Fact]
    public void Every_target_outside_the_strata_is_named()
    {
        var inputs = SmallDraw.Inputs;
        var refused = Assert.Throws<DrawRefused>(() => FrozenDraw.Freeze(inputs with { Frame = [.. inputs.Frame.Select(entry => entry with { Stratum = "C" })] }));
        Assert.Equal(inputs.Frame.Select(entry => $"{entry.Id} C"), refused.Faults.Select(fault => fault.Where));
    }

    [Fact]
    public void Replacing_somebody_who_is_not_assigned_is_refused_each_time()
    {
        var outcome = SmallDraw.Frozen.Reveal(SmallDraw.Contributions, []);
        var seat = outcome.Assignments[0];
        var refused = Assert.Throws<DrawRefused>(() => SmallDraw.Frozen.Reveal(SmallDraw.Contributions,
        [
            new(seat.Target, seat.Department, seat.Inspector), new(seat.Target, seat.Department, seat.Inspector),
            new("130322999999", "mzj", seat.Inspector), new(seat.Target, "ssjb", seat.Inspector),
        ]));
        Assert.Equal(Enumerable.Repeat("replaced_is_not_assigned", 3), refused.Faults.Select(fault => fault.Word));
    }

    private static DrawInputs Head(DrawInputs inputs, Func<DrawHeader, DrawHeader> change) => inputs with { Header = change(inputs.Header) };

    private static DrawInputs First(DrawInputs inputs, Func<FrameEntry, FrameEntry> change) => inputs with { Frame = [change(inputs.Frame[0]), .. inputs.Frame.Skip(1)] };

    private static DrawInputs Inspector(DrawInputs inputs, Func<RosterEntry, RosterEntry> change) => inputs with { Roster = [change(inputs.Roster[0]), .. inputs.Roster.Skip(1)] };
}
