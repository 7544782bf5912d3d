using ChangliBridge.Adapter.Tests.Hosting;
using ChangliBridge.Contract.V1;
using ChangliBridge.Store;
using ChangliBridge.Testing;
using Google.Protobuf;
using Grpc.Core;
using Xunit;

namespace ChangliBridge.Adapter.Tests.Identity;

/// <summary>Who is not known is told so, always in the same words.</summary>
public sealed class TokenTests
{
    [Fact]
    public async Task Every_kind_of_wrong_token_is_refused_in_the_same_words()
    {
        await using var host = await BridgeHost.StartAsync(StoreProvider.Sqlite);
        var known = Official.BureauClerk;
        string?[] wrong =
        [
            null, "", "nonsense", TokenDesk.OfAnotherKey(known), TokenDesk.ForAudience(known, "another"), TokenDesk.OfIssuer(known, "another"), TokenDesk.Unsigned(known),
            TokenDesk.SignedWithThePublicKey(known), TokenDesk.Expiring(known, SteppedClock.DemoStart.AddSeconds(-1)), TokenDesk.NotYetGood(known, SteppedClock.DemoStart.AddHours(1)),
        ];
        var refusals = new List<Refusal>();
        foreach (var token in wrong)
            refusals.Add(await host.RefuseRawAsync(token, new ListInspectionPlansRequest()));
        Assert.All(refusals, refusal =>
        {
            Assert.Equal((StatusCode.Unauthenticated, "AUTH_REQUIRED", "caller"), (refusal.Code, refusal.Reason, refusal.Origin));
            Assert.Equal(refusals[0].Text, refusal.Text);
        });
    }

    [Fact]
    public async Task A_token_expires_by_the_bridges_clock()
    {
        await using var host = await BridgeHost.StartAsync(StoreProvider.Sqlite);
        var token = TokenDesk.Expiring(Official.BureauClerk, SteppedClock.DemoStart.AddHours(1));
        await host.Link.SendAsync(token, new ListInspectionPlansRequest());
        await new CountyAtWork(host).AdvanceAsync(SteppedClock.DemoStart.AddHours(1));
        Assert.Equal(StatusCode.Unauthenticated, (await host.RefuseRawAsync(token, new ListInspectionPlansRequest())).Code);
    }

    [Fact]
    public async Task Every_method_of_the_contract_asks_for_a_token()
    {
        await using var host = await BridgeHost.StartAsync(StoreProvider.Sqlite);
        foreach (var method in GrpcLink.Methods)
            Assert.Equal(StatusCode.Unauthenticated, (await host.RefuseRawAsync(null, method.InputType.Parser.ParseFrom(ByteString.Empty))).Code);
    }
}
