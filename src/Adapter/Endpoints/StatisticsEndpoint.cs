using ChangliBridge.Adapter.County;
using ChangliBridge.Adapter.Mapping;
using ChangliBridge.Adapter.Security;
using ChangliBridge.Domain.Rules;
using ChangliBridge.Domain.Statistics;
using ChangliBridge.Store;
using ChangliBridge.Store.Statistics;
using Grpc.Core;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Adapter.Endpoints;

/// <summary>统计 over gRPC: the county's indicators, down to their rows.</summary>
internal sealed class StatisticsEndpoint(BridgeStore store, CountyLists county) : V1.StatisticsService.StatisticsServiceBase
{
    public override async Task<V1.GetIndicatorsResponse> GetIndicators(V1.GetIndicatorsRequest request, ServerCallContext context)
    {
        var faults = new FaultList();
        var filter = request.Filter.ToFilter(request.Year, county, faults);
        faults.RequireValue("group_by", request.GroupBy);
        faults.ThrowIfAny();
        var year = request.Year == 0 ? county.Today.Year : request.Year;
        // A goal is of the whole year: what a part of it lacks foretells nothing.
        var whole = filter.From == new DateOnly(year, 1, 1) && filter.To == new DateOnly(year, 12, 31);
        await using var db = store.Read();
        await using var snapshot = await db.BeginSnapshotAsync(context.CancellationToken);
        var (indicators, pace) = await new IndicatorCount(db, filter, county).CountAsync((Grouping)request.GroupBy, context.CancellationToken);
        return new V1.GetIndicatorsResponse { Indicators = { indicators.Select(indicator => indicator.ToProto(year, whole ? pace : null)) }, FromDate = filter.From.ToProto(), ToDate = filter.To.ToProto() };
    }

    public override async Task<V1.ListIndicatorRowsResponse> ListIndicatorRows(V1.ListIndicatorRowsRequest request, ServerCallContext context)
    {
        var (caller, faults) = (Caller.Of(context), new FaultList());
        var (page, filter) = (PageRequest.From(request.PageSize, request.PageToken, faults), request.Filter.ToFilter(request.Year, county, faults));
        faults.RequireValue("side", request.Side);
        faults.Require(IndicatorRows.Has(request.Indicator), new Fault(Rule.FieldMalformed, "indicator", $"没有指标“{request.Indicator}”。", "请用 GetIndicators 返回的 indicator。"));
        faults.Require(caller.ReadsAll || filter.Department == caller.Department, new Fault(Rule.NotPermitted, "filter.department", "明细只能查看本部门的。", $"请将 filter.department 填为 departments/{caller.Department}；全县明细由县双随机办查看。"));
        faults.ThrowIfAny();
        await using var db = store.Read();
        await using var snapshot = await db.BeginSnapshotAsync(context.CancellationToken);
        var basis = await new StatisticsReading(db, filter, county.Counting).BasisAsync(context.CancellationToken);
        var rows = new IndicatorRows(db, (filter, basis, county.Counting)).After(request.Indicator, page.After, context.CancellationToken)!;
        var wanted = rows.Where(row => request.Side switch
        {
            V1.ListIndicatorRowsRequest.Types.Side.Counted => row.Counted > 0,
            V1.ListIndicatorRowsRequest.Types.Side.NotCounted => row.Counted == 0,
            _ => true,
        });
        var (taken, next) = page.Cut(await wanted.Take(page.Size + 1).ToListAsync(context.CancellationToken), row => row.Key);
        return new V1.ListIndicatorRowsResponse { IndicatorRows = { taken.Select(row => row.ToProto()) }, NextPageToken = next };
    }
}
