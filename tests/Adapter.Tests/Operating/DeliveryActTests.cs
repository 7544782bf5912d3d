using ChangliBridge.Adapter.Tests.Hosting;
using ChangliBridge.Contract.V1;
using ChangliBridge.Store;
using ChangliBridge.Store.Ledger;
using ChangliBridge.Testing;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Xunit;
using State = ChangliBridge.Contract.V1.Delivery.Types.State;

namespace ChangliBridge.Adapter.Tests.Operating;

/// <summary>What operators do to deliveries.</summary>
public sealed class DeliveryActTests
{
    [Theory, BothDatabases]
    public async Task A_held_delivery_goes_nowhere_until_it_is_released_and_then_is_looked_up(StoreProvider provider)
    {
        await using var desk = await DeliveryDesk.OpenAsync(provider);
        var fresh = await desk.EnqueueAsync("a");
        var sent = await desk.SendAsync("b", new DeliveryEvent.OutcomeUnknown(0), "UNKNOWN", 0);
        var refused = await desk.Host.RefuseAsync(DeliveryDesk.Operator, new HoldDeliveryRequest { Name = fresh, Reason = "待核实" });
        refused.Is(StatusCode.FailedPrecondition, "name WRONG_STATE");
        await desk.EndAsync(fresh, new DeliveryEvent.NotSent(300_000), "NOT_SENT", 0);

        Assert.Equal((State.Held, "待核实"), Of(await desk.HoldAsync(sent)));
        var released = await desk.Host.AskAsync<Contract.V1.Delivery>(DeliveryDesk.Operator, new ReleaseDeliveryRequest { Name = sent });

        Assert.Equal(State.Received, released.State);
        Assert.Contains("先查询再定论", (await desk.ExplainAsync(sent)).Meaning);
        Assert.Equal(0, await desk.LeaseAsync());
        var waits = await desk.GetAsync(sent);
        Assert.Equal(State.Unknown, waits.State);
        Assert.NotNull(waits.DueTime);
        Assert.Equal("mzj/mzj-operator", await ActorOfAsync(desk, "delivery.hold"));
    }

    [Theory, BothDatabases]
    public async Task Two_persons_give_a_delivery_up(StoreProvider provider)
    {
        await using var desk = await DeliveryDesk.OpenAsync(provider);
        var name = await desk.EnqueueAsync("a");
        await desk.HoldAsync(name);
        var proposed = await desk.Host.AskAsync<Contract.V1.Delivery>(DeliveryDesk.Operator, new DiscardDeliveryRequest { Name = name, Reason = "录错对象" });
        Assert.Equal((State.Held, "录错对象", "mzj/mzj-operator"), (proposed.State, proposed.DiscardReason, proposed.DiscardProposer));
        Assert.Contains("等待另一人确认", (await desk.ExplainAsync(name)).Next);

        (await desk.Host.RefuseAsync(DeliveryDesk.Operator, new ConfirmDiscardDeliveryRequest { Name = name })).Is(StatusCode.PermissionDenied, "name SECOND_PERSON");
        var given = await desk.Host.AskAsync<Contract.V1.Delivery>(DeliveryDesk.SecondOperator, new ConfirmDiscardDeliveryRequest { Name = name });

        Assert.Equal((State.Discarded, "录错对象"), Of(given));
        Assert.Equal("mzj/mzj-operator-2", await ActorOfAsync(desk, "delivery.discard"));
    }

    [Theory, BothDatabases]
    public async Task Another_departments_delivery_is_not_there_and_a_clerk_may_do_nothing(StoreProvider provider)
    {
        await using var desk = await DeliveryDesk.OpenAsync(provider);
        var name = await desk.EnqueueAsync("a");
        IMessage[] acts =
        [
            new HoldDeliveryRequest { Name = name, Reason = "x" }, new ReleaseDeliveryRequest { Name = name }, new DiscardDeliveryRequest { Name = name, Reason = "x" },
            new ConfirmDiscardDeliveryRequest { Name = name }, new CorrectDeliveryRequest { Name = name, Body = "{}", Reason = "x" },
        ];
        foreach (var act in acts)
        {
            (await desk.Host.RefuseAsync(DeliveryDesk.MarketOperator, act)).Is(StatusCode.NotFound, "name UNKNOWN");
            Assert.Equal(StatusCode.PermissionDenied, (await desk.Host.RefuseAsync(Official.BureauClerk, act)).Code);
        }
        var retried = await desk.Host.AskAsync<RetryDeliveriesResponse>(DeliveryDesk.MarketOperator, new RetryDeliveriesRequest { States = { State.Received } });
        Assert.Equal(0, retried.TotalSize);
    }

    [Theory, BothDatabases]
    public async Task A_correction_is_a_new_revision_of_the_departments_own_making(StoreProvider provider)
    {
        await using var desk = await DeliveryDesk.OpenAsync(provider);
        var name = await desk.SendAsync("a", new DeliveryEvent.Refused { Reason = "省平台拒收：日期缺失" }, "REFUSED");
        (await desk.Host.RefuseAsync(Official.Office, Correction(name, "{}"))).Is(StatusCode.PermissionDenied, "name NOT_PERMITTED");
        foreach (var body in new[] { "", "7", "{", """{"a":1,"a":2}""", """{"a":1.5}""" })
            Assert.Equal(StatusCode.InvalidArgument, (await desk.Host.RefuseAsync(DeliveryDesk.Operator, Correction(name, body))).Code);

        var corrected = await desk.Host.AskAsync<Contract.V1.Delivery>(DeliveryDesk.Operator, Correction(name, """{ "b": "检查", "a": 1 }"""));

        Assert.Equal((State.Received, 2, "a"), (corrected.State, corrected.Revision, corrected.BusinessKey));
        // printf '{"a":1,"b":"检查"}' | sha256sum
        Assert.Equal("80bf755b27fd925d96eb22cbe5c93343", corrected.Digest[..32]);
        Assert.Equal("省平台拒收：日期缺失；已更正为第2版：漏填日期", (await desk.GetAsync(name)).LastError);
        (await desk.Host.RefuseAsync(DeliveryDesk.Operator, Correction(name, "{}"))).Is(StatusCode.FailedPrecondition, "name WRONG_STATE");
    }

