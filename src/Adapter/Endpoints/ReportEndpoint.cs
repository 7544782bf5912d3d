using ChangliBridge.Adapter.County;
using ChangliBridge.Adapter.Mapping;
using ChangliBridge.Domain.Rules;
using ChangliBridge.Domain.Statistics;
using ChangliBridge.Store;
using ChangliBridge.Store.Statistics;
using Grpc.Core;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Adapter.Endpoints;

/// <summary>报表 over gRPC.</summary>
internal sealed class ReportEndpoint(BridgeStore store, CountyLists county) : V1.ReportService.ReportServiceBase
{
    public override async Task<V1.Report> GetReport(V1.GetReportRequest request, ServerCallContext context)
    {
        var (faults, ct) = (new FaultList(), context.CancellationToken);
        var (period, department) = (PeriodOf(request, faults), faults.InspectingDepartment("department", request.Department, county));
        faults.ThrowIfAny();
        var filter = new StatisticsFilter(period.From, period.To) { Department = department };
        await using var db = store.Read();
        await using var snapshot = await db.BeginSnapshotAsync(ct);
        var rows = await ReportReading.RowsAsync(db, period, (filter.Department, county.Counting), ct);
        var (indicators, _) = await CountAsync(db, filter, Grouping.Department, ct);
        // Nothing is confirmed after today: until the period is over, the rest of the year only adds what is planned.
        var running = period.To >= county.Today;
        var year = filter with { From = new DateOnly(period.Year, 1, 1), To = running ? new DateOnly(period.Year, 12, 31) : period.To };
        var (yearToDate, pace) = await CountAsync(db, year, period.Month == 0 ? Grouping.Month : Grouping.None, ct);
        return new V1.Report
        {
            Title = $"{county.Name}{period.Text}“双随机、一公开”抽查工作报表",
            FromDate = period.From.ToProto(),
            ToDate = period.To.ToProto(),
            ReportRows = { rows.Select((row, i) => row.ToProto(i + 1, county)) },
            Indicators = { indicators.Select(indicator => indicator.ToProto(period.Year)) },
            YearToDate = { yearToDate.Where(indicator => indicator.Group.Length == 0).Select(indicator => indicator.ToProto(period.Year, running ? pace : null)) },
            Trend = { yearToDate.Where(indicator => indicator.Group.Length > 0 && indicator.HasGoal).Select(indicator => indicator.ToProto(period.Year)) },
        };
    }

    private Task<(IReadOnlyList<Indicator> Indicators, Pace Pace)> CountAsync(BridgeDb db, StatisticsFilter filter, Grouping grouping, CancellationToken ct) =>
        new IndicatorCount(db, filter, county).CountAsync(grouping, ct);

    private static ReportPeriod PeriodOf(V1.GetReportRequest request, FaultList faults)
    {
        faults.Require(request.Year is >= 2000 and <= 9998, new Fault(Rule.FieldMalformed, "year", $"{request.Year}不是年份。", "请填写2000至9998之间的年份。"));
        faults.Require(request.Month is >= 0 and <= 12, new Fault(Rule.FieldMalformed, "month", $"{request.Month}不是月份。", "请填写1至12；年报不填。"));
        return new ReportPeriod(request.Year, request.Month);
    }
}
