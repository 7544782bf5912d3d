using System.Text.Json;
using ChangliBridge.Adapter.Tests.Hosting;
using ChangliBridge.Contract.V1;
using ChangliBridge.Store;
using ChangliBridge.Store.Mirror;
using ChangliBridge.Testing;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Xunit;
using Row = ChangliBridge.Store.Ledger.Delivery;
using State = ChangliBridge.Contract.V1.SupervisionAct.Types.State;

namespace ChangliBridge.Adapter.Tests.Results;

/// <summary>监管行为 of concluded results over gRPC.</summary>
public sealed class SupervisionTests
{
    [Theory, BothDatabases]
    public async Task A_concluded_result_is_also_reported_as_a_check_exactly_once_and_an_amendment_as_its_next_revision(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithTasksAsync(provider);
        await NameAsync(county, "11130322MB1100000X3001");
        var task = await OfEnterpriseAsync(county);
        var result = await county.ConcludeAsync(task, "mzj");
        var act = await county.Host.AskAsync<SupervisionAct>(Official.BureauClerk, new GetSupervisionActRequest { Name = $"supervisionActs/{result.CheckActionCode}" });
        Assert.Equal((State.Reported, 1, result.Name, ""), (act.State, act.Reports, act.InspectionResult, string.Join(';', act.MissingFields.Select(field => field.Column))));
        Assert.EndsWith("00001", await ColumnAsync(county, act, "cd_batch"));
        Assert.Equal("13032200000001", await ColumnAsync(county, act, "supervise_item_implement_code"));
        var second = await county.ConcludeAsync(task, "scjgj");
        var other = await county.Host.AskAsync<SupervisionAct>(Official.MarketClerk, new GetSupervisionActRequest { Name = $"supervisionActs/{second.CheckActionCode}" });
        Assert.EndsWith("00002", await ColumnAsync(county, other, "cd_batch"));

        await county.Host.AskAsync<InspectionResult>(Official.BureauClerk, new AmendResultRequest { Name = result.Name, Reason = "复核发现遗漏", InspectionResult = CountyAtWork.ResultOf(task, "mzj", "A").InspectionResult });
        await county.Host.AskAsync<InspectionResult>(Official.BureauApprover, new ReviewResultRequest { Name = result.Name });
        var amended = await county.Host.AskAsync<SupervisionAct>(Official.BureauClerk, new GetSupervisionActRequest { Name = act.Name });
        Assert.Equal((2, 2, "u", "02"), (amended.Reports, amended.ResultRevision, await ColumnAsync(county, amended, "cd_operation"), await ColumnAsync(county, amended, "check_result")));
        Assert.Equal([1, 2], await RevisionsAsync(county, $"130322:mzj:act:{result.CheckActionCode}"));
    }

    [Theory, BothDatabases]
    public async Task A_record_that_cannot_be_filled_is_held_and_released_when_the_mapping_is_confirmed(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithTasksAsync(provider);
        var result = await county.ConcludeAsync(await OfEnterpriseAsync(county), "mzj");
        var held = (await county.Host.AskAsync<ListSupervisionActsResponse>(Official.BureauClerk, new ListSupervisionActsRequest { State = State.Incomplete })).SupervisionActs.Single();
        Assert.Equal(($"supervisionActs/{result.CheckActionCode}", "supervise_item_check_icode", ""), (held.Name, held.MissingFields.Single().Column, held.Delivery));
        Assert.Empty((await county.Host.AskAsync<ListSupervisionActsResponse>(Official.MarketClerk, new ListSupervisionActsRequest())).SupervisionActs);
        (await county.Host.RefuseRawAsync(TokenDesk.For(Official.MarketClerk), new GetSupervisionActRequest { Name = held.Name })).Is(StatusCode.NotFound, "name UNKNOWN");

        await NameAsync(county, "11130322MB1100000X3001");
        await county.Host.AskAsync<InspectionItem>(Official.BureauClerk, new ConfirmItemMappingRequest { Name = "inspectionItems/mzj-mz001", SupervisionItems = { "13032200000001", "13032200000002" } });
        var released = await county.Host.AskAsync<SupervisionAct>(Official.BureauClerk, new GetSupervisionActRequest { Name = held.Name });
        Assert.Equal((State.Reported, 1), (released.State, released.Reports));
        Assert.Equal("13032200000001;13032200000002", await ColumnAsync(county, released, "supervise_item_implement_code"));
    }

