using ChangliBridge.Domain.Calendar;
using ChangliBridge.Domain.Facts;
using ChangliBridge.Domain.Joint;
using ChangliBridge.Domain.Rules;
using ChangliBridge.Domain.Tasks;
using ChangliBridge.Domain.Tests.Results;
using CsCheck;
using Xunit;

namespace ChangliBridge.Domain.Tests.Joint;

/// <summary>名单确认: within two working days of the draw, by each department that takes part, or by the lead's decision after them.</summary>
public sealed class JointListTests
{
    private const string Draw = "inspectionPlans/p/draws/1";
    private static readonly DateTimeOffset Now = DateTimeOffset.Parse("2023-11-03T02:00:00Z");
    private static readonly DateOnly Due = new(2023, 11, 7);
    private static readonly Dictionary<string, DrawnTarget> Tasks = new() { ["p-1-0001"] = new("t1", "91130322MA0CHL0081", "甲饭店"), ["p-1-0002"] = new("t2", "130322600000001", "乙饭店") };

    /// <summary>Drawn on a Friday: Monday and Tuesday.</summary>
    [Fact]
    public void The_deadline_is_two_working_days_after_the_draw() => Assert.Equal(new Deadline(Due, false), Open().ConfirmBy(WorkingDayCalendar.National, 2));

    [Fact]
    public void Tasks_can_start_when_the_last_department_has_confirmed()
    {
        var list = Open();
        list.Confirm("scjgj", "scjgj/a", [], (Tasks, false, "130322", Now));
        Assert.Null(list.ClosedAt);
        var fact = list.Confirm("gaj", "gaj/b", [new TargetObjection("p-1-0002", "已迁出")], (Tasks, true, "130322", Now.AddDays(9)));
        Assert.Equal(Now.AddDays(9), list.ClosedAt);
        Assert.Equal([false, true], list.Departments.Select(own => own.Late));
        Assert.Equal(new TargetObjection("p-1-0002", "已迁出"), Assert.Single(list.Departments[1].Objections));
        Assert.Equal((Platforms.Provincial, FactKinds.ListConfirmation, "130322:gaj:list-confirmation:p-1", 1, "gaj"), (fact.Platform, fact.Kind, fact.BusinessKey, fact.Revision, fact.Department));
        Assert.Equal(("130322", "gaj", Draw, true, "2023-11-12T02:00:00Z"), (fact.Body["division"], fact.Body["department"], fact.Body["draw"], fact.Body["late"], fact.Body["confirmedAt"]));
        var objection = Assert.Single((IEnumerable<Dictionary<string, object>>)fact.Body["objections"]);
        Assert.Equal(("p-1-0002", "130322600000001", "乙饭店", "已迁出"), (objection["task"], objection["target"], objection["targetTitle"], objection["reason"]));
    }

    [Fact]
    public void A_task_of_an_unconfirmed_list_takes_no_result()
    {
        var task = SmallResult.Task();
        Assert.False(task.AwaitsConfirmation);
        SmallResult.Submit(task);
        JointList.Open((Draw, [task]), ["mzj", "scjgj"], new DateOnly(2023, 11, 3), Now);
        Assert.Equal([Rule.ListConfirmed], FaultsOf(() => SmallResult.Submit(task)));
    }

    [Theory]
    [InlineData("mzj", Rule.NotPermitted)]
    [InlineData("nyj", Rule.NotPermitted)]
    public void Only_a_department_that_takes_part_confirms(string department, Rule rule) =>
        Assert.Equal(rule, FaultsOf(() => Open().Confirm(department, "x", [], (Tasks, false, "130322", Now)))[0]);

    [Fact]
    public void Everything_wrong_with_objections_is_named_at_once() =>
        Assert.Equal(
            [Rule.TargetDrawn, Rule.FieldRequired, Rule.FieldMalformed],
            FaultsOf(() => Open().Confirm("scjgj", "x", [new("p-1-0001", "已关闭"), new("p-2-0001", " "), new("p-1-0001", "已迁出")], (Tasks, false, "130322", Now))));

