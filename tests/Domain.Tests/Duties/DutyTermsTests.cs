using ChangliBridge.Domain.Calendar;
using ChangliBridge.Domain.Duties;
using ChangliBridge.Domain.Rules;
using CsCheck;
using Xunit;

namespace ChangliBridge.Domain.Tests.Duties;

/// <summary>By when what is due, and what ends a yearly duty.</summary>
public sealed class DutyTermsTests
{
    private static readonly WorkingDayCalendar National = WorkingDayCalendar.National;
    private static readonly DateOnly Checked = new(2023, 11, 6);
    private static readonly DateOnly WindowEnd = new(2023, 11, 10);
    private static readonly YearlyDuty Registers = new("registers", "分类标注", 10, 31, ["mzj", "scjgj"], "实施方案 二（一）");

    [Theory]
    [InlineData(ClockStart.CheckEnd, "2023-12-04")]
    [InlineData(ClockStart.TaskEnd, "2023-12-08")]
    public void A_result_is_disclosed_by_the_clock_that_the_office_chose(ClockStart start, string by) =>
        Assert.Equal(DateOnly.Parse(by), new ResultClock(start, 20).DiscloseBy(National, Checked, WindowEnd).On);

    [Fact]
    public void Before_the_check_the_clock_stands_at_the_windows_end() =>
        Assert.Equal(new DateOnly(2023, 12, 8), new ResultClock(ClockStart.CheckEnd, 20).DiscloseBy(National, null, WindowEnd).On);

    [Fact]
    public void Kinds_are_due_by_their_own_terms()
    {
        var terms = Terms(ClockStart.CheckEnd);
        Assert.Equal(new DateOnly(2023, 11, 8), terms.ConfirmBy(Checked).On);
        Assert.Equal(new Deadline(Checked, false), terms.Due(DutyKind.FollowUpToClose, Checked));
        Assert.Equal(WindowEnd, terms.Due(DutyKind.CheckToMake, WindowEnd).On);
        Assert.Equal(new DateOnly(2023, 12, 4), terms.Due(DutyKind.ResultToReview, Checked).On);
        Assert.Equal(new Deadline(new DateOnly(2027, 10, 31), false), terms.Due(DutyKind.Yearly, Registers.On(2027)));
        Assert.True(terms.Due(DutyKind.ResultToEnter, new DateOnly(2026, 12, 21)).Provisional);
    }

    [Fact]
    public void The_earliest_start_is_the_first_whose_deadline_is_not_earlier() =>
        Gen.Select(Gen.Int[new DateOnly(2018, 6, 1).DayNumber, new DateOnly(2028, 6, 1).DayNumber].Select(DateOnly.FromDayNumber), Gen.Enum<DutyKind>()).Sample((due, kind) =>
        {
            var terms = Terms(ClockStart.CheckEnd);
            var first = terms.EarliestFrom(kind, due);
            return terms.Due(kind, first).On >= due && terms.Due(kind, first.AddDays(-1)).On < due;
        });

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public void A_duty_is_overdue_from_the_day_after(int later, bool overdue) =>
        Assert.Equal(overdue, new Duty(DutyKind.CheckToMake, "inspectionTasks/1", "mzj", "某餐馆", WindowEnd, new Deadline(WindowEnd, false)).IsOverdueOn(WindowEnd.AddDays(later)));

    [Fact]
    public void A_department_completes_its_yearly_duty_once()
    {
        var done = DutyCompletion.Complete(Registers, 2023, Said("mzj", "已完成标注"), (Checked, false));
        Assert.Equal(("registers", 2023, "mzj", "已完成标注"), (done.DutyId, done.Year, done.Department, done.Note));
        Assert.Equal([Rule.AlreadyExists], Faults(() => DutyCompletion.Complete(Registers, 2023, Said("mzj", "又一次"), (Checked, true))));
    }

    [Fact]
    public void Everything_that_stands_against_a_completion_is_said_at_once()
    {
        Assert.Equal([Rule.FieldRequired, Rule.NotPermitted, Rule.WrongState], Faults(() => DutyCompletion.Complete(Registers, 2022, Said("nyj", ""), (Checked, false))));
        Assert.Equal([Rule.Unknown], Faults(() => DutyCompletion.Complete(null, 2023, Said("mzj", "已完成"), (Checked, false))));
    }

    private static DutyTerms Terms(ClockStart start) => new(National, new ResultClock(start, 20), 2);

    private static (string Department, string Actor, string Note, DateTimeOffset Now) Said(string department, string note) => (department, $"{department}/clerk", note, DateTimeOffset.UnixEpoch);

    private static IEnumerable<Rule> Faults(Action act) => Assert.Throws<RuleViolation>(act).Faults.Select(fault => fault.Rule);
}
