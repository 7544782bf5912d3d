using ChangliBridge.Adapter.Tests.FollowUp;
using ChangliBridge.Adapter.Tests.Hosting;
using ChangliBridge.Contract.V1;
using ChangliBridge.Store;
using ChangliBridge.Testing;
using Grpc.Core;
using Xunit;
using FollowUpKind = ChangliBridge.Contract.V1.FollowUp.Types.Kind;
using Kind = ChangliBridge.Contract.V1.Duty.Types.Kind;

namespace ChangliBridge.Adapter.Tests.Duties;

/// <summary>What is due, as the county's work goes on.</summary>
public sealed class DutyTests
{
    private static readonly Kind[] OfWork = [Kind.BatchToDraw, Kind.DrawToConfirm, Kind.CheckToMake, Kind.ResultToEnter, Kind.ResultToCorrect, Kind.ResultToReview, Kind.ResultToDisclose];

    [Theory, BothDatabases]
    public async Task Duties_follow_the_work_from_batch_to_disclosure(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithPlanAsync(provider);
        var batch = Assert.Single(await DueAsync(county, Official.BureauClerk));
        Assert.Equal((Kind.BatchToDraw, "inspectionPlans/2023-halal/batches/halal-food", CountyPlan.Day(2023, 11, 6), 5), (batch.Kind, batch.Subject, batch.DueDate, batch.WorkingDaysLeft));
        await county.RevealAsync(await county.FreezeAsync());
        var list = Assert.Single(await DueAsync(county, Official.BureauClerk));
        Assert.Equal((Kind.DrawToConfirm, CountyPlan.FirstDraw, "departments/mzj", 2), (list.Kind, list.Subject, list.Department, list.WorkingDaysLeft));
        await county.ConfirmAsync();
        await county.AdvanceAsync(CountyAtWork.CheckDay);
        Assert.Equal([.. Enumerable.Repeat(Kind.CheckToMake, 8)], (await DueAsync(county, Official.Office)).Select(duty => duty.Kind));
        var tasks = await county.TasksAsync();
        var result = await county.Host.AskAsync<InspectionResult>(Official.BureauClerk, CountyAtWork.ResultOf(tasks[0], "mzj"));
        Assert.Equal((Kind.ResultToReview, CountyPlan.Day(2023, 12, 5)), await OneAsync(county, result.Name));
        await county.Host.AskAsync<InspectionResult>(Official.BureauApprover, new ReturnResultRequest { Name = result.Name, Reason = "请补充" });
        Assert.Equal((Kind.ResultToCorrect, CountyPlan.Day(2023, 12, 5)), await OneAsync(county, result.Name));
        await county.ConcludeAsync(tasks[0], "mzj");
        Assert.Equal((Kind.ResultToDisclose, CountyPlan.Day(2023, 12, 5)), await OneAsync(county, result.Name));
        await county.AdvanceAsync(CountyAtWork.CheckDay.AddDays(32));
        var late = await DueAsync(county, Official.BureauClerk);
        Assert.Equal((Kind.ResultToDisclose, true, -3), (late[0].Kind, late[0].Overdue, late[0].WorkingDaysLeft));
        Assert.All(late, duty => Assert.Contains("20个工作日内录入、审核、公示", duty.Source));
        Assert.Equal([.. Enumerable.Repeat((Kind.ResultToEnter, CountyPlan.Day(2023, 12, 8)), 3)], late.Skip(1).Select(duty => (duty.Kind, duty.DueDate)));
    }

