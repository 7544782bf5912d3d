using ChangliBridge.Domain.Rules;
using Google.Protobuf.WellKnownTypes;
using Google.Type;

namespace ChangliBridge.Adapter.Mapping;

/// <summary>Days and instants between protos and domain.</summary>
internal static class Times
{
    public static Timestamp ToProto(this DateTimeOffset at) => Timestamp.FromDateTimeOffset(at);

    public static Timestamp? ToProto(this DateTimeOffset? at) => at is { } instant ? Timestamp.FromDateTimeOffset(instant) : null;

    /// <summary>Cut to whole microseconds, the finest that both databases keep: what an act answers is what is read later.</summary>
    public static DateTimeOffset InMicroseconds(this DateTimeOffset at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMicrosecond));

    public static Date ToProto(this DateOnly on) => new() { Year = on.Year, Month = on.Month, Day = on.Day };

    /// <summary>An instant that is given; a missing one or one that does not exist is noted in <paramref name="faults"/>.</summary>
    public static DateTimeOffset ToInstant(this Timestamp? timestamp, string field, FaultList faults)
    {
        if (!faults.Require(timestamp is not null, new Fault(Rule.FieldRequired, field, "未填写。", "请填写时间。")))
            return default;
        // The range of google.protobuf.Timestamp: years 1 to 9999.
        var exists = timestamp!.Seconds is >= -62135596800 and <= 253402300799 && timestamp.Nanos is >= 0 and <= 999_999_999;
        return faults.Require(exists, new Fault(Rule.FieldMalformed, field, "不是有效时间。", "请填写1年至9999年之间的时间。")) ? timestamp.ToDateTimeOffset().InMicroseconds() : default;
    }

    /// <summary>A day that is given, or null; one that does not exist is noted in <paramref name="faults"/>.</summary>
    public static DateOnly? ToDay(this Date? date, string field, FaultList faults)
    {
        if (date is null || date is { Year: 0, Month: 0, Day: 0 })
            return null;
        var exists = date.Year is >= 1 and <= 9999 && date.Month is >= 1 and <= 12 && date.Day >= 1 && date.Day <= System.DateTime.DaysInMonth(date.Year, date.Month);
        faults.Require(exists, new Fault(Rule.FieldMalformed, field, $"{date.Year}-{date.Month}-{date.Day}不是日期。", "请填写存在的日期。"));
        return exists ? new DateOnly(date.Year, date.Month, date.Day) : null;
    }

    /// <summary>A bound of a period (起止日) that is given, or null. One outside 1900 to 9998, whose instants or next day may not exist, is noted in <paramref name="faults"/>.</summary>
    public static DateOnly? ToBound(this Date? date, string field, FaultList faults)
    {
        var day = date.ToDay(field, faults);
        faults.Require(day is not { Year: < 1900 or > 9998 }, new Fault(Rule.FieldMalformed, field, $"{day:yyyy-MM-dd}不在1900年至9998年之间。", "请填写其间的日期，或不填。"));
        return day;
    }
}