    [Theory, BothDatabases]
    public async Task A_department_asks_again_for_what_is_held_page_by_page(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithTasksAsync(provider);
        var tasks = await county.TasksAsync();
        foreach (var task in tasks)
            await county.ConcludeAsync(task, "mzj");
        var without = await CountAsync(county, row => row.CreditCode == null, tasks);
        var none = await county.Host.AskAsync<ReleaseSupervisionActsResponse>(Official.BureauClerk, new ReleaseSupervisionActsRequest());
        Assert.Equal((0, tasks.Count, ""), (none.Reported, none.Incomplete, none.NextPageToken));
        await NameAsync(county, "11130322MB1100000X3001");
        var (reported, incomplete, token) = (0, 0, "");
        do
        {
            var page = await county.Host.AskAsync<ReleaseSupervisionActsResponse>(Official.BureauClerk, new ReleaseSupervisionActsRequest { PageSize = 1, PageToken = token });
            Assert.Equal(1, page.Reported + page.Incomplete);
            (reported, incomplete, token) = (reported + page.Reported, incomplete + page.Incomplete, page.NextPageToken);
        }
        while (token.Length > 0);
        Assert.Equal((tasks.Count - without, without), (reported, incomplete));
        var list = await county.Host.AskAsync<ListSupervisionActsResponse>(Official.Office, new ListSupervisionActsRequest { State = State.Reported, PageSize = 1 });
        Assert.Equal((1, reported), (list.SupervisionActs.Count, list.TotalSize));
    }

    [Theory, BothDatabases]
    public async Task A_county_whose_checks_another_system_reports_keeps_no_records(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithTasksAsync(provider, null, ("Supervision:Report", "false"));
        await county.ConcludeAsync((await county.TasksAsync())[0], "mzj");
        Assert.Equal(0, (await county.Host.AskAsync<ListSupervisionActsResponse>(Official.Office, new ListSupervisionActsRequest())).TotalSize);
    }

    // The directory as Internet+ would name it, once it is kept there.
    private static Task NameAsync(CountyAtWork county, string implementation) => county.Host.WriteAsync(unit =>
        Mirror.SupervisionItems(unit.Db).ExecuteUpdateAsync(set => set.SetProperty(item => item.ImplementationCode, implementation)));

    private static async Task<InspectionTask> OfEnterpriseAsync(CountyAtWork county) => (await county.TasksAsync()).First(task => task.TargetCode.Length == 18);

    private static async Task<int> CountAsync(CountyAtWork county, System.Linq.Expressions.Expression<Func<MirroredTarget, bool>> which, IReadOnlyList<InspectionTask> tasks)
    {
        var ids = tasks.Select(task => task.Target["inspectionTargets/".Length..]).ToList();
        await using var db = county.Host.Store.Read();
        return await Mirror.Targets(db).Where(which).CountAsync(target => ids.Contains(target.Id));
    }

    private static async Task<string> ColumnAsync(CountyAtWork county, SupervisionAct act, string column)
    {
        await using var db = county.Host.Store.Read();
        using var body = JsonDocument.Parse((await db.Set<Row>().SingleAsync(delivery => "deliveries/" + delivery.Id == act.Delivery)).Body);
        return body.RootElement.GetProperty(column).GetString()!;
    }

    private static async Task<List<int>> RevisionsAsync(CountyAtWork county, string key)
    {
        await using var db = county.Host.Store.Read();
        return await db.Set<Row>().Where(delivery => delivery.Platform == "internet-plus" && delivery.BusinessKey == key).OrderBy(delivery => delivery.Revision).Select(delivery => delivery.Revision).ToListAsync();
    }
}
