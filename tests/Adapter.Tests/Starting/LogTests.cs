using ChangliBridge.Adapter.Tests.Hosting;
using ChangliBridge.Contract.V1;
using ChangliBridge.Store;
using ChangliBridge.Testing;
using Google.Protobuf;
using Grpc.Core;
using Xunit;

namespace ChangliBridge.Adapter.Tests.Starting;

/// <summary>What the bridge writes to its log.</summary>
public sealed class LogTests
{
    private const string Canary = "金丝雀测试姓名13912345678";

    [Fact]
    public async Task Nothing_that_callers_write_reaches_the_log()
    {
        await using var database = await TestDatabase.MigratedAsync(StoreProvider.Sqlite, TestContext.Current.CancellationToken);
        await using var county = new CountyAtWork(BridgeHost.On(database));
        await Register.PutAsync(county.Host);
        await county.ClaimAsync();
        await county.DiscloseAsync(CountyPlan.Joint());
        await county.RevealAsync(await county.FreezeAsync());
        await county.ConfirmAsync();
        await county.AdvanceAsync(CountyAtWork.CheckDay);
        var task = (await county.TasksAsync())[0];
        await county.DisposeAsync();

        var settings = BridgeSettings.For(database);
        settings["Serilog:MinimumLevel:Default"] = "Debug";
        await using var bridge = await BridgeProcess.ServeAsync(settings);
        var result = CountyAtWork.ResultOf(task, "mzj", "E");
        result.InspectionResult.Findings = Canary;
        await bridge.Link.SendAsync(TokenDesk.For(Official.BureauClerk), GrpcLink.WithRequestId(result));
        var name = $"{task.Name}/results/mzj";
        await bridge.Link.SendAsync(TokenDesk.For(Official.BureauApprover), GrpcLink.WithRequestId(new ReturnResultRequest { Name = name, Reason = Canary }));
        IMessage[] refused =
        [
            new DeclareRecusalRequest { Inspector = $"inspectors/{Canary}", Target = task.Target, Reason = Canary }, new GetInspectionPlanRequest { Name = $"inspectionPlans/{Canary}" },
            new ClaimItemRequest { UpstreamItem = Canary, DutyBasis = Canary }, new ListInspectionPlansRequest { PageToken = Canary },
        ];
        foreach (var request in refused)
            await Assert.ThrowsAsync<RpcException>(() => bridge.Link.SendAsync(TokenDesk.For(Official.BureauClerk), GrpcLink.WithRequestId(request)));
        await Assert.ThrowsAsync<RpcException>(() => bridge.Link.SendAsync("canary.secret.token", new ListInspectionPlansRequest()));
        Assert.Equal(0, await bridge.StopAsync());
        var said = string.Join('\n', bridge.Lines);
        Assert.Contains("refused", said);
        Assert.DoesNotContain(Canary, said);
        Assert.DoesNotContain("13912345678", said);
        Assert.DoesNotContain("canary.secret.token", said);
        Assert.DoesNotContain(TokenDesk.For(Official.BureauClerk).Split('.')[1], said);
        Assert.DoesNotContain(settings["Platforms:Provincial:Signing:AppKey"]!, said);
    }
}
