using ChangliBridge.Domain.Results;
using ChangliBridge.Domain.Rules;
using Xunit;

namespace ChangliBridge.Domain.Tests.Results;

/// <summary>Both sides of what a result tells item by item, of its methods, and of codes that exclude each other.</summary>
public sealed class OutcomeRulesTests
{
    private const string Item = "mzj-mz-01";

    private static readonly ResultDraft Problem = SmallResult.Draft with { Codes = ["A"], Findings = "台账不全" };

    [Fact]
    public void A_result_told_in_full_keeps_its_outcomes_and_methods()
    {
        var result = SmallResult.Submit(SmallResult.Task(), Told(ItemVerdict.Passed) with { Methods = ["1", "2"] }, SmallResult.InFull);
        Assert.Equal([new ItemOutcome(Item, ItemVerdict.Passed, "")], result.Outcomes);
        Assert.Equal(["1", "2"], result.Methods);
    }

    [Fact]
    public void Outcomes_and_methods_may_be_left_out_unless_the_county_asks_for_them()
    {
        Assert.Empty(SmallResult.Submit(SmallResult.Task()).Outcomes);
        Assert.Equal(
            [(Rule.ItemsAccountedFor, "inspection_result.item_outcomes"), (Rule.FieldRequired, "inspection_result.check_methods")],
            FaultsOf(SmallResult.Draft, SmallResult.InFull));
    }

    [Fact]
    public void An_item_that_is_not_of_the_part_one_told_twice_and_one_left_out_are_named()
    {
        Assert.Equal(
            [(Rule.ItemsAccountedFor, "inspection_result.item_outcomes[0].item"), (Rule.ItemsAccountedFor, "inspection_result.item_outcomes")],
            FaultsOf(SmallResult.Draft with { Outcomes = [new("scjgj-sc-01", ItemVerdict.Passed, "")] }));
        Assert.Equal(
            [(Rule.ItemsAccountedFor, "inspection_result.item_outcomes[1].item")],
            FaultsOf(SmallResult.Draft with { Outcomes = [new(Item, ItemVerdict.Passed, ""), new(Item, ItemVerdict.Unchecked, "")] }));
    }

    [Fact]
    public void A_verdict_is_one_of_four() => Assert.Equal(
        [(Rule.FieldRequired, "inspection_result.item_outcomes[0].verdict")], FaultsOf(Told((ItemVerdict)0)));

    [Fact]
    public void A_failed_item_says_what_was_found()
    {
        Assert.Equal([(Rule.ItemsAccountedFor, "inspection_result.item_outcomes[0].finding")], FaultsOf(Told(ItemVerdict.Failed, draft: Problem)));
        Assert.True(SmallResult.Submit(SmallResult.Task(), Told(ItemVerdict.Failed, "标志未经审核", Problem)).ProblemFound);
        Assert.Equal([(Rule.FieldMalformed, "inspection_result.item_outcomes[0].finding")], FaultsOf(Told(ItemVerdict.Failed, new string('问', 501), Problem)));
    }

    [Fact]
    public void A_failed_item_goes_with_a_problem_code() =>
        Assert.Equal([(Rule.OutcomesAgree, "inspection_result.item_outcomes")], FaultsOf(Told(ItemVerdict.Failed, "标志未经审核")));

    [Theory]
    [InlineData(ItemVerdict.Passed, false)]
    [InlineData(ItemVerdict.Inapplicable, false)]
    [InlineData(ItemVerdict.Unchecked, true)]
    public void A_problem_code_goes_with_an_item_that_failed_or_could_not_be_checked(ItemVerdict verdict, bool agrees) =>
        Assert.Equal(agrees ? [] : [(Rule.OutcomesAgree, "inspection_result.item_outcomes")], FaultsOf(Told(verdict, draft: Problem)));

    [Fact]
    public void Whether_they_agree_is_not_asked_of_codes_that_nobody_knows() =>
        Assert.Equal([(Rule.CodeOnTheList, "inspection_result.codes[0]")], FaultsOf(Told(ItemVerdict.Failed, "标志未经审核", SmallResult.Draft with { Codes = ["Z"] })));

    [Fact]
    public void Methods_are_of_the_dictionary_and_stand_once() => Assert.Equal(
        [(Rule.MethodOnTheList, "inspection_result.check_methods[1]"), (Rule.MethodOnTheList, "inspection_result.check_methods[2]")],
        FaultsOf(SmallResult.Draft with { Methods = ["1", "1,2", "1"] }));

    [Theory]
    [InlineData("1", "A")]
    [InlineData("A", "1")]
    public void Codes_that_exclude_each_other_do_not_stand_together_in_any_order(string one, string other) => Assert.Equal(
        [(Rule.CodesExclude, "inspection_result.codes[1]")], FaultsOf(Of("zhejiang-result/2017", one, other)));

    [Fact]
    public void Ten_is_not_one()
    {
        Assert.Equal([], FaultsOf(Of("zhejiang-result/2017", "10", "A")));
        Assert.Equal([], FaultsOf(Of("zhejiang-result/2017", "1", "12")));
    }

    [Fact]
    public void The_same_code_means_another_thing_on_another_list()
    {
        Assert.True(SmallResult.Submit(SmallResult.Task(), Of("zhejiang-result/2016", "6")).ProblemFound);
        Assert.False(SmallResult.Submit(SmallResult.Task(), Of("zhejiang-result/2017", "6")).ProblemFound);
    }

    private static ResultDraft Of(string list, params string[] codes) => SmallResult.Draft with { CodeList = list, Codes = codes, Findings = "见记录" };

    private static ResultDraft Told(ItemVerdict verdict, string finding = "", ResultDraft? draft = null) => (draft ?? SmallResult.Draft) with { Outcomes = [new(Item, verdict, finding)] };

    private static List<(Rule, string)> FaultsOf(ResultDraft draft, ResultSurroundings? surroundings = null)
    {
        try
        {
            SmallResult.Submit(SmallResult.Task(), draft, surroundings);
            return [];
        }
        catch (RuleViolation violation)
        {
            return [.. violation.Faults.Select(fault => (fault.Rule, fault.Field))];
        }
    }
}
