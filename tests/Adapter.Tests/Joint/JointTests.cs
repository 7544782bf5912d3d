using ChangliBridge.Adapter.Tests.Hosting;
using ChangliBridge.Contract.V1;
using ChangliBridge.Store;
using ChangliBridge.Testing;
using Grpc.Core;
using Xunit;

namespace ChangliBridge.Adapter.Tests.Joint;

/// <summary>联合抽查 over gRPC: the list is confirmed before anybody checks; one sheet and one notice for each target.</summary>
public sealed class JointTests
{
    private static readonly GetJointListRequest Read = new() { Draw = CountyPlan.FirstDraw };

    [Theory, BothDatabases]
    public async Task Nobody_enters_a_result_before_the_other_department_has_confirmed_the_list(StoreProvider provider)
    {
        await using var county = await DrawnAsync(provider);
        var (host, task) = (county.Host, (await county.TasksAsync())[0]);
        var list = await host.AskAsync<JointList>(Official.BureauClerk, Read);
        Assert.Equal(("departments/mzj", CountyPlan.Day(2023, 11, 1), false), (list.LeadDepartment, list.ConfirmBy, list.Provisional));
        Assert.Equal(("departments/scjgj", ""), (Assert.Single(list.Departments).Department, list.Departments[0].ConfirmedBy));
        await county.AdvanceAsync(CountyAtWork.CheckDay);
        (await host.RefuseAsync(Official.BureauClerk, CountyAtWork.ResultOf(task, "mzj"))).Is(StatusCode.FailedPrecondition, "parent LIST_CONFIRMED");
        (await host.RefuseAsync(Official.BureauClerk, new ConfirmDrawnListRequest { Draw = CountyPlan.FirstDraw })).Is(StatusCode.PermissionDenied, "draw NOT_PERMITTED");
        var request = new ConfirmDrawnListRequest { Draw = CountyPlan.FirstDraw, Objections = { new TargetObjection { Task = "inspectionTasks/none", Reason = "" } } };
        (await host.RefuseAsync(Official.MarketClerk, request)).Is(StatusCode.InvalidArgument, "objections[0].task TARGET_DRAWN", "objections[0].reason FIELD_REQUIRED");
        (request.RequestId, request.Objections[0].Task, request.Objections[0].Reason) = ("", task.Name, "已迁出本县");
        var confirmed = await host.AskAsync<JointList>(Official.MarketClerk, request);
        Assert.Equal((true, "scjgj/scjgj-clerk", "已迁出本县"), (confirmed.Departments[0].Late, confirmed.Departments[0].ConfirmedBy, confirmed.Departments[0].Objections[0].Reason));
        Assert.Equal(confirmed, await host.AskAsync<JointList>(Official.MarketClerk, request));
        Assert.Equal(confirmed, await host.AskAsync<JointList>(Official.Office, Read));
        (await host.RefuseAsync(Official.MarketClerk, new ConfirmDrawnListRequest { Draw = CountyPlan.FirstDraw })).Is(StatusCode.FailedPrecondition, "draw WRONG_STATE");
        await host.AskAsync<InspectionResult>(Official.BureauClerk, CountyAtWork.ResultOf(task, "mzj"));
    }

    [Theory, BothDatabases]
    public async Task The_lead_goes_ahead_after_the_deadline_with_a_reason(StoreProvider provider)
    {
        await using var county = await DrawnAsync(provider);
        var (host, task) = (county.Host, (await county.TasksAsync())[0]);
        var request = new OverrideDrawnListRequest { Draw = CountyPlan.FirstDraw, Reason = "对方逾期未答复" };
        await county.AdvanceAsync(new DateTimeOffset(2023, 11, 1, 23, 0, 0, TimeSpan.FromHours(8)));
        (await host.RefuseAsync(Official.BureauApprover, request)).Is(StatusCode.FailedPrecondition, "draw LIST_OVERDUE");
        await county.AdvanceAsync(CountyAtWork.CheckDay);
        Assert.Equal(StatusCode.PermissionDenied, (await host.RefuseAsync(Official.BureauClerk, request)).Code);
        (await host.RefuseAsync(Official.MarketApprover, request)).Is(StatusCode.PermissionDenied, "draw NOT_PERMITTED");
        request.RequestId = "";
        var open = new ListJointListsRequest { Open = true };
        Assert.Equal(1, (await host.AskAsync<ListJointListsResponse>(Official.MarketClerk, open)).TotalSize);
        var list = await host.AskAsync<JointList>(Official.BureauApprover, request);
        Assert.Equal(("对方逾期未答复", "mzj/mzj-approver"), (list.OverrideReason, list.OverriddenBy));
        Assert.Empty((await host.AskAsync<ListJointListsResponse>(Official.MarketClerk, open)).JointLists);
        Assert.Equal(list, Assert.Single((await host.AskAsync<ListJointListsResponse>(Official.MarketClerk, new ListJointListsRequest())).JointLists));
        await host.AskAsync<InspectionResult>(Official.MarketClerk, CountyAtWork.ResultOf(task, "scjgj"));
    }

