using ChangliBridge.Domain.Calendar;
using Xunit;

namespace ChangliBridge.Domain.Tests.Results;

/// <summary>迟公示: how late a result was disclosed, by the clock that the office chose. The plan's window: checked on 2023-11-06, task ended on 2023-11-10.</summary>
public sealed class LateDisclosureTests
{
    [Theory]
    [InlineData(ClockStart.CheckEnd, "2023-12-04", 0)]
    [InlineData(ClockStart.CheckEnd, "2023-12-05", 1)]
    [InlineData(ClockStart.CheckEnd, "2023-12-08", 4)]
    [InlineData(ClockStart.CheckEnd, "2023-12-09", 4)]
    [InlineData(ClockStart.CheckEnd, "2023-12-11", 5)]
    [InlineData(ClockStart.TaskEnd, "2023-12-08", 0)]
    [InlineData(ClockStart.TaskEnd, "2023-12-09", 1)]
    [InlineData(ClockStart.TaskEnd, "2023-12-11", 1)]
    public void Late_is_counted_in_working_days_after_the_day(ClockStart start, string disclosed, int late) => Assert.Equal(
        late, new ResultClock(start, 20).LateBy(WorkingDayCalendar.National, (new DateOnly(2023, 11, 6), new DateOnly(2023, 11, 10)), DateOnly.Parse(disclosed, System.Globalization.CultureInfo.InvariantCulture)));
}
