using ChangliBridge.Domain.Rules;
using ChangliBridge.Domain.Tasks;
using ChangliBridge.Domain.Tests.Results;
using Xunit;

namespace ChangliBridge.Domain.Tests.Tasks;

/// <summary>专业人员协助: a specialist of the inspectors' own department comes beside them.</summary>
public sealed class AssistantTests
{
    private static readonly AssistantCandidate Specialist = new("mzj-3", "mzj", "13-003", new DateOnly(2023, 11, 10), false);

    private static readonly Dictionary<string, (Rule Rule, string Field, AssistantCandidate Candidate)> Spoilt = new()
    {
        ["of another department"] = (Rule.AssistantInOrder, "inspector", Specialist with { Department = "scjgj" }),
        ["drawn already"] = (Rule.AssistantInOrder, "inspector", Specialist with { Inspector = "mzj-1" }),
        ["drawn by another department"] = (Rule.AssistantInOrder, "inspector", Specialist with { Inspector = "sc-2" }),
        ["without a certificate"] = (Rule.CertificateValid, "inspector", Specialist with { CertificateNumber = "" }),
        ["with a certificate that ends a day early"] = (Rule.CertificateValid, "inspector", Specialist with { ValidUntil = new DateOnly(2023, 11, 9) }),
        ["recused"] = (Rule.InspectorRecused, "inspector", Specialist with { Recused = true }),
    };

    public static TheoryData<string> Cases => [.. Spoilt.Keys];

    [Fact]
    public void A_specialist_comes_beside_the_drawn_who_stay()
    {
        var task = SmallResult.Task();
        var version = task.Version;
        Assign(task, Specialist);
        var part = task.PartOf("mzj");
        Assert.Equal(["mzj-1", "mzj-2"], part.Inspectors);
        Assert.Equal([new Assistant("mzj-3", "需食品检验专业人员", "mzj/approver", SmallResult.Now)], part.Assistants);
        Assert.Empty(task.PartOf("scjgj").Assistants);
        Assert.Equal(version + 1, task.Version);
    }

    [Fact]
    public void An_open_ended_certificate_reaches_every_day()
    {
        var task = SmallResult.Task();
        Assign(task, Specialist with { ValidUntil = null });
        Assert.True(task.PartOf("mzj").Assists("mzj-3"));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_specialist_who_may_not_come_is_refused_and_nothing_changes(string what)
    {
        var (rule, field, candidate) = Spoilt[what];
        var task = SmallResult.Task();
        var fault = Assert.Single(Assert.Throws<RuleViolation>(() => Assign(task, candidate)).Faults);
        Assert.Equal((rule, field), (fault.Rule, fault.Field));
        Assert.Empty(task.PartOf("mzj").Assistants);
    }

    [Fact]
    public void Nobody_assists_twice()
    {
        var task = SmallResult.Task();
        Assign(task, Specialist);
        Assert.Equal(Rule.AssistantInOrder, Assert.Throws<RuleViolation>(() => Assign(task, Specialist)).Faults.Single().Rule);
    }

    [Fact]
    public void Everything_that_stands_against_an_assistant_is_named_at_once()
    {
        var refused = Assert.Throws<RuleViolation>(() => SmallResult.Task().AssignAssistant("nyj", Specialist with { CertificateNumber = "", Recused = true }, (" ", "x", true, SmallResult.Now)));
        Assert.Equal(
            [Rule.FieldRequired, Rule.NotPermitted, Rule.WrongState, Rule.AssistantInOrder, Rule.CertificateValid, Rule.InspectorRecused],
            refused.Faults.Select(fault => fault.Rule));
    }

    [Fact]
    public void An_assistant_may_stand_in_the_result_but_never_for_one_of_the_two()
    {
        var task = SmallResult.Task();
        Assign(task, Specialist);
        Assert.Equal(["mzj-1", "mzj-2", "mzj-3"], SmallResult.Submit(task, SmallResult.Draft with { Inspectors = ["mzj-1", "mzj-2", "mzj-3"] }).Inspectors);
        var refused = Assert.Throws<RuleViolation>(() => SmallResult.Submit(task, SmallResult.Draft with { Inspectors = ["mzj-1", "mzj-3"] }));
        Assert.Equal(Rule.AtLeastTwoInspectors, refused.Faults.Single().Rule);
    }

    private static void Assign(InspectionTask task, AssistantCandidate candidate) =>
        task.AssignAssistant("mzj", candidate, ("需食品检验专业人员", "mzj/approver", false, SmallResult.Now));
}