    [Theory, BothDatabases]
    public async Task A_joint_list_is_due_for_each_department_that_has_not_confirmed_it(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithPlanAsync(provider, null, ("County:Duties:ConfirmWithin", "3"), ("County:Duties:ConfirmSource", "县里规定"));
        await county.RevealAsync(await county.FreezeAsync());
        var lists = new ListDutiesRequest { Kinds = { Kind.DrawToConfirm } };
        Assert.Empty((await county.Host.AskAsync<ListDutiesResponse>(Official.MarketClerk, lists)).Duties);
        await county.ConfirmDrawAsync();
        Assert.Empty((await county.Host.AskAsync<ListDutiesResponse>(Official.BureauClerk, lists)).Duties);
        var own = Assert.Single((await county.Host.AskAsync<ListDutiesResponse>(Official.MarketClerk, lists)).Duties);
        Assert.Equal((CountyPlan.FirstDraw, "departments/scjgj", "抽取名单（4户）", CountyPlan.Day(2023, 11, 2), 3), (own.Subject, own.Department, own.Title, own.DueDate, own.WorkingDaysLeft));
        Assert.Equal(("县里规定", CountyPlan.Day(2023, 11, 2)), (own.Source, (await county.Host.AskAsync<JointList>(Official.MarketClerk, new GetJointListRequest { Draw = CountyPlan.FirstDraw })).ConfirmBy));
        Assert.Equal(own, Assert.Single((await county.Host.AskAsync<ListDutiesResponse>(Official.Office, lists)).Duties));
        (lists.Within, lists.PageSize) = (2, 1);
        Assert.Empty((await county.Host.AskAsync<ListDutiesResponse>(Official.MarketClerk, lists)).Duties);
        await county.Host.AskAsync<JointList>(Official.MarketClerk, new ConfirmDrawnListRequest { Draw = CountyPlan.FirstDraw });
        Assert.Empty((await county.Host.AskAsync<ListDutiesResponse>(Official.Office, new ListDutiesRequest { Kinds = { Kind.DrawToConfirm } })).Duties);
    }

    [Theory, BothDatabases]
    public async Task An_open_follow_up_is_due_by_its_day_until_it_is_closed(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithTasksAsync(provider);
        var (host, tasks, asked) = (county.Host, await county.TasksAsync(), new ListDutiesRequest { Kinds = { Kind.FollowUpToClose }, PageSize = 1 });
        var soon = await RectifyAsync(county, tasks[0], order => order.DueWorkingDays = 5);
        var late = await RectifyAsync(county, tasks[1], order => order.DueDate = CountyPlan.Day(2023, 11, 30));
        var filed = FollowUpDesk.Of(await county.ConcludeAsync(tasks[2], "mzj", "A"), FollowUpKind.FiledCase, "昌民宗罚立〔2023〕1号");
        await host.AskAsync<Contract.V1.FollowUp>(Official.BureauClerk, filed);
        var first = await host.AskAsync<ListDutiesResponse>(Official.Office, asked);
        var duty = Assert.Single(first.Duties);
        Assert.Equal((2, soon.Name, "departments/mzj", CountyPlan.Day(2023, 11, 14), 5), (first.TotalSize, duty.Subject, duty.Department, duty.DueDate, duty.WorkingDaysLeft));
        Assert.Equal($"责令改正：{tasks[0].TargetTitle}", duty.Title);
        var second = await host.AskAsync<ListDutiesResponse>(Official.Office, new ListDutiesRequest(asked) { PageToken = first.NextPageToken });
        Assert.Equal((late.Name, CountyPlan.Day(2023, 11, 30), ""), (Assert.Single(second.Duties).Subject, second.Duties[0].DueDate, second.NextPageToken));
        Assert.Empty((await host.AskAsync<ListDutiesResponse>(Official.MarketClerk, asked)).Duties);
        await host.AskAsync<Contract.V1.FollowUp>(Official.BureauClerk, FollowUpDesk.RecheckOf(soon, passed: true));
        Assert.Equal(soon.Name, Assert.Single((await host.AskAsync<ListDutiesResponse>(Official.BureauClerk, asked)).Duties).Subject);
        await host.AskAsync<Contract.V1.FollowUp>(Official.BureauClerk, new CloseFollowUpRequest { Name = soon.Name, Outcome = "已改正" });
        Assert.Equal(late.Name, Assert.Single((await host.AskAsync<ListDutiesResponse>(Official.BureauClerk, asked)).Duties).Subject);
    }

