using ChangliBridge.Adapter.Tests.Hosting;
using ChangliBridge.Contract.V1;
using ChangliBridge.Store;
using ChangliBridge.Testing;
using Google.Protobuf;
using Grpc.Core;
using Xunit;

namespace ChangliBridge.Adapter.Tests.Identity;

/// <summary>Departments see and touch what is theirs or shared in a joint batch; 县双随机办 reads all.</summary>
public sealed class SharingTests
{
    [Theory, BothDatabases]
    public async Task What_is_another_departments_alone_is_not_found(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithTasksAsync(provider, CountyPlan.OfBureau());
        var (host, task) = (county.Host, (await county.TasksAsync())[0]);
        var result = await county.ConcludeAsync(task, "mzj", "E");
        IMessage[] reads =
        [
            new GetInspectionPlanRequest { Name = CountyPlan.Name }, new GetInspectionTaskRequest { Name = task.Name }, new GetInspectionResultRequest { Name = result.Name },
            new GetDeliveryRequest { Name = result.Delivery }, new ListDrawsRequest { Parent = CountyPlan.Name }, new GetInspectorRequest { Name = "inspectors/mzj-01" },
        ];
        foreach (var read in reads)
        {
            Assert.Equal(StatusCode.NotFound, (await host.RefuseAsync(Official.Stranger, read)).Code);
            await host.Link.SendAsync(TokenDesk.For(Official.Office), read);
        }
        IMessage[] writes =
        [
            new ApproveInspectionPlanRequest { Name = CountyPlan.Name }, new ReplaceInspectorRequest { Name = CountyPlan.FirstDraw, Target = task.TargetCode, Inspector = "inspectors/mzj-01", Reason = "病假" },
            new ReviewResultRequest { Name = result.Name }, new ReturnResultRequest { Name = result.Name, Reason = "重查" }, new RecordHandlingRequest { Name = result.Name, Handling = "已整改" },
            new FreezeDrawRequest(CountyAtWork.FreezeRequest()), new DiscloseResultRequest { Name = result.Name }, new RevealDrawRequest { Name = CountyPlan.FirstDraw },
        ];
        foreach (var write in writes)
            Assert.Equal(StatusCode.NotFound, (await host.RefuseAsync(Official.Stranger, write)).Code);
    }

    [Theory, BothDatabases]
    public async Task What_is_shared_is_read_by_all_parties_and_touched_by_its_owner(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithTasksAsync(provider);
        var (host, task) = (county.Host, (await county.TasksAsync())[0]);
        var result = await host.AskAsync<InspectionResult>(Official.BureauClerk, CountyAtWork.ResultOf(task, "mzj", "E"));
        IMessage[] reads =
        [
            new GetInspectionPlanRequest { Name = CountyPlan.Name }, new GetDrawRequest { Name = CountyPlan.FirstDraw }, new GetInspectionTaskRequest { Name = task.Name },
            new GetInspectionResultRequest { Name = result.Name }, new ListAssignmentsRequest { Parent = CountyPlan.FirstDraw },
        ];
        foreach (var read in reads)
            await host.Link.SendAsync(TokenDesk.For(Official.MarketClerk), read);
        IMessage[] acts = [new ReviewResultRequest { Name = result.Name }, new ReturnResultRequest { Name = result.Name, Reason = "重查" }, new ApproveInspectionPlanRequest { Name = CountyPlan.Name }];
        foreach (var act in acts)
            (await host.RefuseAsync(Official.MarketApprover, act)).Is(StatusCode.PermissionDenied, "name NOT_PERMITTED");
        (await host.RefuseAsync(Official.MarketClerk, new RevealDrawRequest { Name = CountyPlan.FirstDraw })).Is(StatusCode.PermissionDenied, "name NOT_PERMITTED");
        (await host.RefuseAsync(Official.MarketClerk, new RecordHandlingRequest { Name = result.Name, Handling = "已整改" })).Is(StatusCode.PermissionDenied, "name NOT_PERMITTED");
        (await host.RefuseAsync(Official.MarketClerk, new ConfirmItemMappingRequest { Name = "inspectionItems/mzj-mz001", SupervisionItems = { "13032200000001" } }))
            .Is(StatusCode.PermissionDenied, "name NOT_PERMITTED");
        var fault = await Assert.ThrowsAsync<RpcException>(() => host.Link.StreamAsync(TokenDesk.For(Official.MarketClerk), new GetBundleRequest { Name = CountyPlan.FirstDraw }));
        Assert.Equal(StatusCode.PermissionDenied, fault.StatusCode);
    }

    [Theory, BothDatabases]
    public async Task Lists_hold_what_the_caller_may_see(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithTasksAsync(provider, CountyPlan.OfBureau());
        await county.ConcludeAsync((await county.TasksAsync())[0], "mzj");
        await county.Host.AskAsync<Recusal>(Official.BureauClerk, new DeclareRecusalRequest { Inspector = "inspectors/mzj-01", Target = "inspectionTargets/ent-a1", Reason = "利害关系" });
        Assert.Equal((int[])[1, 4, 1, 7, 1], await CountAsync(county.Host, Official.BureauClerk));
        Assert.Equal((int[])[0, 0, 0, 7, 0], await CountAsync(county.Host, Official.MarketClerk));
        Assert.Equal((int[])[0, 0, 0, 0, 0], await CountAsync(county.Host, Official.Stranger));
        Assert.Equal((int[])[1, 4, 1, 14, 1], await CountAsync(county.Host, Official.Office));
        var ofMarket = await county.Host.AskAsync<ListDeliveriesResponse>(Official.MarketClerk, new ListDeliveriesRequest());
        Assert.All(ofMarket.Deliveries, delivery => Assert.Equal("departments/scjgj", delivery.Department));
        var all = await county.Host.AskAsync<ListDeliveriesResponse>(Official.Office, new ListDeliveriesRequest());
        Assert.Equal(2, ofMarket.Deliveries.Count);
        Assert.Equal(9, all.Deliveries.Count);
    }

    private static async Task<int[]> CountAsync(BridgeHost host, Official official) =>
    [
        (await host.AskAsync<ListInspectionPlansResponse>(official, new ListInspectionPlansRequest())).TotalSize,
        (await host.AskAsync<ListInspectionTasksResponse>(official, new ListInspectionTasksRequest())).TotalSize,
        (await host.AskAsync<ListInspectionResultsResponse>(official, new ListInspectionResultsRequest())).TotalSize,
        (await host.AskAsync<ListInspectorsResponse>(official, new ListInspectorsRequest())).TotalSize,
        (await host.AskAsync<ListRecusalsResponse>(official, new ListRecusalsRequest())).TotalSize,
    ];
}