    [Fact]
    public void What_the_province_is_told_holds_no_personal_number()
    {
        Assert.Equal([Rule.NoPersonalNumber], FaultsOf(() => Open().Confirm("scjgj", "x", [new("p-1-0001", "经营者13812345678称已关闭")], (Tasks, false, "130322", Now))));
        Assert.Equal([Rule.NoPersonalNumber], FaultsOf(() => Open().Override(("mzj", "mzj/c"), "13812345678未接听", (Due, Due.AddDays(1)), ("130322", Now))));
    }

    [Fact]
    public void The_lead_goes_ahead_on_the_day_after_the_deadline_and_not_before()
    {
        var list = Open();
        Assert.Equal([Rule.ListOverdue], FaultsOf(() => list.Override(("mzj", "mzj/c"), "不再等待", (Due, Due), ("130322", Now))));
        Assert.Equal([Rule.NotPermitted], FaultsOf(() => list.Override(("scjgj", "scjgj/a"), "不再等待", (Due, Due.AddDays(1)), ("130322", Now))));
        var fact = list.Override(("mzj", "mzj/c"), "不再等待", (Due, Due.AddDays(1)), ("130322", Now));
        Assert.Equal((FactKinds.ListOverride, "130322:mzj:list-override:p-1", 1, "mzj"), (fact.Kind, fact.BusinessKey, fact.Revision, fact.Department));
        Assert.Equal(["scjgj", "gaj"], (IEnumerable<string>)fact.Body["unconfirmed"]);
        Assert.Equal(("2023-11-07", "不再等待", "2023-11-03T02:00:00Z"), (fact.Body["confirmBy"], fact.Body["reason"], fact.Body["overriddenAt"]));
        Assert.Equal((Now, "不再等待", "mzj/c"), (list.ClosedAt, list.OverrideReason, list.OverriddenBy));
        // A late confirmation is still recorded.
        list.Confirm("scjgj", "scjgj/a", [], (Tasks, true, "130322", Now.AddDays(1)));
        Assert.Equal((true, Now), (list.Departments[0].Late, list.ClosedAt));
    }

    /// <summary>Whatever is tried in whatever order: a list closes once, by all departments or by an overdue decision, and a refused act changes nothing.</summary>
    [Fact]
    public void No_sequence_of_acts_closes_a_list_before_its_time()
    {
        Action<JointList>[] acts =
        [
            list => list.Confirm("scjgj", "scjgj/a", [], (Tasks, false, "130322", Now)),
            list => list.Confirm("gaj", "gaj/b", [], (Tasks, true, "130322", Now)),
            list => list.Confirm("mzj", "mzj/c", [], (Tasks, false, "130322", Now)),
            list => list.Confirm("gaj", "gaj/b", [new TargetObjection("other", "x")], (Tasks, false, "130322", Now)),
            list => list.Override(("mzj", "mzj/c"), "逾期", (Due, Due), ("130322", Now)),
            list => list.Override(("mzj", "mzj/c"), "逾期", (Due, Due.AddDays(1)), ("130322", Now)),
            list => list.Override(("mzj", "mzj/c"), "", (Due, Due.AddDays(1)), ("130322", Now)),
        ];
        Gen.Int[0, acts.Length - 1].Array[0, 12].Sample(history =>
        {
            var list = Open();
            foreach (var act in history)
            {
                var (closed, version, departments) = (list.ClosedAt, list.Version, list.Departments);
                try
                {
                    acts[act](list);
                    Assert.Equal(version + 1, list.Version);
                }
                catch (RuleViolation)
                {
                    Assert.Equal((closed, version, departments), (list.ClosedAt, list.Version, list.Departments));
                }
                Assert.Equal(list.ClosedAt is not null, list.OverriddenBy.Length > 0 || list.Departments.All(own => own.ConfirmedAt is not null));
                Assert.True(closed is null || list.ClosedAt == closed);
            }
        }, iter: 500);
    }

    private static JointList Open() => JointList.Open((Draw, []), ["mzj", "scjgj", "gaj"], new DateOnly(2023, 11, 3), Now);

    private static IReadOnlyList<Rule> FaultsOf(Action act) => [.. Assert.Throws<RuleViolation>(act).Faults.Select(fault => fault.Rule)];
}
