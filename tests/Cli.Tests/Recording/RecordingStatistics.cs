using Google.Protobuf;
using Google.Type;
using Grpc.Core;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Tests.Recording;

/// <summary>The statistics of 张家口 2020; it remembers what it was asked. Rows come one a page, so that a client has to turn them.</summary>
internal sealed class RecordingStatistics : V1.StatisticsService.StatisticsServiceBase
{
    /// <summary>Every request that came, in order.</summary>
    public List<IMessage> Asked { get; } = [];

    public override Task<V1.GetIndicatorsResponse> GetIndicators(V1.GetIndicatorsRequest request, ServerCallContext context) => Answer(request, new V1.GetIndicatorsResponse
    {
        Indicators =
        {
            new V1.Indicator
            {
                Indicator_ = "joint-share-by-task", Title = "部门联合抽查占比（按任务）", Numerator = 37, Denominator = 725, Share = "5.1%", Goal = "25%", GoalDate = new Date { Year = 2023, Month = 12, Day = 20 },
                GoalSource = "县实施方案二（二）", Definition = "联合的 ÷ 全部。",
                Forecast = new V1.Forecast { Numerator = 40, Denominator = 730, Share = "5.5%", Misses = true, Method = "按计划余下批次。" },
            },
            new V1.Indicator { Indicator_ = "visits-per-target", Title = "户均检查次数", Group = "2023-11", Numerator = 6, Denominator = 5, Share = "1.2", Goal = "-", Definition = "户次 ÷ 户数。" },
        },
        FromDate = new Date { Year = 2023, Month = 1, Day = 1 },
        ToDate = new Date { Year = 2023, Month = 12, Day = 31 },
    });

    public override Task<V1.ListIndicatorRowsResponse> ListIndicatorRows(V1.ListIndicatorRowsRequest request, ServerCallContext context) => Answer(request.Clone(), new V1.ListIndicatorRowsResponse
    {
        IndicatorRows = { new V1.IndicatorRow { Name = $"inspectionTasks/t-{(request.PageToken.Length == 0 ? 1 : 2)}", Title = "昌黎某食品店", Counted = 1 } },
        NextPageToken = request.PageToken.Length == 0 ? "2" : "",
    });

    private Task<T> Answer<T>(IMessage request, T answer)
    {
        Asked.Add(request);
        return Task.FromResult(answer);
    }
}
