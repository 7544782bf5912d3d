using ChangliBridge.Adapter.Tests.Hosting;
using ChangliBridge.Contract.V1;
using ChangliBridge.Store;
using ChangliBridge.Store.Ledger;
using ChangliBridge.Testing;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Xunit;
using State = ChangliBridge.Contract.V1.Delivery.Types.State;

namespace ChangliBridge.Adapter.Tests.Operating;

/// <summary>What is seen of deliveries: lists, the summary, explanations.</summary>
public sealed class DeliveryListTests
{
    [Theory, BothDatabases]
    public async Task A_list_filters_by_every_part_and_pages_by_key(StoreProvider provider)
    {
        await using var desk = await DeliveryDesk.OpenAsync(provider);
        var old = await desk.EnqueueAsync("130322:mzj:old");
        await desk.Host.AskAsync<Contract.V1.Clock>(Official.Office, new AdvanceClockRequest { Time = Timestamp.FromDateTimeOffset(SteppedClock.DemoStart.AddDays(2)) });
        var plan = await desk.EnqueueAsync("130322:mzj:plan", kind: "plan");
        var market = await desk.EnqueueAsync("130322:scjgj:1", "scjgj");
        var mapping = await desk.EnqueueAsync("130322:mzj:item", kind: "item-mapping", platform: "internet-plus");

        Assert.Equal([plan], await NamesAsync(desk, new ListDeliveriesRequest { Kind = "plan" }));
        Assert.Equal([mapping], await NamesAsync(desk, new ListDeliveriesRequest { Platform = "internet-plus" }));
        Assert.Equal([market], await NamesAsync(desk, new ListDeliveriesRequest { Department = "departments/scjgj" }));
        Assert.Equal([old], await NamesAsync(desk, new ListDeliveriesRequest { MinAge = Duration.FromTimeSpan(TimeSpan.FromDays(1)) }));
        Assert.Equal([market], await NamesAsync(desk, new ListDeliveriesRequest { BusinessKeyPrefix = "130322:scjgj" }));
        Assert.Empty(await NamesAsync(desk, new ListDeliveriesRequest { BusinessKeyPrefix = "130322:SCJGJ" }));
        Assert.Empty(await NamesAsync(desk, new ListDeliveriesRequest { States = { State.Held } }));
        var first = await desk.Host.AskAsync<ListDeliveriesResponse>(Official.Office, new ListDeliveriesRequest { PageSize = 3 });
        var second = await desk.Host.AskAsync<ListDeliveriesResponse>(Official.Office, new ListDeliveriesRequest { PageSize = 3, PageToken = first.NextPageToken });
        Assert.Equal([old, plan, market, mapping], first.Deliveries.Concat(second.Deliveries).Select(delivery => delivery.Name));
        Assert.Equal((4, ""), (first.TotalSize, second.NextPageToken));
        // Another department's rows are not there, whatever is asked for.
        Assert.Empty((await desk.Host.AskAsync<ListDeliveriesResponse>(Official.BureauClerk, new ListDeliveriesRequest { Department = "departments/scjgj" })).Deliveries);
    }

    [Theory, BothDatabases]
    public async Task A_filter_that_means_nothing_is_named(StoreProvider provider)
    {
        await using var desk = await DeliveryDesk.OpenAsync(provider);
        (await desk.Host.RefuseAsync(Official.Office, new ListDeliveriesRequest { Platform = "city" })).Is(StatusCode.InvalidArgument, "platform FIELD_MALFORMED");
        (await desk.Host.RefuseAsync(Official.Office, new ListDeliveriesRequest { MinAge = new Duration { Seconds = -1 } })).Is(StatusCode.InvalidArgument, "min_age FIELD_MALFORMED");
        (await desk.Host.RefuseAsync(Official.Office, new ListDeliveriesRequest { Department = "departments/nobody" })).Is(StatusCode.InvalidArgument, "department FIELD_MALFORMED");
        (await desk.Host.RefuseAsync(Official.Office, new ListDeliveriesRequest { States = { (State)99 } })).Is(StatusCode.InvalidArgument, "states FIELD_MALFORMED");
    }

