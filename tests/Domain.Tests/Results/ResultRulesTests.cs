using ChangliBridge.Domain.Results;
using ChangliBridge.Domain.Rules;
using Xunit;

namespace ChangliBridge.Domain.Tests.Results;

/// <summary>Both sides of every rule of a result.</summary>
public sealed class ResultRulesTests
{
    private const string Root = "inspection_result";

    private static readonly Dictionary<string, (Rule Rule, string Field, ResultDraft Draft, ResultSurroundings Surroundings)> Spoilt = new()
    {
        ["an unknown code list"] = Of(Rule.CodeOnTheList, "code_list", draft => draft with { CodeList = "hebei-result/2022" }),
        ["no code"] = Of(Rule.FieldRequired, "codes", draft => draft with { Codes = [] }),
        ["a code that is not on the list"] = Of(Rule.CodeOnTheList, "codes[1]", draft => draft with { Codes = ["1", "2"] }),
        ["a code in lower case"] = Of(Rule.CodeOnTheList, "codes[0]", draft => draft with { Codes = ["a"] }),
        ["a code with a space"] = Of(Rule.CodeOnTheList, "codes[0]", draft => draft with { Codes = ["1 "] }),
        ["several codes in one"] = Of(Rule.CodeOnTheList, "codes[0]", draft => draft with { Codes = ["1,8"] }),
        ["a code that stands twice"] = Of(Rule.FieldMalformed, "codes[1]", draft => draft with { Codes = ["1", "1"] }),
        ["a problem without its findings"] = Of(Rule.FieldRequired, "findings", draft => draft with { Codes = ["1", "8"] }),
        ["1001 characters of findings beside a problem"] = Of(Rule.FieldMalformed, "findings", draft => draft with { Codes = ["8"], Findings = new string('问', 1001) }),
        ["1001 characters of findings"] = Of(Rule.FieldMalformed, "findings", draft => draft with { Findings = new string('问', 1001) }),
        ["no day"] = Of(Rule.FieldRequired, "check_date", draft => draft with { CheckOn = null }),
        ["the day before the window"] = Of(Rule.CheckInsideWindow, "check_date", draft => draft with { CheckOn = new(2023, 11, 5) }),
        ["the day after today"] = Of(Rule.CheckInsideWindow, "check_date", draft => draft with { CheckOn = new(2023, 11, 9) }, SmallResult.Register("mzj-2", new("mzj-2", "13-002", null, false))),
        ["the day after the window"] = Of(Rule.CheckInsideWindow, "check_date", draft => draft with { CheckOn = new(2023, 11, 11) },
            SmallResult.Register("mzj-2", new("mzj-2", "13-002", null, false)) with { Today = new(2023, 11, 12) }),
        ["one inspector"] = Of(Rule.AtLeastTwoInspectors, "inspectors", draft => draft with { Inspectors = ["mzj-1"] }),
        ["one inspector twice"] = Of(Rule.AtLeastTwoInspectors, "inspectors", draft => draft with { Inspectors = ["mzj-1", "mzj-1"] }),
        ["an inspector who was not drawn"] = Of(Rule.InspectorAssigned, "inspectors[2]", draft => draft with { Inspectors = ["mzj-1", "mzj-2", "mzj-3"] }),
        ["an inspector who left the register"] = Of(Rule.Unknown, "inspectors[0]", draft => draft, SmallResult.Register("mzj-1", null)),
        ["a recused inspector"] = Of(Rule.InspectorRecused, "inspectors[0]", draft => draft, SmallResult.Register("mzj-1", new("mzj-1", "13-001", null, true))),
        ["an inspector without a certificate"] = Of(Rule.CertificateValid, "inspectors[0]", draft => draft, SmallResult.Register("mzj-1", new("mzj-1", "", null, false))),
        ["a certificate that ended the day before"] = Of(Rule.CertificateValid, "inspectors[1]", draft => draft with { CheckOn = new(2023, 11, 8) }),
    };

    public static TheoryData<string> Cases => [.. Spoilt.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_fault_is_named_by_rule_and_field_with_reason_and_remedy(string what)
    {
        var (rule, field, draft, surroundings) = Spoilt[what];
        var fault = Assert.Single(Assert.Throws<RuleViolation>(() => SmallResult.Submit(SmallResult.Task(), draft, surroundings)).Faults);
        Assert.Equal((rule, $"{Root}.{field}"), (fault.Rule, fault.Field));
        Assert.True(fault.Reason.EndsWith('。') && fault.Remedy.EndsWith('。'));
    }

    [Fact]
    public void A_result_on_a_certificates_last_day_is_accepted_and_finds_no_problem()
    {
        var result = SmallResult.Submit(SmallResult.Task());
        Assert.Equal((ResultState.Submitted, false, "clerk-1"), (result.State, result.ProblemFound, result.SubmittedBy));
    }

    [Theory]
    [InlineData("2023-11-06")]
    [InlineData("2023-11-10")]
    public void The_first_and_the_last_day_of_the_window_are_accepted(string day)
    {
        var surroundings = SmallResult.Register("mzj-2", new("mzj-2", "13-002", null, false)) with { Today = new(2023, 11, 10) };
        Assert.Equal(day, SmallResult.Submit(SmallResult.Task(), SmallResult.Draft with { CheckOn = DateOnly.Parse(day) }, surroundings).CheckOn.ToString("yyyy-MM-dd"));
    }

    [Fact]
    public void Any_problem_code_makes_it_a_problem_and_a_thousand_characters_may_tell_it() =>
        Assert.True(SmallResult.Submit(SmallResult.Task(), SmallResult.Draft with { Codes = ["1", "A"], Findings = new string('问', 1000) }).ProblemFound);

    [Fact]
    public void A_department_for_which_the_target_was_not_drawn_cannot_submit() => Assert.Equal(Rule.TargetDrawn,
        Assert.Throws<RuleViolation>(() => InspectionResult.Submit(SmallResult.Task(), ("ssjb", "clerk"), SmallResult.Draft, (SmallResult.Surroundings, SmallResult.Now))).Faults[0].Rule);

    [Fact]
    public void Everything_wrong_is_named_at_once()
    {
        var draft = new ResultDraft("hebei-result/2023", ["8", "9"], new DateOnly(2023, 11, 1), ["mzj-9"], "");
        var faults = Assert.Throws<RuleViolation>(() => SmallResult.Submit(SmallResult.Task(), draft)).Faults;
        Assert.Equal(
            [$"{Root}.codes[1]", $"{Root}.findings", $"{Root}.check_date", $"{Root}.inspectors", $"{Root}.inspectors[0]", $"{Root}.inspectors[0]"],
            faults.Select(fault => fault.Field));
    }

    private static (Rule, string, ResultDraft, ResultSurroundings) Of(Rule rule, string field, Func<ResultDraft, ResultDraft> change, ResultSurroundings? surroundings = null) =>
        (rule, field, change(SmallResult.Draft), surroundings ?? SmallResult.Surroundings);
}
