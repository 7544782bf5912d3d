using System.Text.Json;
using ChangliBridge.Adapter.Tests.Hosting;
using ChangliBridge.Contract.V1;
using ChangliBridge.Store;
using ChangliBridge.Testing;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Xunit;

namespace ChangliBridge.Adapter.Tests.Drawing;

/// <summary>逾期未公开: a draw that is not revealed in time says who kept silent, stays, and stands in the way of the next one.</summary>
public sealed class UnopenedTests
{
    private static readonly DateTimeOffset TooLate = SteppedClock.DemoStart.AddDays(5).AddSeconds(1);

    [Theory, BothDatabases]
    public async Task After_its_time_a_draw_names_the_silent_and_takes_no_further_act(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithPlanAsync(provider);
        var draw = await county.FreezeAsync();
        foreach (var party in new[] { "mzj", "scjgj", "ssjb" })
            await county.CommitAsync(draw, party);
        await county.Host.AskAsync<Draw>(Official.BureauClerk, DrawDesk.Open(draw, "mzj"));
        await county.AdvanceAsync(TooLate.AddMinutes(-10));
        Assert.Equal(Draw.Types.State.Open, (await county.GetAsync(draw)).State);
        await county.AdvanceAsync(TooLate);
        var late = await county.GetAsync(draw);
        Assert.Equal(Draw.Types.State.Unopened, late.State);
        Assert.Equal(["scjgj", "ssjb"], late.UnopenedBy);
        Assert.Equal("UNOPENED", (await county.OpenDrawAsync()).GetProperty("state").GetString());
        Assert.Equal(2, (await county.OpenDrawAsync()).GetProperty("unopenedBy").GetArrayLength());
        (Official Official, IMessage Request)[] acts =
        [
            (Official.MarketClerk, DrawDesk.Open(draw, "scjgj")), (Official.BureauClerk, new RevealDrawRequest { Name = draw.Name }), (Official.Office, DrawDesk.Countersign(draw, KeyDesk.Of("ssjb"))),
            (Official.Office, new VoidDrawRequest { Name = draw.Name, Reason = "逾期" }), (Official.BureauClerk, new ConfirmDrawRequest { Name = draw.Name }),
        ];
        foreach (var (official, request) in acts)
            (await county.Host.RefuseAsync(official, request)).Is(StatusCode.FailedPrecondition, "name WRONG_STATE");
    }

    [Theory, BothDatabases]
    public async Task Where_only_the_reveal_is_missing_the_office_is_named(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithPlanAsync(provider);
        var draw = await county.FreezeAsync(DrawDesk.Committed("mzj"));
        await county.OpenAllAsync(draw, "mzj");
        await county.AdvanceAsync(TooLate);
        Assert.Equal(["mzj"], (await county.GetAsync(draw)).UnopenedBy);
        Assert.Equal("昌黎县民族宗教事务局", (await county.OpenDrawAsync()).GetProperty("unopenedBy")[0].GetString());
        Assert.Equal("", (await county.GetAsync(draw)).Seed);
    }

    [Theory, BothDatabases]
    public async Task Its_batch_is_drawn_again_only_with_the_approval_of_a_supervisor(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithPlanAsync(provider);
        var first = await county.FreezeAsync();
        await county.AdvanceAsync(TooLate);
        var again = LaterFreeze();
        var refusal = (await county.Host.RefuseAsync(Official.BureauClerk, again)).Is(StatusCode.FailedPrecondition, "batch_id REDRAW_APPROVED");
        Assert.Contains("mzj、scjgj、ssjb", refusal.Text);
        var approve = new ApproveRedrawRequest { Name = first.Name, Reason = "参与方停电" };
        foreach (var official in new[] { Official.BureauClerk, Official.BureauApprover, Official.MarketApprover })
            Assert.Equal(StatusCode.PermissionDenied, (await county.Host.RefuseAsync(official, approve.Clone())).Code);
        (await county.Host.RefuseAsync(new Official("mzj-head", "mzj", "supervisor"), approve.Clone())).Is(StatusCode.PermissionDenied, "name APPROVER_OUTSIDE");
        (await county.Host.RefuseAsync(Official.Office, new ApproveRedrawRequest { Name = first.Name })).Is(StatusCode.InvalidArgument, "reason FIELD_REQUIRED");
        var approved = await county.Host.AskAsync<Draw>(Official.Office, approve);
        Assert.Equal((Draw.Types.State.Unopened, "参与方停电"), (approved.State, approved.RedrawReason));
        (await county.Host.RefuseAsync(Official.Office, new ApproveRedrawRequest { Name = first.Name, Reason = "再次" })).Is(StatusCode.FailedPrecondition, "name WRONG_STATE");
        var second = await county.Host.AskAsync<Draw>(Official.BureauClerk, again);
        Assert.Equal(first.Commitment, JsonDocument.Parse(second.Header).RootElement.GetProperty("previous").GetString());
        Assert.Equal("参与方停电", (await county.OpenDrawAsync()).GetProperty("redrawReason").GetString());
    }

    [Theory, BothDatabases]
    public async Task A_draw_that_is_not_unopened_needs_no_approval(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithPlanAsync(provider);
        var draw = await county.FreezeAsync();
        (await county.Host.RefuseAsync(Official.Office, new ApproveRedrawRequest { Name = draw.Name, Reason = "提前" })).Is(StatusCode.FailedPrecondition, "name WRONG_STATE");
    }

    private static FreezeDrawRequest LaterFreeze()
    {
        var request = DrawDesk.Freeze(DrawDesk.Committed("mzj"));
        (request.Slots[0].CloseTime, request.RevealBy) = (Timestamp.FromDateTimeOffset(TooLate.AddDays(1)), Timestamp.FromDateTimeOffset(TooLate.AddDays(2)));
        return request;
    }
}
