using System.Globalization;
using System.Text.Json;
using ChangliBridge.Adapter.Tests.Hosting;
using ChangliBridge.Contract.V1;
using ChangliBridge.Store;
using ChangliBridge.Store.Ledger;
using ChangliBridge.Testing;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Xunit;
using Entry = ChangliBridge.Store.Audit.AuditEntry;
using Item = ChangliBridge.Domain.Catalog.InspectionItem;
using Row = ChangliBridge.Store.Ledger.Delivery;

namespace ChangliBridge.Adapter.Tests.Joint;

/// <summary>What the platforms learn of a joint draw: once each, in one transaction with the act.</summary>
public sealed class JointReportTests
{
    [Theory, BothDatabases]
    public async Task The_province_learns_once_who_confirmed_the_list_and_what_became_of_an_objection(StoreProvider provider)
    {
        await using var county = await DrawnAsync(provider);
        var (host, task) = (county.Host, (await county.TasksAsync())[0]);
        var confirm = new ConfirmDrawnListRequest { Draw = CountyPlan.FirstDraw, Objections = { new TargetObjection { Task = task.Name, Reason = "已迁出" } } };
        var list = await host.AskAsync<JointList>(Official.MarketClerk, confirm);
        Assert.Equal(list, await host.AskAsync<JointList>(Official.MarketClerk, confirm));
        var answer = new AnswerObjectionRequest { Draw = CountyPlan.FirstDraw, Task = task.Name, Department = "departments/scjgj", Reason = "仍在原址经营" };
        await host.AskAsync<JointList>(Official.BureauApprover, answer);
        await host.AskAsync<JointList>(Official.BureauApprover, answer);

        var confirmation = Assert.Single(await ToldAsync(county, "list-confirmation"));
        Assert.Equal(("provincial", "130322:scjgj:list-confirmation:2023-halal-1", 1, "scjgj"), (confirmation.Platform, confirmation.BusinessKey, confirmation.Revision, confirmation.Department));
        var body = JsonDocument.Parse(confirmation.Body).RootElement;
        var confirmedAt = list.Departments[0].ConfirmTime.ToDateTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        Assert.Equal((CountyPlan.FirstDraw, "scjgj", false, confirmedAt), (Text(body, "draw"), Text(body, "department"), body.GetProperty("late").GetBoolean(), Text(body, "confirmedAt")));
        var objection = Assert.Single(body.GetProperty("objections").EnumerateArray());
        Assert.Equal((task.Name, task.TargetCode, "已迁出"), ("inspectionTasks/" + Text(objection, "task"), Text(objection, "target"), Text(objection, "reason")));
        var dismissal = Assert.Single(await ToldAsync(county, "objection-dismissal"));
        body = JsonDocument.Parse(dismissal.Body).RootElement;
        Assert.Equal(("provincial", 1, "scjgj", "已迁出", "仍在原址经营"), (dismissal.Platform, dismissal.Revision, Text(body, "objectedBy"), Text(body, "objection"), Text(body, "answer")));
        Assert.Empty(await ToldAsync(county, "taken-off"));
        Assert.Single(await ToldAsync(county, "joint-task"));
    }

    [Theory, BothDatabases]
    public async Task The_province_learns_that_the_lead_went_ahead_and_of_the_confirmation_that_came_after_all(StoreProvider provider)
    {
        await using var county = await DrawnAsync(provider);
        await county.AdvanceAsync(CountyAtWork.CheckDay);
        await county.Host.AskAsync<JointList>(Official.BureauApprover, new OverrideDrawnListRequest { Draw = CountyPlan.FirstDraw, Reason = "对方逾期未答复" });
        await county.Host.AskAsync<JointList>(Official.MarketClerk, new ConfirmDrawnListRequest { Draw = CountyPlan.FirstDraw });

        var body = JsonDocument.Parse(Assert.Single(await ToldAsync(county, "list-override")).Body).RootElement;
        Assert.Equal(("""["scjgj"]""", "2023-11-01", "对方逾期未答复"), (body.GetProperty("unconfirmed").GetRawText(), Text(body, "confirmBy"), Text(body, "reason")));
        Assert.True(JsonDocument.Parse(Assert.Single(await ToldAsync(county, "list-confirmation")).Body).RootElement.GetProperty("late").GetBoolean());
    }

    [Theory, BothDatabases]
    public async Task Internet_plus_learns_of_a_joint_task_once_and_again_when_a_target_is_not_checked_by_anybody(StoreProvider provider)
    {
        await using var county = await DrawnAsync(provider);
        var (host, tasks) = (county.Host, await county.TasksAsync());
        var first = Assert.Single(await ToldAsync(county, "joint-task"));
        Assert.Equal(("internet-plus", "130322:mzj:joint-task:2023-halal-1", 1), (first.Platform, first.BusinessKey, first.Revision));
        var told = JsonDocument.Parse(first.Body).RootElement.GetProperty("taskInfo");
        Assert.Equal(("2023-halal-1", "2023-11-06", "130322-mzj", "130322-scjgj", "昌黎县市场监督管理局"), (Text(told, "taskNo"), Text(told, "taskStartTime"), Text(told, "initiateUnitNo"), Text(told, "unionDeptNo"), Text(told, "unionDeptName")));
        Assert.Equal("13032200000001;13032200000002", Text(told, "supervisionMatterCode"));
        Assert.Equal(tasks.Select(task => (task.TargetCode, task.TargetTitle)), Objects(first));
        Assert.All(told.GetProperty("superviseObjects").GetProperty("superviseObject").EnumerateArray(), one => Assert.Contains(Text(one, "superviseObjectType"), (string[])["com", "sole-trader"]));

        var confirm = new ConfirmDrawnListRequest { Draw = CountyPlan.FirstDraw };
        confirm.Objections.AddRange(tasks.Take(3).Select(task => new TargetObjection { Task = task.Name, Reason = "已迁出" }));
        await host.AskAsync<JointList>(Official.MarketClerk, confirm);
        foreach (var (task, whole) in new[] { (tasks[0], false), (tasks[1], true), (tasks[2], true) })
            await host.AskAsync<JointList>(Official.BureauApprover, new AnswerObjectionRequest { Draw = CountyPlan.FirstDraw, Task = task.Name, Department = "departments/scjgj", Upheld = true, WholeTarget = whole, Reason = "属实" });

        var all = await ToldAsync(county, "joint-task");
        Assert.Equal([1, 2, 3], all.Select(delivery => delivery.Revision));
        Assert.Equal([tasks[0].TargetCode, tasks[2].TargetCode, tasks[3].TargetCode], Objects(all[1]).Select(one => one.Code));
        Assert.Equal([tasks[0].TargetCode, tasks[3].TargetCode], Objects(all[2]).Select(one => one.Code));
    }

