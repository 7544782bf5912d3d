using ChangliBridge.Adapter.Security;
using ChangliBridge.Adapter.Tests.Hosting;
using ChangliBridge.Store;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Xunit;

namespace ChangliBridge.Adapter.Tests.Identity;

/// <summary>The roles that may call a method; what is not permitted is refused.</summary>
public sealed class PermissionTests
{
    private static readonly byte[] Nothing = [];

    public static TheoryData<string> EveryMethod => [.. GrpcLink.Methods.Select(PathOf)];

    [Theory, MemberData(nameof(EveryMethod))]
    public void Every_method_of_the_contract_has_an_entry(string method) => Assert.NotEmpty(Permissions.Of(method));

    [Fact]
    public void A_method_without_an_entry_is_closed() => Assert.Empty(Permissions.Of("/changli.inspection.v1.PlanService/DeleteEverything"));

    [Fact]
    public async Task A_caller_without_a_permitted_role_is_refused_everywhere()
    {
        await using var host = await BridgeHost.StartAsync(StoreProvider.Sqlite);
        foreach (var method in GrpcLink.Methods)
        {
            var permitted = Permissions.Of(PathOf(method));
            var roles = Enum.GetValues<Role>().Where(role => !permitted.Contains(role)).Select(role => role.ToString().ToLowerInvariant()).Append("visitor").ToArray();
            var refusal = await host.RefuseRawAsync(TokenDesk.For(new Official("somebody", "mzj", roles)), method.InputType.Parser.ParseFrom(ByteString.Empty));
            Assert.Equal((PathOf(method), StatusCode.PermissionDenied, "NOT_PERMITTED"), (PathOf(method), refusal.Code, refusal.Reason));
            Assert.All(permitted, role => Assert.Contains($"（{role.ToString().ToLowerInvariant()}）", refusal.Text));
            Assert.All(Enum.GetValues<Role>().Except(permitted), role => Assert.DoesNotContain($"（{role.ToString().ToLowerInvariant()}）", refusal.Text));
        }
    }

    [Fact]
    public async Task A_caller_without_a_department_is_refused()
    {
        await using var host = await BridgeHost.StartAsync(StoreProvider.Sqlite);
        var refusal = await host.RefuseRawAsync(TokenDesk.For(new Official("somebody", "", "clerk", "approver", "operator", "supervisor")), new Contract.V1.ListInspectionPlansRequest());
        Assert.Equal((StatusCode.PermissionDenied, "令牌没有写明部门。请换用写明部门的令牌。"), (refusal.Code, refusal.Text));
    }

    [Theory]
    [InlineData("grpc.reflection.v1alpha.ServerReflection", "ServerReflectionInfo")]
    [InlineData("grpc.reflection.v1.ServerReflection", "ServerReflectionInfo")]
    [InlineData("changli.inspection.v1.ClockService", "GetClock")]
    [InlineData("changli.inspection.v1.ClockService", "AdvanceClock")]
    public async Task Outside_development_there_is_no_reflection_and_no_clock_to_move(string service, string method)
    {
        await using var host = await BridgeHost.InProductionAsync(StoreProvider.Sqlite);
        var token = TokenDesk.For(Official.Office);
        var fault = await Assert.ThrowsAsync<RpcException>(() => host.Link.SendAsync(token, (service, method), Nothing));
        Assert.Equal(StatusCode.Unimplemented, fault.StatusCode);
        await host.Link.SendAsync(token, new Contract.V1.ListInspectionPlansRequest());
    }

    [Fact]
    public async Task Health_answers_without_a_token()
    {
        await using var host = await BridgeHost.InProductionAsync(StoreProvider.Sqlite);
        Assert.NotNull(await host.Link.SendAsync(null, ("grpc.health.v1.Health", "Check"), Nothing));
    }

    private static string PathOf(MethodDescriptor method) => $"/{method.Service.FullName}/{method.Name}";
}
