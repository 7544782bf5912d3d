using ChangliBridge.Domain.Statistics;
using Xunit;

namespace ChangliBridge.Domain.Tests.Statistics;

/// <summary>The period of a report and what it counts of a batch.</summary>
public sealed class ReportTests
{
    [Theory]
    [InlineData(11, "2023-11-01", "2023-11-30", "2023年11月")]
    [InlineData(2, "2023-02-01", "2023-02-28", "2023年2月")]
    [InlineData(0, "2023-01-01", "2023-12-31", "2023年度")]
    public void A_period_is_a_month_or_a_year(int month, string from, string to, string text)
    {
        var period = new ReportPeriod(2023, month);
        Assert.Equal((DateOnly.Parse(from), DateOnly.Parse(to), text), (period.From, period.To, period.Text));
    }

    [Theory]
    [InlineData("2023-10-25", "2023-11-01", true)]
    [InlineData("2023-11-30", "2023-12-05", true)]
    [InlineData("2023-10-01", "2023-12-31", true)]
    [InlineData("2023-10-25", "2023-10-31", false)]
    [InlineData("2023-12-01", "2023-12-31", false)]
    public void A_window_touches_a_period_with_a_single_day(string startOn, string endOn, bool touches) =>
        Assert.Equal(touches, new ReportPeriod(2023, 11).Touches(DateOnly.Parse(startOn), DateOnly.Parse(endOn)));

    // 天宁郑陆 2017: 97 = 78 + 16 + 3.
    [Fact]
    public void What_was_checked_is_in_order_or_has_a_problem_or_could_not_be_reached()
    {
        var counts = new ReportCounts();
        foreach (var (times, standing) in new[] { (78, new Standing()), (16, new Standing { Problems = 1, Handled = 1 }), (3, new Standing { Unreachable = 1 }) })
        {
            for (var i = 0; i < times; i++)
                counts = counts.With(new CountedTarget("d", "t", "x", "某店", true, [new CountedPart("scjgj", standing with { Parts = 1, Concluded = 1 })]));
        }
        Assert.Equal(new ReportCounts { Drawn = 97, Checked = 97, InOrder = 78, Problems = 16, Unreachable = 3, Handled = 16 }, counts);
    }

    [Fact]
    public void A_target_that_every_department_took_off_is_neither_checked_nor_left_unchecked()
    {
        var off = new Standing { TakenOff = 1 };
        var counts = new ReportCounts()
            .With(new CountedTarget("d", "t", "x", "某店", true, [new CountedPart("mzj", off), new CountedPart("scjgj", off)]))
            .With(new CountedTarget("d", "t", "x", "某店", true, [new CountedPart("mzj", new Standing { Parts = 1, Concluded = 1 }), new CountedPart("scjgj", off)]));
        Assert.Equal(new ReportCounts { Drawn = 2, TakenOff = 1, Checked = 1, InOrder = 1 }, counts);
    }

    [Fact]
    public void A_target_is_checked_when_every_department_has_and_a_problem_outweighs_the_unreachable()
    {
        var found = new Standing { Parts = 1, Concluded = 1, Disclosed = 1, Problems = 1 };
        var counts = new ReportCounts()
            .With(new CountedTarget("d", "t", "x", "某店", true, [new CountedPart("mzj", found), new CountedPart("scjgj", new Standing { Parts = 1 })]))
            .With(new CountedTarget("d", "t", "x", "某店", true, [new CountedPart("mzj", found), new CountedPart("scjgj", new Standing { Parts = 1, Concluded = 1, Unreachable = 1 })]));
        Assert.Equal(new ReportCounts { Drawn = 2, Checked = 1, Problems = 2 }, counts);
    }
}