    [Theory, BothDatabases]
    public async Task Pages_and_filters_give_every_duty_once_in_order(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithTasksAsync(provider);
        var tasks = await county.TasksAsync();
        await county.Host.AskAsync<InspectionResult>(Official.BureauClerk, CountyAtWork.ResultOf(tasks[0], "mzj"));
        await county.ConcludeAsync(tasks[1], "scjgj");
        var all = await county.Host.AskAsync<ListDutiesResponse>(Official.Office, new ListDutiesRequest());
        Assert.Equal(all.Duties.Count, all.TotalSize);
        Assert.Equal(all.Duties.OrderBy(duty => DayOf(duty)).ThenBy(duty => duty.Kind).Select(duty => (duty.Subject, duty.Department)), all.Duties.Select(duty => (duty.Subject, duty.Department)));
        foreach (var size in new[] { 1, 2, 3, 7 })
        {
            var (paged, token) = (new List<Duty>(), "");
            do
            {
                var page = await county.Host.AskAsync<ListDutiesResponse>(Official.Office, new ListDutiesRequest { PageSize = size, PageToken = token });
                paged.AddRange(page.Duties);
                token = page.NextPageToken;
            }
            while (token.Length > 0);
            Assert.Equal(all.Duties, paged);
        }
        var soon = await county.Host.AskAsync<ListDutiesResponse>(Official.Office, new ListDutiesRequest { Within = 3, Department = "departments/scjgj" });
        Assert.Equal(Enumerable.Repeat((Kind.CheckToMake, "departments/scjgj"), 3).Prepend((Kind.Yearly, "departments/scjgj")), soon.Duties.Select(duty => (duty.Kind, duty.Department)));
        Assert.Equal(soon.Duties.Count, soon.TotalSize);
    }

    [Theory, BothDatabases]
    public async Task A_yearly_duty_stays_until_its_department_says_what_it_did(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithRegistersAsync(provider);
        var yearly = await county.Host.AskAsync<ListDutiesResponse>(Official.BureauClerk, new ListDutiesRequest());
        Assert.Equal(["yearlyDuties/registers/years/2023", "yearlyDuties/joint-share/years/2023", "yearlyDuties/grade-share/years/2023"], yearly.Duties.Select(duty => duty.Subject));
        Assert.Contains("实施方案", yearly.Duties[0].Source);
        var complete = new CompleteDutyRequest { Name = yearly.Duties[0].Subject, Note = "已完成标注" };
        await county.Host.AskAsync<Duty>(Official.BureauClerk, complete);
        (await county.Host.RefuseAsync(Official.BureauClerk, new CompleteDutyRequest { Name = complete.Name, Note = "又一次" })).Is(StatusCode.AlreadyExists, "name ALREADY_EXISTS");
        (await county.Host.RefuseAsync(Official.BureauClerk, new CompleteDutyRequest { Name = "yearlyDuties/none/years/2023" })).Is(StatusCode.NotFound, "note FIELD_REQUIRED", "name UNKNOWN");
        Assert.Equal(2, (await county.Host.AskAsync<ListDutiesResponse>(Official.BureauClerk, new ListDutiesRequest())).Duties.Count);
        Assert.Contains((await county.Host.AskAsync<ListDutiesResponse>(Official.MarketClerk, new ListDutiesRequest())).Duties, duty => duty.Subject == complete.Name);
    }

    [Fact]
    public async Task Everything_wrong_with_a_question_is_said_at_once()
    {
        await using var county = await CountyAtWork.WithRegistersAsync(StoreProvider.Sqlite);
        (await county.Host.RefuseAsync(Official.BureauClerk, new ListDutiesRequest { Department = "departments/scjgj", Within = 251, Kinds = { (Kind)99 } }))
            .Is(StatusCode.PermissionDenied, "department NOT_PERMITTED", "within FIELD_MALFORMED", "kinds[0] FIELD_MALFORMED");
        (await county.Host.RefuseAsync(Official.BureauClerk, new ListDutiesRequest { PageToken = "bm9uZQ" })).Is(StatusCode.InvalidArgument, "page_token FIELD_MALFORMED");
    }