    [Theory, BothDatabases]
    public async Task A_batch_of_one_department_waits_for_nobody_and_a_stranger_sees_no_list(StoreProvider provider)
    {
        await using var alone = await CountyAtWork.WithTasksAsync(provider, CountyPlan.OfBureau());
        (await alone.Host.RefuseAsync(Official.BureauClerk, Read)).Is(StatusCode.NotFound, "draw UNKNOWN");
        await alone.Host.AskAsync<InspectionResult>(Official.BureauClerk, CountyAtWork.ResultOf((await alone.TasksAsync())[0], "mzj"));
        await using var joint = await DrawnAsync(provider);
        (await joint.Host.RefuseAsync(Official.Stranger, Read)).Is(StatusCode.NotFound, "draw UNKNOWN");
        (await joint.Host.RefuseAsync(Official.BureauClerk, new GetJointListRequest { Draw = "1" })).Is(StatusCode.InvalidArgument, "draw FIELD_MALFORMED");
        Assert.Empty((await joint.Host.AskAsync<ListJointListsResponse>(Official.Stranger, new ListJointListsRequest())).JointLists);
    }

    [Theory, BothDatabases]
    public async Task One_sheet_holds_every_department_and_one_notice_every_document(StoreProvider provider)
    {
        await using var county = await DrawnAsync(provider);
        var (host, task) = (county.Host, (await county.TasksAsync())[0]);
        await host.AskAsync<JointList>(Official.MarketClerk, new ConfirmDrawnListRequest { Draw = CountyPlan.FirstDraw, Objections = { new TargetObjection { Task = task.Name, Reason = "疑似<关闭>" } } });
        var sheet = await host.AskAsync<InspectionSheet>(Official.MarketClerk, new GetInspectionSheetRequest { Name = task.Name });
        Assert.Equal((task.Name, "清真食品领域部门联合随机抽查", task.TargetCode), (sheet.Task, sheet.Title, sheet.TargetCode));
        Assert.Equal(["昌黎县民族宗教事务局", "昌黎县市场监督管理局"], sheet.Parts.Select(part => part.Department));
        Assert.All(sheet.Parts, part => Assert.Equal(2, part.Inspectors.Count));
        Assert.All(sheet.Parts.SelectMany(part => part.Items), item => Assert.True(item.Title.Length > 0 && item.LegalBasis.Length > 0 && item.Category is "一般" or "重点"));
        Assert.Equal(["名单异议：疑似<关闭>"], sheet.Parts[1].Remarks);
        Assert.Contains("疑似&lt;关闭&gt;", sheet.Html);
        Assert.Contains("@page{size:A4", sheet.Html);
        var item = await host.AskAsync<InspectionItem>(Official.BureauClerk, new GetInspectionItemRequest { Name = task.Parts[0].Items[0] });
        Assert.Equal((item.Title, item.Content), (sheet.Parts[0].Items[0].Title, sheet.Parts[0].Items[0].Content));
        var notice = await host.AskAsync<InspectionNotice>(Official.BureauClerk, new GetInspectionNoticeRequest { Name = task.Name });
        Assert.Equal(["营业执照", "清真食品进货台账", "住所（经营场所）使用证明"], notice.Documents);
        Assert.Equal(2, notice.Departments.Count);
        Assert.All(notice.Documents.Concat(notice.Items), text => Assert.Contains(text, notice.Html));
        foreach (var request in new Google.Protobuf.IMessage[] { new GetInspectionSheetRequest { Name = task.Name }, new GetInspectionNoticeRequest { Name = task.Name } })
            (await host.RefuseAsync(Official.Stranger, request)).Is(StatusCode.NotFound, "name UNKNOWN");
    }

    /// <summary>A confirmed joint draw whose list nobody has confirmed yet; drawn on Monday, 30 October.</summary>
    private static async Task<CountyAtWork> DrawnAsync(StoreProvider provider)
    {
        var county = await CountyAtWork.WithPlanAsync(provider);
        await county.RevealAsync(await county.FreezeAsync());
        await county.ConfirmDrawAsync();
        return county;
    }
}