    [Theory, BothDatabases]
    public async Task A_joint_batch_that_cannot_be_told_of_is_not_frozen_and_one_of_a_single_department_is(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithPlanAsync(provider, null, ("Supervision:JointTasks:Units:scjgj", ""));
        var refused = await county.Host.RefuseAsync(Official.BureauClerk, CountyAtWork.FreezeRequest());
        refused.Is(StatusCode.FailedPrecondition, "batch_id JOINT_TASK_TELLABLE");
        await using var alone = await CountyAtWork.WithPlanAsync(provider, CountyPlan.OfBureau(), ("Supervision:JointTasks:Units:scjgj", ""));
        await alone.RevealAsync(await alone.FreezeAsync());
        await alone.ConfirmAsync();
        Assert.Empty(await ToldAsync(alone, "joint-task"));
    }

    [Theory, BothDatabases]
    public async Task A_county_whose_joint_tasks_another_system_reports_tells_of_none(StoreProvider provider)
    {
        foreach (var off in new[] { "Supervision:JointTasks:Report", "Supervision:Report" })
        {
            await using var county = await DrawnAsync(provider, (off, "false"), ("Supervision:JointTasks:Units:scjgj", ""));
            await EndWholeAsync(county);
            Assert.Empty(await ToldAsync(county, "joint-task"));
        }
    }

    [Theory, BothDatabases]
    public async Task A_message_that_an_operator_corrected_is_followed_by_the_revision_after_it(StoreProvider provider)
    {
        await using var county = await DrawnAsync(provider);
        await county.Host.Store.Writes.RunAsync("test", async (unit, ct) =>
        {
            var first = await unit.Db.Set<Row>().SingleAsync(delivery => delivery.Kind == "joint-task", ct);
            return DeliveryLedger.Enqueue(unit, new Fact(first.Platform, first.Kind, first.BusinessKey, 2, first.Department, first.Body));
        }, TestContext.Current.CancellationToken);

        await EndWholeAsync(county);

        Assert.Equal([1, 2, 3], (await ToldAsync(county, "joint-task")).Select(delivery => delivery.Revision));
    }

    [Theory, BothDatabases]
    public async Task What_can_no_longer_be_told_holds_up_neither_list_nor_answer(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithPlanAsync(provider, null);
        await county.RevealAsync(await county.FreezeAsync());
        await using (var db = county.Host.Store.Read())
            await db.Set<Item>().ExecuteUpdateAsync(items => items.SetProperty(item => item.SupervisionItems, (IReadOnlyList<string>)[]), TestContext.Current.CancellationToken);

        await county.ConfirmDrawAsync();
        await EndWholeAsync(county);

        Assert.Empty(await ToldAsync(county, "joint-task"));
        await using var after = county.Host.Store.Read();
        Assert.Single(await after.Set<Entry>().Where(entry => entry.Act == "joint-task.untold").ToListAsync(TestContext.Current.CancellationToken));
    }

    private static async Task EndWholeAsync(CountyAtWork county)
    {
        var task = (await county.TasksAsync())[0];
        await county.Host.AskAsync<JointList>(Official.MarketClerk, new ConfirmDrawnListRequest { Draw = CountyPlan.FirstDraw, Objections = { new TargetObjection { Task = task.Name, Reason = "已迁出" } } });
        await county.Host.AskAsync<JointList>(Official.BureauApprover, new AnswerObjectionRequest { Draw = CountyPlan.FirstDraw, Task = task.Name, Department = "departments/scjgj", Upheld = true, WholeTarget = true, Reason = "属实" });
    }

    private static async Task<CountyAtWork> DrawnAsync(StoreProvider provider, params (string Key, string Value)[] settings)
    {
        var county = await CountyAtWork.WithPlanAsync(provider, null, settings);
        await county.RevealAsync(await county.FreezeAsync());
        await county.ConfirmDrawAsync();
        return county;
    }

    private static async Task<List<Row>> ToldAsync(CountyAtWork county, string kind)
    {
        await using var db = county.Host.Store.Read();
        return await db.Set<Row>().Where(delivery => delivery.Kind == kind).OrderBy(delivery => delivery.Revision).ToListAsync(TestContext.Current.CancellationToken);
    }

    private static IEnumerable<(string Code, string Name)> Objects(Row delivery) =>
        JsonDocument.Parse(delivery.Body).RootElement.GetProperty("taskInfo").GetProperty("superviseObjects").GetProperty("superviseObject").EnumerateArray()
            .Select(one => (Text(one, "superviseObjectCode"), Text(one, "superviseObjectName")));

    private static string Text(JsonElement of, string field) => of.GetProperty(field).GetString()!;
}
