using Grpc.Core;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Tests.Recording;

/// <summary>The plan service; it answers with one adjusted plan, on two pages.</summary>
internal sealed class RecordingPlans : V1.PlanService.PlanServiceBase
{
    /// <summary>The version that was last asked for.</summary>
    public int Asked { get; private set; }

    public static V1.InspectionPlan Plan(int version) => new()
    {
        Name = "inspectionPlans/2023-halal",
        Title = "2023年联合抽查工作计划",
        Year = 2023,
        LeadDepartment = "departments/mzj",
        Version = version,
        PendingVersion = 3,
        State = version == 2 ? V1.InspectionPlan.Types.State.Disclosed : V1.InspectionPlan.Types.State.Replaced,
        AdjustReason = version == 2 ? "延长时间" : "",
        TemporaryApproval = new V1.TemporaryApproval { Number = "9号", Approver = "局务会", Reason = "举报集中" },
        Document = new V1.PlanDocument { Title = "实施方案", Document = "documents/aa" },
        Batches =
        {
            new V1.PlanBatch
            {
                BatchId = "ads",
                Title = "广告",
                PlanNumber = "003",
                DrawMode = "县抽县查",
                Frequency = "1次/年",
                StartDate = new Google.Type.Date { Year = 2023, Month = 11, Day = 6 },
                EndDate = new Google.Type.Date { Year = 2023, Month = 11, Day = 10 },
                Strata = { new V1.Stratum { Name = "B", Take = "2%" } },
                StatedTotal = 5,
                Flags = { new V1.PreviewFlag { Kind = "TOTAL_IS_NOT_ITS_PARTS", Text = "计划写明共5户，各分层1+2+3=6户，不一致。" } },
            },
        },
    };

    public override Task<V1.InspectionPlan> GetInspectionPlan(V1.GetInspectionPlanRequest request, ServerCallContext context)
    {
        Asked = request.Version;
        return Task.FromResult(Plan(request.Version == 0 ? 2 : request.Version));
    }

    public override Task<V1.ListInspectionPlansResponse> ListInspectionPlans(V1.ListInspectionPlansRequest request, ServerCallContext context) => Task.FromResult(
        request.PageToken.Length == 0 ? new V1.ListInspectionPlansResponse { InspectionPlans = { Plan(2) }, NextPageToken = "2", TotalSize = 2 } : new V1.ListInspectionPlansResponse { InspectionPlans = { Plan(2) } });
}
