using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Tests.Recording;

/// <summary>The joint service; it remembers what it was asked and answers with a list that one department has yet to confirm.</summary>
internal sealed class RecordingJoint : V1.JointService.JointServiceBase
{
    public List<IMessage> Requests { get; } = [];

    private static V1.JointList Waiting => new()
    {
        Draw = "inspectionPlans/2023-halal/draws/1",
        LeadDepartment = "departments/mzj",
        ConfirmBy = new Google.Type.Date { Year = 2023, Month = 11, Day = 7 },
        Provisional = true,
        Departments =
        {
            new V1.DepartmentConfirmation { Department = "departments/scjgj" },
            new V1.DepartmentConfirmation
            {
                Department = "departments/gaj",
                ConfirmedBy = "gaj/b",
                ConfirmTime = new Timestamp { Seconds = 1_699_000_000 },
                Late = true,
                Objections = { new V1.TargetObjection { Task = "inspectionTasks/t1", Reason = "已迁出", Answer = new V1.ObjectionAnswer { Upheld = true, Reason = "属实" } } },
            },
        },
    };

    public override Task<V1.JointList> GetJointList(V1.GetJointListRequest request, ServerCallContext context) => Record(request);

    public override Task<V1.ListJointListsResponse> ListJointLists(V1.ListJointListsRequest request, ServerCallContext context)
    {
        Requests.Add(request);
        return Task.FromResult(new V1.ListJointListsResponse { JointLists = { Waiting }, TotalSize = 1 });
    }

    public override Task<V1.JointList> ConfirmDrawnList(V1.ConfirmDrawnListRequest request, ServerCallContext context) => Record(request);

    public override Task<V1.JointList> OverrideDrawnList(V1.OverrideDrawnListRequest request, ServerCallContext context) => Record(request);

    public override Task<V1.JointList> AnswerObjection(V1.AnswerObjectionRequest request, ServerCallContext context) => Record(request);

    public override Task<V1.InspectionSheet> GetInspectionSheet(V1.GetInspectionSheetRequest request, ServerCallContext context) => Task.FromResult(new V1.InspectionSheet
    {
        Task = request.Name,
        TargetTitle = "某某食品店",
        Parts = { new V1.SheetPart { Department = "县民宗局", Inspectors = { "张三 13-001" }, Items = { new V1.SheetItem { Title = "台账", Category = "一般" } }, Remarks = { "名单异议：已迁出" } } },
        Html = "<html>一企一表</html>",
    });

    public override Task<V1.InspectionNotice> GetInspectionNotice(V1.GetInspectionNoticeRequest request, ServerCallContext context) =>
        Task.FromResult(new V1.InspectionNotice { Task = request.Name, Documents = { "营业执照", "进货台账" }, Html = "<html>告知书</html>" });

    private Task<V1.JointList> Record(IMessage request)
    {
        Requests.Add(request);
        return Task.FromResult(Waiting);
    }
}
