using System.Text.Json;
using ChangliBridge.Adapter.Tests.Hosting;
using ChangliBridge.Contract.V1;
using ChangliBridge.Store;
using ChangliBridge.Testing;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Xunit;
using Duty = ChangliBridge.Contract.V1.Duty;

namespace ChangliBridge.Adapter.Tests.Joint;

/// <summary>异议答复 over gRPC: what the lead takes off is refused, shown and no omission; the draw stays as it is.</summary>
public sealed class ObjectionTests
{
    private static readonly GetDrawRequest Drawn = new() { Name = CountyPlan.FirstDraw };

    [Theory, BothDatabases]
    public async Task An_upheld_objection_takes_the_part_or_the_target_off_and_never_out_of_the_draw(StoreProvider provider)
    {
        await using var county = await ObjectedAsync(provider);
        var (host, tasks) = (county.Host, await county.TasksAsync());
        var draw = await host.AskAsync<Draw>(Official.Office, Drawn);
        var answer = new AnswerObjectionRequest { Draw = CountyPlan.FirstDraw, Task = tasks[0].Name, Department = "departments/scjgj", Upheld = true, Reason = "登记机关已核实" };
        Assert.Equal(StatusCode.PermissionDenied, (await host.RefuseAsync(Official.BureauClerk, answer)).Code);
        (await host.RefuseAsync(Official.MarketApprover, answer)).Is(StatusCode.PermissionDenied, "draw NOT_PERMITTED");
        (await host.RefuseAsync(Official.BureauApprover, new AnswerObjectionRequest(answer) { Task = tasks[2].Name })).Is(StatusCode.NotFound, "task UNKNOWN");
        var list = await host.AskAsync<JointList>(Official.BureauApprover, answer);
        Assert.Equal((true, false, "登记机关已核实", "mzj/mzj-approver"), (list.Departments[0].Objections[0].Answer.Upheld, list.Departments[0].Objections[0].Answer.WholeTarget, list.Departments[0].Objections[0].Answer.Reason, list.Departments[0].Objections[0].Answer.AnsweredBy));
        Assert.Equal(list, await host.AskAsync<JointList>(Official.BureauApprover, answer));
        (await host.RefuseAsync(Official.BureauApprover, new AnswerObjectionRequest(answer) { RequestId = "" })).Is(StatusCode.FailedPrecondition, "task OBJECTION_ANSWERED_ONCE");
        await host.AskAsync<JointList>(Official.BureauApprover, new AnswerObjectionRequest(answer) { RequestId = "", Task = tasks[1].Name, WholeTarget = true });

        (await host.RefuseAsync(Official.MarketClerk, CountyAtWork.ResultOf(tasks[0], "scjgj"))).Is(StatusCode.FailedPrecondition, "parent PART_TAKEN_OFF");
        (await host.RefuseAsync(Official.BureauClerk, CountyAtWork.ResultOf(tasks[1], "mzj"))).Is(StatusCode.FailedPrecondition, "parent PART_TAKEN_OFF");
        Assert.Equal(draw, await host.AskAsync<Draw>(Official.Office, Drawn));
        var now = await county.TasksAsync();
        Assert.Equal([InspectionTask.Types.State.Open, InspectionTask.Types.State.TakenOff], now.Take(2).Select(task => task.State));
        Assert.Equal(["departments/scjgj"], now[0].Parts.Where(part => part.TakenOff).Select(part => part.Department));
        var checks = new ListDutiesRequest { Kinds = { Duty.Types.Kind.CheckToMake } };
        Assert.DoesNotContain((await host.AskAsync<ListDutiesResponse>(Official.MarketClerk, checks)).Duties, duty => duty.Subject == tasks[0].Name);
        Assert.Equal(8 - 3, (await host.AskAsync<ListDutiesResponse>(Official.Office, checks)).TotalSize);
        var sheet = await host.AskAsync<InspectionSheet>(Official.BureauClerk, new GetInspectionSheetRequest { Name = tasks[0].Name });
        Assert.Equal(["名单异议：已迁出；采纳：登记机关已核实", "本部门不予检查。"], sheet.Parts.Single(part => part.Department == "昌黎县市场监督管理局").Remarks);
        Assert.Contains("本部门不予检查", sheet.Html);
        Assert.Equal(["昌黎县民族宗教事务局"], (await host.AskAsync<InspectionNotice>(Official.BureauClerk, new GetInspectionNoticeRequest { Name = tasks[0].Name })).Departments);
        await using var db = host.Store.Read();
        var told = await db.Set<Store.Ledger.Delivery>().Where(delivery => delivery.Kind == "taken-off").OrderBy(delivery => delivery.BusinessKey).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal([("provincial", """["scjgj"]"""), ("provincial", """["mzj","scjgj"]""")], told.Select(delivery => (delivery.Platform, JsonDocument.Parse(delivery.Body).RootElement.GetProperty("uncheckedBy").GetRawText())));
    }

