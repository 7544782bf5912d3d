using System.Globalization;
using System.Text.Json;
using ChangliBridge.Adapter.Tests.Hosting;
using ChangliBridge.Contract.V1;
using ChangliBridge.Store;
using ChangliBridge.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;
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

    private static async Task<CountyAtWork> DrawnAsync(StoreProvider provider)
    {
        var county = await CountyAtWork.WithPlanAsync(provider);
        await county.RevealAsync(await county.FreezeAsync());
        await county.ConfirmDrawAsync();
        return county;
    }

    private static async Task<List<Row>> ToldAsync(CountyAtWork county, string kind)
    {
        await using var db = county.Host.Store.Read();
        return await db.Set<Row>().Where(delivery => delivery.Kind == kind).OrderBy(delivery => delivery.Revision).ToListAsync(TestContext.Current.CancellationToken);
    }

    private static string Text(JsonElement of, string field) => of.GetProperty(field).GetString()!;
}
