using ChangliBridge.Domain.Drawing;
using Xunit;

namespace ChangliBridge.Domain.Tests.Drawing;

/// <summary>What the rule of a draw refuses.</summary>
public sealed class RuleRefusalTests
{
    private static readonly Dictionary<string, (string Word, string Field, Func<DrawRule, DrawRule> Spoil)> Spoilt = new()
    {
        ["a last day that is none"] = ("bad_day", "rule.last_day", r => r with { LastDay = "2023-02-29" }),
        ["an unknown rounding"] = ("bad_rounding", "rule.rounding", r => r with { RoundingWord = "half_even" }),
        ["a plan with US"] = ("bad_text", "rule.plan", r => r with { Plan = "a\u001f" }),
        ["a note with LF"] = ("bad_text", "rule.note", r => r with { Note = "a\n" }),
        ["no department"] = ("no_department", "rule.departments", r => r with { Departments = [] }),
        ["a department that stands twice"] = ("duplicate_department", "rule.departments", r => r with { Departments = [r.Departments[0], r.Departments[0]] }),
        ["a department with a comma"] = ("bad_text", "rule.departments[0].id", r => r with { Departments = [new("a,b", 2, [])] }),
        ["a tag with a comma"] = ("bad_text", "rule.departments[0].tags", r => r with { Departments = [new("mzj", 2, ["a,b"])] }),
        ["one inspector"] = ("fewer_than_two_inspectors", "rule.departments[1].inspectors", r => r with { Departments = [r.Departments[0], new("scjgj", 1, [])] }),
        ["a negative number of inspectors"] = ("fewer_than_two_inspectors", "rule.departments[0].inspectors", r => r with { Departments = [new("mzj", -2, [])] }),
        ["1001 inspectors"] = ("too_many_inspectors", "rule.departments[0].inspectors", r => r with { Departments = [new("mzj", 1001, [])] }),
        ["a stratum that stands twice"] = ("duplicate_stratum", "rule.strata", r => r with { Strata = [.. r.Strata, r.Strata[0]] }),
        ["a stratum with a comma"] = ("bad_text", "rule.strata[2].name", r => r with { Strata = [.. r.Strata, new("a,b", "1%", null)] }),
        ["a rate without its sign"] = ("bad_take", "rule.strata[0].take", r => First(r, "0.5", null)),
        ["a rate above the whole"] = ("bad_take", "rule.strata[0].take", r => First(r, "100.01%", null)),
        ["a rate with a comma"] = ("bad_take", "rule.strata[0].take", r => First(r, "0,5%", null)),
        ["a rate without its nought"] = ("bad_take", "rule.strata[0].take", r => First(r, ".5%", null)),
        ["a rate with a leading nought"] = ("bad_take", "rule.strata[0].take", r => First(r, "05%", null)),
        ["a rate in full-width digits"] = ("bad_take", "rule.strata[0].take", r => First(r, "５%", null)),
        ["a negative count"] = ("bad_take", "rule.strata[0].take", r => First(r, "-1", null)),
        ["a take with LF at its end"] = ("bad_take", "rule.strata[0].take", r => First(r, "5%\n", null)),
        ["a negative minimum"] = ("bad_minimum", "rule.strata[0].minimum", r => First(r, "5%", -1)),
        ["a minimum beside a count"] = ("bad_minimum", "rule.strata[0].minimum", r => First(r, "5", 1)),
        ["a minimum beside all"] = ("bad_minimum", "rule.strata[0].minimum", r => First(r, "all", 1)),
        ["an unknown overall mode"] = ("bad_overall_mode", "rule.overall.mode", r => r with { Overall = new("floor", "5%") }),
        ["an overall rate above the whole"] = ("bad_take", "rule.overall.take", r => r with { Overall = new(RuleOverall.Report, "101%") }),
        ["an overall of all"] = ("bad_take", "rule.overall.take", r => r with { Overall = new(RuleOverall.TopUp, "all") }),
        ["a budget over a count"] = ("budget_needs_rates", "rule.strata", r => First(r, "3", null) with { Overall = new(RuleOverall.Budget, "5%") }),
    };

    public static TheoryData<string> Cases => [.. Spoilt.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_fault_of_the_rule_is_refused_by_word_and_field(string what)
    {
        var (word, field, spoil) = Spoilt[what];
        var refused = Assert.Throws<DrawRefused>(() => FrozenDraw.Freeze(SmallDraw.Inputs.With(spoil(SmallDraw.Rule))));
        var fault = Assert.Single(refused.Faults);
        Assert.Equal((word, field), (fault.Word, fault.Field));
    }

    [Fact]
    public void A_rule_without_strata_is_refused()
    {
        var refused = Assert.Throws<DrawRefused>(() => FrozenDraw.Freeze(SmallDraw.Inputs.With(SmallDraw.Rule with { Strata = [] })));
        Assert.Equal("no_stratum", refused.Faults[0].Word);
    }

    [Theory]
    [InlineData("0%")]
    [InlineData("100%")]
    [InlineData("100.000%")]
    [InlineData("0.0000000000000000000000000000000000001%")]
    [InlineData("0")]
    [InlineData("999999999999999999999999")]
    [InlineData("all")]
    [InlineData("none")]
    public void A_take_in_its_form_is_accepted(string take) => Assert.Equal(24, FrozenDraw.Freeze(SmallDraw.Inputs.With(First(SmallDraw.Rule, take, null))).Frame.Frame.Count);

    private static DrawRule First(DrawRule rule, string take, long? minimum) => rule with { Strata = [new("A", take, minimum), .. rule.Strata.Skip(1)] };
}