    [Theory, BothDatabases]
    public async Task What_is_taken_off_is_no_omission_of_the_year_and_has_its_figure_and_rows(StoreProvider provider)
    {
        await using var county = await ObjectedAsync(provider);
        var (host, tasks) = (county.Host, await county.TasksAsync());
        foreach (var (task, whole) in new[] { (tasks[0], false), (tasks[1], true) })
            await host.AskAsync<JointList>(Official.BureauApprover, new AnswerObjectionRequest { Draw = CountyPlan.FirstDraw, Task = task.Name, Department = "departments/scjgj", Upheld = true, WholeTarget = whole, Reason = "属实" });
        await county.ConcludeAsync(tasks[0], "mzj");
        foreach (var task in tasks.Skip(2))
        {
            await county.ConcludeAsync(task, "mzj");
            await county.ConcludeAsync(task, "scjgj");
        }
        Assert.Equal(InspectionTask.Types.State.Concluded, (await county.TasksAsync())[0].State);
        Assert.Equal((3, 3), await FigureAsync(county, "completion-by-target"));
        Assert.Equal((5, 5), await FigureAsync(county, "completion-by-department"));
        Assert.Equal((1, 4), await FigureAsync(county, "taken-off-share-by-target"));
        Assert.Equal((3, 8), await FigureAsync(county, "taken-off-share-by-department"));
        Assert.Equal((1, 1), await FigureAsync(county, "batch-completion"));
        var row = Assert.Single((await host.AskAsync<Report>(Official.Office, new GetReportRequest { Year = 2023 })).ReportRows);
        Assert.Equal((4, 1, 3, "已完成"), (row.Drawn, row.TakenOff, row.Checked, row.Progress));
    }

    [Theory, BothDatabases]
    public async Task A_dismissed_objection_leaves_the_target_to_be_checked_and_one_with_a_result_is_not_taken_off(StoreProvider provider)
    {
        await using var county = await ObjectedAsync(provider);
        var (host, tasks) = (county.Host, await county.TasksAsync());
        var answer = new AnswerObjectionRequest { Draw = CountyPlan.FirstDraw, Task = tasks[0].Name, Department = "departments/scjgj", Reason = "仍在原址经营" };
        Assert.False((await host.AskAsync<JointList>(Official.BureauApprover, answer)).Departments[0].Objections[0].Answer.Upheld);
        await county.ConcludeAsync(tasks[0], "scjgj");
        await county.ConcludeAsync(tasks[1], "mzj");
        (await host.RefuseAsync(Official.BureauApprover, new AnswerObjectionRequest(answer) { RequestId = "", Task = tasks[1].Name, Upheld = true, WholeTarget = true })).Is(StatusCode.FailedPrecondition, "task WRONG_STATE");
    }

    private static async Task<(long, long)> FigureAsync(CountyAtWork county, string indicator)
    {
        var figures = await county.Host.AskAsync<GetIndicatorsResponse>(Official.Office, new GetIndicatorsRequest());
        var figure = figures.Indicators.Single(known => known.Indicator_ == indicator);
        return (figure.Numerator, figure.Denominator);
    }

    /// <summary>The market bureau confirmed the list and objected to the first two targets; it is the day of the check.</summary>
    private static async Task<CountyAtWork> ObjectedAsync(StoreProvider provider)
    {
        var county = await CountyAtWork.WithPlanAsync(provider);
        await county.RevealAsync(await county.FreezeAsync());
        await county.ConfirmDrawAsync();
        var confirm = new ConfirmDrawnListRequest { Draw = CountyPlan.FirstDraw };
        confirm.Objections.AddRange((await county.TasksAsync()).Take(2).Select(task => new TargetObjection { Task = task.Name, Reason = "已迁出" }));
        await county.Host.AskAsync<JointList>(Official.MarketClerk, confirm);
        await county.AdvanceAsync(CountyAtWork.CheckDay);
        return county;
    }
}
