using System.Text.Json.Nodes;
using ChangliBridge.Domain.Drawing;
using ChangliBridge.Domain.Tests.Drawing;
using Xunit;

namespace ChangliBridge.Domain.Tests.Evidence;

/// <summary>Reading a draw whose fields are of the wrong kind.</summary>
public sealed class DrawFileTests
{
    private static readonly Dictionary<string, (string Word, string Field, Action<JsonObject> Spoil)> Spoilt = new()
    {
        ["a header that is a list"] = ("bad_json", "header", x => x["header"] = new JsonArray()),
        ["a header with a fraction of its own"] = ("bad_json", "header", x => x["header"]!["extra"] = 1.5),
        ["a rule with null"] = ("bad_json", "rule", x => x["rule"]!["extra"] = null),
        ["a rule with a key that is not ASCII"] = ("bad_json", "rule", x => x["rule"]!["备注"] = "x"),
        ["a count in words"] = ("bad_count", "header.count", x => x["header"]!["count"] = "290"),
        ["no freeze"] = ("bad_instant", "header.frozenAt", x => x["header"]!.AsObject().Remove("frozenAt")),
        ["slots that are no list"] = ("bad_json", "header.slots", x => x["header"]!["slots"] = "none"),
        ["a slot whose party is outside perhaps"] = ("bad_json", "header.slots[1].outside", x => x["header"]!["slots"]![1]!["outside"] = "true"),
        ["no last day"] = ("bad_day", "rule.last_day", x => x["rule"]!.AsObject().Remove("last_day")),
        ["inspectors in words"] = ("bad_inspectors", "rule.departments[0].inspectors", x => x["rule"]!["departments"]![0]!["inspectors"] = "2"),
        ["a take that is a number"] = ("bad_take", "rule.strata[2].take", x => x["rule"]!["strata"]![2]!["take"] = 3),
        ["a minimum of one and a half"] = ("bad_minimum", "rule.strata[3].minimum", x => x["rule"]!["strata"]![3]!["minimum"] = 1.5),
        ["a minimum in words"] = ("bad_minimum", "rule.strata[3].minimum", x => x["rule"]!["strata"]![3]!["minimum"] = "1"),
        ["a rounding that says nothing"] = ("bad_rounding", "rule.rounding", x => x["rule"]!["rounding"] = ""),
        ["an overall clause without its take"] = ("bad_take", "rule.overall.take", x => x["rule"]!["overall"]!.AsObject().Remove("take")),
        ["a target without its stratum"] = ("bad_id", "frame[4]", x => x["frame"]![4]!.AsArray().RemoveAt(1)),
        ["an inspector who is a text"] = ("bad_json", "roster[0]", x => x["roster"]![0] = "13MZ0000"),
        ["a recusal of three"] = ("bad_text", "recusals[0]", x => x["recusals"]![0]!.AsArray().Add("why")),
        ["a contribution that is a number"] = ("bad_contribution", "contributions[0]", x => x["contributions"]![0]![1] = 7),
        ["a secret in capitals"] = ("bad_secret", "secret", x => x["secret"] = new string('A', 64)),
    };

    public static TheoryData<string> Cases => [.. Spoilt.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_field_of_another_kind_is_refused_by_word_and_field(string what)
    {
        var (word, field, spoil) = Spoilt[what];
        var fault = Refusal(spoil).Faults[0];
        Assert.Equal((word, field), (fault.Word, fault.Field));
    }

    [Fact]
    public void Fields_of_another_kind_and_what_else_is_wrong_are_named_at_once()
    {
        var refused = Refusal(json =>
        {
            json["rule"]!["strata"]![0]!["take"] = true;
            json["rule"]!["last_day"] = "2023-02-29";
            json["recusals"]!.AsArray().Add(json["recusals"]![0]!.DeepClone());
        });
        Assert.Equal(["bad_take", "bad_day", "duplicate_recusal"], refused.Faults.Select(fault => fault.Word));
    }

    [Theory]
    [InlineData("strata", "name")]
    [InlineData("departments", "id")]
    public void A_name_without_a_letter_is_refused(string list, string field) =>
        Assert.Contains(Refusal(json => json["rule"]![list]![1]![field] = "").Faults, fault => (fault.Word, fault.Field) == ("bad_text", $"rule.{list}[1].{field}"));

    [Fact]
    public void What_a_stranger_wrote_stays_on_its_line() =>
        Assert.Contains(@"1322\u000a\u001b[2J", Refusal(json => json["frame"]![0]![0] = "1322\n\u001b[2J").Message);

    private static DrawRefused Refusal(Action<JsonObject> spoil)
    {
        var json = Vector.Json("draw-county-halal-2023.json");
        spoil(json);
        return Assert.Throws<DrawRefused>(() => Vector.Draw(Vector.Parse(json)));
    }
}