    [Fact]
    public async Task The_office_chooses_the_clock_and_tasks_and_results_show_the_day()
    {
        await using var county = new CountyAtWork(await BridgeHost.StartAsync(StoreProvider.Sqlite, ("County:ResultClock:Start", "TaskEnd")));
        await Register.PutAsync(county.Host);
        await county.ClaimAsync();
        await county.DiscloseAsync(CountyPlan.Joint());
        await county.RevealAsync(await county.FreezeAsync());
        await county.ConfirmAsync();
        await county.AdvanceAsync(CountyAtWork.CheckDay);
        var task = (await county.TasksAsync())[0];
        Assert.Equal((CountyPlan.Day(2023, 12, 8), false), (task.DiscloseDate, task.DiscloseDateProvisional));
        var submitted = await county.Host.AskAsync<InspectionResult>(Official.BureauClerk, CountyAtWork.ResultOf(task, "mzj"));
        var result = await county.Host.AskAsync<InspectionResult>(Official.BureauClerk, new GetInspectionResultRequest { Name = submitted.Name });
        Assert.Equal(CountyPlan.Day(2023, 12, 8), result.DiscloseDate);
        Assert.Equal(CountyPlan.Day(2023, 12, 8), (await OneAsync(county, submitted.Name)).Due);
    }

    private static async Task<List<Duty>> DueAsync(CountyAtWork county, Official official) =>
        [.. (await county.Host.AskAsync<ListDutiesResponse>(official, new ListDutiesRequest { Kinds = { OfWork } })).Duties];

    [Theory, BothDatabases]
    public async Task A_reassignment_with_a_day_is_due_for_the_department_it_went_to_until_it_comes_back(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithTasksAsync(provider);
        var (host, asked) = (county.Host, new ListDutiesRequest { Kinds = { Kind.FollowUpToClose } });
        var order = FollowUpDesk.Of(await county.ConcludeAsync((await county.TasksAsync())[0], "mzj", "A"), FollowUpKind.Reassignment);
        (order.FollowUp.Addressee, order.FollowUp.DueWorkingDays) = ("scjgj", 5);
        var step = await host.AskAsync<Contract.V1.FollowUp>(Official.BureauClerk, order);
        Assert.Empty((await host.AskAsync<ListDutiesResponse>(Official.BureauClerk, asked)).Duties);
        var duty = Assert.Single((await host.AskAsync<ListDutiesResponse>(Official.MarketClerk, asked)).Duties);
        Assert.Equal((step.Name, "departments/scjgj", CountyPlan.Day(2023, 11, 14)), (duty.Subject, duty.Department, duty.DueDate));
        await host.AskAsync<Contract.V1.FollowUp>(Official.MarketClerk, new ReturnFollowUpRequest { Name = step.Name, Reason = "不属本部门职责" });
        Assert.Empty((await host.AskAsync<ListDutiesResponse>(Official.MarketClerk, asked)).Duties);
        Assert.Equal("departments/mzj", Assert.Single((await host.AskAsync<ListDutiesResponse>(Official.BureauClerk, asked)).Duties).Department);
    }

    private static async Task<Contract.V1.FollowUp> RectifyAsync(CountyAtWork county, InspectionTask task, Action<Contract.V1.FollowUp> due)
    {
        var order = FollowUpDesk.Of(await county.ConcludeAsync(task, "mzj", "A"), FollowUpKind.Rectification);
        due(order.FollowUp);
        return await county.Host.AskAsync<Contract.V1.FollowUp>(Official.BureauClerk, order);
    }

    private static async Task<(Kind Kind, Google.Type.Date Due)> OneAsync(CountyAtWork county, string subject)
    {
        var duty = Assert.Single(await DueAsync(county, Official.BureauClerk), duty => duty.Subject == subject);
        return (duty.Kind, duty.DueDate);
    }

    private static DateOnly DayOf(Duty duty) => new(duty.DueDate.Year, duty.DueDate.Month, duty.DueDate.Day);
}
