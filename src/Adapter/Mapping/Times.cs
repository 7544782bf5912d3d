using ChangliBridge.Domain.Rules;
using Google.Protobuf.WellKnownTypes;
using Google.Type;

namespace ChangliBridge.Adapter.Mapping;

/// <summary>Days and instants between protos and domain.</summary>
internal static class Times
{
    public static Timestamp ToProto(this DateTimeOffset at) => Timestamp.FromDateTimeOffset(at);

    public static Timestamp? ToProto(this DateTimeOffset? at) => at is { } instant ? Timestamp.FromDateTimeOffset(instant) : null;

    public static Date ToProto(this DateOnly on) => new() { Year = on.Year, Month = on.Month, Day = on.Day };

    /// <summary>A day that is given, or null; one that does not exist is noted in <paramref name="faults"/>.</summary>
    public static DateOnly? ToDay(this Date? date, string field, FaultList faults)
    {
        if (date is null || date is { Year: 0, Month: 0, Day: 0 })
            return null;
        var exists = date.Year is >= 1 and <= 9999 && date.Month is >= 1 and <= 12 && date.Day >= 1 && date.Day <= System.DateTime.DaysInMonth(date.Year, date.Month);
        faults.Require(exists, new Fault(Rule.FieldMalformed, field, $"{date.Year}-{date.Month}-{date.Day}不是日期。", "请填写存在的日期。"));
        return exists ? new DateOnly(date.Year, date.Month, date.Day) : null;
    }
}