    [Theory, BothDatabases]
    public async Task A_result_whose_correction_the_province_took_is_disclosed(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithTasksAsync(provider);
        var result = await county.ConcludeAsync((await county.TasksAsync())[0], "mzj");
        await RejectAsync(county, result.Delivery);
        (await county.Host.RefuseAsync(Official.BureauClerk, new DiscloseResultRequest { Name = result.Name })).Is(StatusCode.FailedPrecondition, "name ACCEPTED_BY_PROVINCE");

        var corrected = await county.Host.AskAsync<Contract.V1.Delivery>(DeliveryDesk.Operator, Correction(result.Delivery, """{"codes":["1"]}"""));
        await county.PublishAsync();

        Assert.Equal(corrected.Name, (await county.Host.AskAsync<InspectionResult>(Official.BureauClerk, new DiscloseResultRequest { Name = result.Name })).Delivery);
    }

    [Theory, BothDatabases]
    public async Task A_dry_run_counts_and_stores_nothing_and_a_retry_gives_each_its_true_result(StoreProvider provider)
    {
        await using var desk = await DeliveryDesk.OpenAsync(provider);
        var waiting = await desk.SendAsync("k1", new DeliveryEvent.NotSent(300_000), "NOT_SENT", 0);
        var unknown = await desk.SendAsync("k2", new DeliveryEvent.OutcomeUnknown(0), "UNKNOWN", 0);
        var held = await desk.SendAsync("k3", new DeliveryEvent.OutcomeUnknown(0), "UNKNOWN", 0);
        await desk.HoldAsync(held);
        await desk.SendAsync("x", new DeliveryEvent.NotSent(300_000), "NOT_SENT", 0);
        var request = new RetryDeliveriesRequest { States = { State.Held, State.Pending, State.Unknown }, BusinessKeyPrefix = "k", ValidateOnly = true };
        var before = await Fingerprint.OfAsync(desk.Host.Store);
        var counted = await desk.Host.AskAsync<RetryDeliveriesResponse>(DeliveryDesk.Operator, request);
        Assert.Equal((3, 0), (counted.TotalSize, counted.Results.Count));
        Assert.Equal(before, await Fingerprint.OfAsync(desk.Host.Store));

        (request.ValidateOnly, request.PageSize, request.RequestId) = (false, 2, "");
        var first = await desk.Host.AskAsync<RetryDeliveriesResponse>(DeliveryDesk.Operator, request.Clone());
        (request.PageToken, request.RequestId) = (first.NextPageToken, "");
        var second = await desk.Host.AskAsync<RetryDeliveriesResponse>(DeliveryDesk.Operator, request);

        Assert.Equal(3, first.TotalSize);
        Assert.Equal([(waiting, true), (unknown, false), (held, true)], first.Results.Concat(second.Results).Select(result => (result.Name, result.Retried)));
        Assert.Contains("会自动查询", first.Results[1].Reason);
        Assert.Equal("", second.NextPageToken);
        Assert.Equal([State.Pending, State.Unknown, State.Received], [(await desk.GetAsync(waiting)).State, (await desk.GetAsync(unknown)).State, (await desk.GetAsync(held)).State]);
        Assert.Equal(1, await desk.LeaseAsync());
    }

    [Theory, BothDatabases]
    public async Task A_reason_that_is_missing_or_too_long_is_named(StoreProvider provider)
    {
        await using var desk = await DeliveryDesk.OpenAsync(provider);
        var name = await desk.EnqueueAsync("a");
        (await desk.Host.RefuseAsync(DeliveryDesk.Operator, new HoldDeliveryRequest { Name = name })).Is(StatusCode.InvalidArgument, "reason FIELD_REQUIRED");
        (await desk.Host.RefuseAsync(DeliveryDesk.Operator, new HoldDeliveryRequest { Name = name, Reason = new string('长', 501) })).Is(StatusCode.InvalidArgument, "reason FIELD_MALFORMED");
        (await desk.Host.RefuseAsync(DeliveryDesk.Operator, new HoldDeliveryRequest { Name = "deliveries/none", Reason = "x" })).Is(StatusCode.NotFound, "name UNKNOWN");
    }

    private static CorrectDeliveryRequest Correction(string name, string body) => new() { Name = name, Body = body, Reason = "漏填日期" };

    private static (State State, string Error) Of(Contract.V1.Delivery delivery) => (delivery.State, delivery.LastError);

    private static async Task RejectAsync(CountyAtWork county, string name)
    {
        var desk = new DeliveryDesk(county.Host);
        await desk.LeaseAsync();
        await desk.EndAsync(name, new DeliveryEvent.Refused { Reason = "省平台拒收" }, "REFUSED");
    }

    private static async Task<string> ActorOfAsync(DeliveryDesk desk, string act)
    {
        await using var db = desk.Host.Store.Read();
        return await db.Set<Store.Audit.AuditEntry>().Where(entry => entry.Act == act).OrderByDescending(entry => entry.Sequence).Select(entry => entry.Actor).FirstAsync(TestContext.Current.CancellationToken);
    }
}
