using ChangliBridge.Adapter.Tests.Hosting;
using ChangliBridge.Contract.Signing;
using ChangliBridge.Contract.V1;
using ChangliBridge.Store;
using ChangliBridge.Testing;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Xunit;

namespace ChangliBridge.Adapter.Tests.Drawing;

/// <summary>request_id of every act around a draw: the same again has the same answer and no effect, another content is refused.</summary>
public sealed class DrawRequestIdTests
{
    [Theory, BothDatabases]
    public async Task Every_act_up_to_the_confirmation_is_answered_once(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithPlanAsync(provider);
        await TwiceAsync(county, Official.BureauClerk, new RegisterPartyKeyRequest { KeyId = SigningKey.Create("SM2").KeyId }, other => other.KeyId = SigningKey.Create("SM2").KeyId);
        await county.Host.AskAsync<PartyKey>(Official.MarketClerk, new RegisterPartyKeyRequest { KeyId = SigningKey.Create("ES256").KeyId });
        var freeze = DrawDesk.Freeze(DrawDesk.Committed("ssjb", outside: true));
        var draw = BridgeHost.Parse<Draw>(await TwiceAsync(county, Official.BureauClerk, freeze, other => other.RevealBy = Timestamp.FromDateTimeOffset(DrawDesk.RevealBy.AddDays(1))));
        await TwiceAsync(county, Official.Office, DrawDesk.Countersign(draw, KeyDesk.Of("ssjb")), other => other.Signature = new string('0', 128));
        await TwiceAsync(county, Official.Office, CountyAtWork.CommitRequest(draw, "ssjb"), other => other.Commitment = new string('0', 64));
        await TwiceAsync(county, Official.Office, DrawDesk.Open(draw, "ssjb"), other => other.Value = new string('0', 32));
        await TwiceAsync(county, Official.BureauClerk, new RevealDrawRequest { Name = draw.Name }, other => other.Name = $"{CountyPlan.Name}/draws/2");
        var seat = (await county.Host.AskAsync<ListAssignmentsResponse>(Official.Office, new ListAssignmentsRequest { Parent = draw.Name })).Assignments[0];
        await TwiceAsync(county, Official.Office, new ReplaceInspectorRequest { Name = draw.Name, Target = seat.Target, Inspector = seat.Inspector, Reason = "病假" }, other => other.Reason = "事假");
        await TwiceAsync(county, Official.BureauClerk, new ConfirmDrawRequest { Name = draw.Name }, other => other.Name = $"{CountyPlan.Name}/draws/2");
    }

    [Theory, BothDatabases]
    public async Task A_voiding_and_the_approval_of_a_redraw_are_answered_once(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithPlanAsync(provider);
        var first = await county.FreezeAsync(DrawDesk.Committed("mzj"));
        await county.OpenAllAsync(first, "mzj");
        await TwiceAsync(county, Official.Office, new VoidDrawRequest { Name = first.Name, Reason = "重做" }, other => other.Reason = "另因");
        var second = await county.FreezeAsync(DrawDesk.Committed("mzj"));
        await county.AdvanceAsync(DrawDesk.RevealBy.AddSeconds(1));
        await TwiceAsync(county, Official.Office, new ApproveRedrawRequest { Name = second.Name, Reason = "停电" }, other => other.Reason = "另因");
    }

    [Theory, BothDatabases]
    public async Task What_a_freeze_answers_is_what_is_read_afterwards(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithPlanAsync(provider);
        var request = DrawDesk.Freeze(DrawDesk.Committed("mzj"));
        (request.RevealBy.Nanos, request.Slots[0].CloseTime.Nanos) = (123_456_789, 987_654_321);
        var draw = await county.Host.AskAsync<Draw>(Official.BureauClerk, request);
        Assert.Equal(draw, await county.GetAsync(draw));
        Assert.Equal(draw, Assert.Single((await county.Host.AskAsync<ListDrawsResponse>(Official.MarketClerk, new ListDrawsRequest { Parent = CountyPlan.Name })).Draws));
    }

    private static async Task<byte[]> TwiceAsync<T>(CountyAtWork county, Official official, T request, Action<T> change) where T : IMessage<T>
    {
        var token = TokenDesk.For(official);
        var first = await county.Host.Link.SendAsync(token, GrpcLink.WithRequestId(request));
        var stored = await Fingerprint.OfAsync(county.Host.Store);
        Assert.Equal(first, await county.Host.Link.SendAsync(token, request));
        Assert.Equal(stored, await Fingerprint.OfAsync(county.Host.Store));
        var other = request.Clone();
        change(other);
        (await county.Host.RefuseAsync(official, other)).Is(StatusCode.InvalidArgument, "request_id REQUEST_ID_REUSED");
        return first;
    }
}