    [Theory, BothDatabases]
    public async Task The_summary_shows_the_oldest_of_each_platform_and_state_and_what_is_overdue(StoreProvider provider)
    {
        await using var desk = await DeliveryDesk.OpenAsync(provider);
        var refused = await desk.SendAsync("a", new DeliveryEvent.Refused { Reason = "省平台拒收：日期缺失" }, "REFUSED");
        await desk.SendAsync("b", new DeliveryEvent.Refused { Reason = "省平台拒收：代码有误" }, "REFUSED");
        var waiting = await desk.SendAsync("c", new DeliveryEvent.NotSent(300_000) { Reason = "省平台连接不上" }, "NOT_SENT", 0);
        await desk.EnqueueAsync("d", "scjgj", "item-mapping", "internet-plus");

        var summary = await desk.Host.AskAsync<DeliverySummary>(Official.Office, new GetDeliverySummaryRequest());

        Assert.Equal(
            [("internet-plus", State.Received, 1), ("provincial", State.Pending, 1), ("provincial", State.Rejected, 2)],
            summary.Lines.Select(line => (line.Platform, line.State, line.Count)));
        var rejected = summary.Lines[^1];
        Assert.Equal((refused, "省平台拒收：日期缺失", (Timestamp?)null), (rejected.Oldest, rejected.LastError, rejected.OldestDueTime));
        Assert.Equal((await desk.GetAsync(waiting)).DueTime, summary.Lines[1].OldestDueTime);
        Assert.Equal(2, (await desk.Host.AskAsync<DeliverySummary>(DeliveryDesk.Operator, new GetDeliverySummaryRequest())).Lines.Count);
    }

    [Theory, BothDatabases]
    public async Task An_explanation_tells_every_attempt_whose_fault_it_was_what_comes_next_and_what_can_be_done(StoreProvider provider)
    {
        await using var desk = await DeliveryDesk.OpenAsync(provider);
        var name = await desk.EnqueueAsync("a");
        Assert.Contains("数秒内自动处理", (await desk.ExplainAsync(name)).Next);
        await desk.LeaseAsync();
        Assert.Equal(("", "发送：正在进行。"), StepOf(await desk.ExplainAsync(name)));
        await desk.EndAsync(name, new DeliveryEvent.OutcomeUnknown(0) { Reason = "省平台没有答复" }, "UNKNOWN", 0);

        var unknown = await desk.ExplainAsync(name);
        Assert.Equal("network", StepOf(unknown).Origin);
        Assert.Contains("绝不盲目重发", unknown.Meaning);
        Assert.Contains("起向对方查询", unknown.Next);
        await desk.HoldAsync(name);
        var held = await desk.ExplainAsync(name);

        Assert.Contains("等待人工处置", held.Next);
        Assert.Equal(["release", "discard"], held.Remedies.Select(remedy => remedy.Split(' ')[2]));
        Assert.Equal("待核实", held.Delivery.LastError);
        (await desk.Host.RefuseAsync(DeliveryDesk.MarketOperator, new ExplainDeliveryRequest { Name = name })).Is(StatusCode.NotFound, "name UNKNOWN");
    }

    [Theory]
    [InlineData("REFUSED", 200, "caller")]
    [InlineData("NOT_SENT", 0, "network")]
    [InlineData("NOT_SENT", 503, "platform")]
    [InlineData("NOT_SENT", 401, "bridge")]
    [InlineData("NOT_SENT", 404, "bridge")]
    [InlineData("NO_SECRET", 0, "platform")]
    [InlineData("NOT_CONFIGURED", 0, "bridge")]
    [InlineData("UNKNOWN", 502, "platform")]
    [InlineData("RELEASED", 0, "bridge")]
    public async Task Each_outcome_names_whose_fault_it_was(string word, int http, string origin)
    {
        await using var desk = await DeliveryDesk.OpenAsync(StoreProvider.Sqlite);
        var name = await desk.SendAsync("a", new DeliveryEvent.NotSent(0), word, http);
        Assert.Equal(origin, StepOf(await desk.ExplainAsync(name)).Origin);
    }

    private static (string Origin, string Text) StepOf(DeliveryExplanation explanation)
    {
        var step = Assert.Single(explanation.Steps);
        return (step.Origin, step.Text);
    }

    private static async Task<IEnumerable<string>> NamesAsync(DeliveryDesk desk, ListDeliveriesRequest request) =>
        (await desk.Host.AskAsync<ListDeliveriesResponse>(Official.Office, request)).Deliveries.Select(delivery => delivery.Name);
}
