using ChangliBridge.Domain.Burden;
using ChangliBridge.Domain.Facts;
using ChangliBridge.Domain.Joint;
using ChangliBridge.Domain.Rules;
using ChangliBridge.Domain.Tasks;
using ChangliBridge.Domain.Tests.Results;
using CsCheck;
using Xunit;

namespace ChangliBridge.Domain.Tests.Joint;

/// <summary>异议答复: the lead answers each objection once; what it upholds is not checked, and the draw stays as it is.</summary>
public sealed class ObjectionAnswerTests
{
    private static readonly DateTimeOffset Now = SmallResult.Now;
    private static readonly string[] Both = ["mzj", "scjgj"];
    private static readonly (IReadOnlyCollection<string> WithResult, string Division) Nobody = ([], "130322");

    [Fact]
    public void Upheld_the_department_that_objected_does_not_check_and_the_others_do()
    {
        var (list, task) = Objected();
        var fact = list.AnswerObjection("mzj", (task, "scjgj"), Answer(true, false), Nobody);
        Assert.Equal((Platforms.Provincial, FactKinds.TakenOff, $"130322:mzj:{task.Id}:{task.TargetCode}:taken-off:scjgj", 1, "mzj"), (fact.Platform, fact.Kind, fact.BusinessKey, fact.Revision, fact.Department));
        Assert.Equal(["scjgj"], (IEnumerable<string>)fact.Body["uncheckedBy"]);
        Assert.Equal(("scjgj", "已迁出", "登记机关已核实"), (fact.Body["objectedBy"], fact.Body["objection"], fact.Body["answer"]));
        Assert.Equal([false, true], task.Parts.Select(part => part.TakenOff));
        Assert.Equal(TaskState.Open, task.State);
        Assert.Equal([Rule.PartTakenOff], FaultsOf(() => Visit.Record(task, ("scjgj", "scjgj/a", default), "E-1", false)));
        Assert.Contains(Rule.PartTakenOff, FaultsOf(() => task.AssignAssistant("scjgj", new AssistantCandidate("sc-3", "scjgj", "13-009", null, false), ("专业", "scjgj/c", false, Now))));
        var result = SmallResult.Submit(task);
        result.Conclude(task, "approver-1", ("130322", Now));
        Assert.Equal(TaskState.Concluded, task.State);
    }

    [Fact]
    public void Upheld_for_the_whole_target_the_task_ends_and_takes_no_result()
    {
        var (list, task) = Objected();
        SmallResult.Submit(task);
        Assert.Equal(Both, (IEnumerable<string>)list.AnswerObjection("mzj", (task, "scjgj"), Answer(true, true), Nobody).Body["uncheckedBy"]);
        Assert.Equal(TaskState.TakenOff, task.State);
        Assert.Equal([Rule.PartTakenOff], FaultsOf(() => SmallResult.Submit(task)));
    }

    [Fact]
    public void Dismissed_it_is_checked_like_any_other()
    {
        var (list, task) = Objected();
        var fact = list.AnswerObjection("mzj", (task, "scjgj"), Answer(false, false), (Both, "130322"));
        Assert.Equal((Platforms.Provincial, FactKinds.ObjectionDismissal, $"130322:mzj:{task.Id}:{task.TargetCode}:objection-dismissal:scjgj", 1, "mzj"), (fact.Platform, fact.Kind, fact.BusinessKey, fact.Revision, fact.Department));
        Assert.Equal(("scjgj", "已迁出", "登记机关已核实"), (fact.Body["objectedBy"], fact.Body["objection"], fact.Body["answer"]));
        Assert.DoesNotContain("uncheckedBy", fact.Body.Keys);
        Assert.All(task.Parts, part => Assert.False(part.TakenOff));
        Assert.Equal(Answer(false, false), Assert.Single(list.Departments[0].Objections).Answer);
        SmallResult.Submit(task);
    }

    [Fact]
    public void Each_objection_is_answered_once()
    {
        var (list, task) = Objected();
        list.AnswerObjection("mzj", (task, "scjgj"), Answer(false, false), Nobody);
        Assert.Equal([Rule.ObjectionAnsweredOnce], FaultsOf(() => list.AnswerObjection("mzj", (task, "scjgj"), Answer(true, true), Nobody)));
    }

    [Fact]
    public void Everything_wrong_with_an_answer_is_named_at_once()
    {
        var (list, task) = Objected();
        Assert.Equal([Rule.FieldRequired, Rule.NotPermitted, Rule.FieldMalformed, Rule.Unknown], FaultsOf(() => list.AnswerObjection("scjgj", (task, "mzj"), Answer(false, true) with { Reason = " " }, Nobody)));
        Assert.Equal([Rule.WrongState], FaultsOf(() => list.AnswerObjection("mzj", (task, "scjgj"), Answer(true, true), (["mzj"], "130322"))));
        Assert.Equal([Rule.NoPersonalNumber], FaultsOf(() => list.AnswerObjection("mzj", (task, "scjgj"), Answer(true, true) with { Reason = "电话13812345678核实" }, Nobody)));
        list.AnswerObjection("mzj", (task, "scjgj"), Answer(true, false), (["mzj"], "130322"));
    }

    /// <summary>Whatever is tried in whatever order: a part is off exactly where an upheld answer took it off, answers never change, what was drawn stays drawn.</summary>
    [Fact]
    public void No_sequence_of_answers_takes_off_what_was_not_upheld()
    {
        Gen.Select(Gen.Bool, Gen.Bool, Gen.Bool, Gen.Bool, Gen.Int[0, 2]).Array[0, 8].Sample(history =>
        {
            var (list, task) = Objected();
            foreach (var (upheld, whole, objected, lead, entered) in history)
            {
                var before = Assert.Single(list.Departments[0].Objections).Answer;
                try
                {
                    list.AnswerObjection(lead ? "mzj" : "scjgj", (task, objected ? "scjgj" : "mzj"), Answer(upheld, whole), (entered == 0 ? [] : [Both[entered - 1]], "130322"));
                    Assert.Null(before);
                }
                catch (RuleViolation)
                {
                    Assert.Equal(before, list.Departments[0].Objections[0].Answer);
                }
                var answer = list.Departments[0].Objections[0].Answer;
                Assert.Equal([answer is { Upheld: true, WholeTarget: true }, answer is { Upheld: true }], task.Parts.Select(part => part.TakenOff));
                Assert.Equal(task.Parts.All(part => part.TakenOff), task.State == TaskState.TakenOff);
                Assert.Equal(["mzj-1", "mzj-2", "sc-1", "sc-2"], task.Parts.SelectMany(part => part.Inspectors));
            }
        }, iter: 500);
    }

    private static (JointList List, InspectionTask Task) Objected()
    {
        var task = SmallResult.Task();
        var list = JointList.Open((task.Draw, []), Both, new DateOnly(2023, 11, 3), Now);
        list.Confirm("scjgj", "scjgj/a", [new TargetObjection(task.Id, "已迁出")], (new Dictionary<string, DrawnTarget> { [task.Id] = new(task.TargetId, task.TargetCode, task.TargetTitle) }, false, "130322", Now));
        return (list, task);
    }

    private static ObjectionAnswer Answer(bool upheld, bool whole) => new(upheld, whole, "登记机关已核实", "mzj/mzj-approver", Now);

    private static IReadOnlyList<Rule> FaultsOf(Action act) => [.. Assert.Throws<RuleViolation>(act).Faults.Select(fault => fault.Rule)];
}
