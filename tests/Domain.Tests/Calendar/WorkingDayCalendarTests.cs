using System.Text.Json;
using ChangliBridge.Domain.Calendar;
using ChangliBridge.Domain.Rules;
using CsCheck;
using Xunit;

namespace ChangliBridge.Domain.Tests.Calendar;

/// <summary>Working days and the deadlines that follow from them.</summary>
public sealed class WorkingDayCalendarTests
{
    private static readonly WorkingDayCalendar National = WorkingDayCalendar.National;

    private static readonly Gen<DateOnly> AnyDay = Gen.Int[new DateOnly(2018, 6, 1).DayNumber, new DateOnly(2028, 6, 1).DayNumber].Select(DateOnly.FromDayNumber);

    [Theory]
    [InlineData("2023-11-06", 20, "2023-12-04")]
    [InlineData("2023-11-10", 20, "2023-12-08")]
    [InlineData("2023-11-06", 0, "2023-11-06")]
    [InlineData("2023-11-10", 1, "2023-11-13")]
    [InlineData("2023-09-28", 1, "2023-10-07")]
    [InlineData("2023-09-28", 2, "2023-10-08")]
    [InlineData("2022-12-30", 1, "2023-01-03")]
    [InlineData("2024-02-17", 1, "2024-02-18")]
    public void A_deadline_counts_from_the_next_day_and_knows_holidays_and_make_up_days(string from, int days, string on) =>
        Assert.Equal(new Deadline(DateOnly.Parse(on), false), National.After(DateOnly.Parse(from), days));

    [Theory]
    [InlineData("2026-12-01", 20, true)]
    [InlineData("2026-12-01", 19, false)]
    [InlineData("2026-12-31", 1, true)]
    [InlineData("2025-12-31", 1, false)]
    [InlineData("2017-12-20", 3, true)]
    public void A_deadline_that_reaches_a_year_without_its_notice_is_provisional(string from, int days, bool provisional) =>
        Assert.Equal(provisional, National.After(DateOnly.Parse(from), days).Provisional);

    [Fact]
    public void A_provisional_deadline_is_computed_anew_when_the_notice_is_out()
    {
        var from = new DateOnly(2026, 12, 25);
        Assert.Equal(new Deadline(new DateOnly(2027, 1, 1), true), National.After(from, 5));
        Assert.Equal([2027], National.Missing(from, new DateOnly(2027, 1, 1)));
        var announced = National.With("2027 https://example.org/notice\noff 2026-12-31..2027-01-02\nwork 2026-12-27 2027-01-03\n");
        Assert.Equal(new Deadline(new DateOnly(2027, 1, 3), false), announced.After(from, 5));
        Assert.Equal(National.Years.Count + 1, announced.Years.Count);
    }

    [Fact]
    public void The_years_of_another_table_take_the_place_of_those_shipped()
    {
        var other = National.With("# remark\n2023 a correction\noff 2023-11-07\n");
        Assert.Equal(new DateOnly(2023, 12, 5), other.After(new DateOnly(2023, 11, 6), 20).On);
        Assert.True(other.IsWorkingDay(new DateOnly(2023, 10, 2)));
        Assert.False(other.IsWorkingDay(new DateOnly(2024, 10, 2)));
    }

    [Theory]
    [InlineData("2023-12-01", "2023-12-04", 1)]
    [InlineData("2023-12-04", "2023-12-04", 0)]
    [InlineData("2023-12-05", "2023-12-04", -1)]
    [InlineData("2023-12-09", "2023-12-08", 0)]
    [InlineData("2023-12-11", "2023-12-08", -1)]
    public void Days_left_are_working_days_and_negative_when_late(string today, string due, int left) =>
        Assert.Equal(left, National.Left(DateOnly.Parse(today), DateOnly.Parse(due)));

    [Fact]
    public void Counting_forward_and_back_agree() =>
        Gen.Select(AnyDay, Gen.Int[0, 300]).Sample((from, days) =>
        {
            var due = National.After(from, days).On;
            return National.Left(from, due) == days && (days == 0 || National.IsWorkingDay(due)) && National.Left(due, from) == -days;
        });

    [Fact]
    public void From_a_working_day_and_back_is_the_same_day() =>
        Gen.Select(AnyDay.Where(National.IsWorkingDay), Gen.Int[0, 300]).Sample((from, days) => National.Before(National.After(from, days).On, days).On == from);

    [Fact]
    public void The_shipped_table_says_what_the_notices_say()
    {
        using var notices = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "vectors", "working-days.json")));
        var expected = notices.RootElement.EnumerateObject().ToList();
        Assert.Equal(expected.Select(year => int.Parse(year.Name)), National.Years.Select(year => year.Year));
        Assert.All(expected.Zip(National.Years), pair =>
        {
            Assert.Equal(Texts(pair.First.Value, "source"), pair.Second.Sources);
            Assert.Equal(Texts(pair.First.Value, "off"), pair.Second.Off.Select(day => $"{day:yyyy-MM-dd}"));
            Assert.Equal(Texts(pair.First.Value, "work"), pair.Second.Work.Select(day => $"{day:yyyy-MM-dd}"));
        });
    }

    [Theory]
    [InlineData("2027 x\noff 2027-02-30", "第2行")]
    [InlineData("2027 x\noff 2027-01-03..2027-01-01", "第2行")]
    [InlineData("2027 x\noff 2031-01-01", "第2行")]
    [InlineData("off 2027-01-01", "第1行", "工作日历")]
    [InlineData("2027\noff 2027-01-01", "第1行")]
    [InlineData("2027 x\noff 2027-01-01\nwork 2027-01-01", "2027年")]
    [InlineData("2027 x\nwork 2027-01-02", "2027年")]
    [InlineData("2027 x\noff 2027-01-01\n2027 y\noff 2027-01-02", "第3行")]
    [InlineData("明年放假\n2027 x\noff 元旦", "第1行", "第3行")]
    [InlineData("", "工作日历")]
    public void Everything_wrong_with_a_table_is_named_at_once(string table, params string[] places) =>
        Assert.Equal(places, Assert.Throws<RuleViolation>(() => National.With(table)).Faults.Select(fault => fault.Field));

    private static IEnumerable<string?> Texts(JsonElement year, string name) => year.GetProperty(name).EnumerateArray().Select(entry => entry.GetString());
}
