using Google.Type;
using Grpc.Core;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Tests.Recording;

/// <summary>The report service with one row; it remembers what it was asked.</summary>
internal sealed class RecordingReports : V1.ReportService.ReportServiceBase
{
    /// <summary>Every request that came, in order.</summary>
    public List<V1.GetReportRequest> Asked { get; } = [];

    public override Task<V1.Report> GetReport(V1.GetReportRequest request, ServerCallContext context)
    {
        Asked.Add(request);
        return Task.FromResult(new V1.Report
        {
            Title = "昌黎县2023年11月“双随机、一公开”抽查工作报表",
            FromDate = new Date { Year = 2023, Month = 11, Day = 1 },
            ToDate = new Date { Year = 2023, Month = 11, Day = 30 },
            ReportRows =
            {
                new V1.ReportRow
                {
                    Number = 1, InspectingBodies = "昌黎县民族宗教事务局、昌黎县市场监督管理局", PlanTitle = "2023年清真食品领域跨部门联合抽查工作计划", Content = "=清真标志；登记事项", Rate = "总体 5%；A 0.5%", Drawn = 4, FrameSize = 35,
                    StatedTotal = 5, Checked = 3, InOrder = 2, Problems = 1, Unreachable = 1, Disclosed = 1, Title = "清真食品领域部门联合随机抽查", Progress = "检查中",
                    StartDate = new Date { Year = 2023, Month = 11, Day = 6 }, EndDate = new Date { Year = 2023, Month = 11, Day = 10 },
                },
            },
            Indicators = { new V1.Indicator { Indicator_ = "joint-share-by-task", Title = "部门联合抽查占比", Numerator = 37, Denominator = 725, Share = "5.1%", Goal = "25%", Definition = "联合的 ÷ 全部。" } },
        });
    }
}
