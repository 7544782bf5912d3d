using ChangliBridge.Adapter.Tests.Hosting;
using ChangliBridge.Contract.V1;
using ChangliBridge.Store;
using ChangliBridge.Testing;
using Grpc.Core;
using Xunit;

namespace ChangliBridge.Adapter.Tests.Drawing;

/// <summary>公共信标: the last slot, after its round's time, with the round's signature.</summary>
public sealed class BeaconSlotTests
{
    [Theory, BothDatabases]
    public async Task A_round_is_taken_from_its_time_on_and_once(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithPlanAsync(provider);
        var draw = await county.FreezeAsync(DrawDesk.Committed("mzj"), DrawDesk.Beacon());
        (await county.Host.RefuseAsync(Official.BureauClerk, DrawDesk.PostBeacon(draw))).Is(StatusCode.FailedPrecondition, "value CONTRIBUTION_IN_ORDER");
        await county.AdvanceAsync(DrawDesk.RoundAt.AddMinutes(-10));
        (await county.Host.RefuseAsync(Official.BureauClerk, DrawDesk.PostBeacon(draw))).Is(StatusCode.FailedPrecondition, "value CONTRIBUTION_IN_ORDER");
        await county.AdvanceAsync(DrawDesk.RoundAt);
        var posted = await county.Host.AskAsync<Draw>(Official.BureauClerk, DrawDesk.PostBeacon(draw));
        Assert.Equal((DrawDesk.Randomness, DrawDesk.RoundSignature, ""), (posted.Slots[1].Value, posted.Slots[1].Signature, posted.Slots[1].KeyId));
        (await county.Host.RefuseAsync(Official.BureauClerk, DrawDesk.PostBeacon(draw))).Is(StatusCode.FailedPrecondition, "value CONTRIBUTION_IN_ORDER");
    }

    [Theory, BothDatabases]
    public async Task Randomness_that_is_not_the_digest_of_the_rounds_signature_is_refused(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithPlanAsync(provider);
        var draw = await county.FreezeAsync(DrawDesk.Committed("mzj"), DrawDesk.Beacon());
        await county.AdvanceAsync(DrawDesk.RoundAt);
        foreach (var (value, signature) in new[] { (DrawDesk.Randomness, ""), (DrawDesk.Randomness, "b5"), (new string('0', 64), DrawDesk.RoundSignature), (DrawDesk.Randomness.ToUpperInvariant(), DrawDesk.RoundSignature), ("5", "b5") })
        {
            var post = DrawDesk.PostBeacon(draw);
            (post.Value, post.Signature) = (value, signature);
            (await county.Host.RefuseAsync(Official.BureauClerk, post)).Is(StatusCode.FailedPrecondition, "value SIGNATURE_FITS");
        }
    }

    [Theory, BothDatabases]
    public async Task A_beacon_comes_last_and_later_than_all_others(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithPlanAsync(provider);
        var first = (await county.Host.RefuseAsync(Official.BureauClerk, DrawDesk.Freeze(DrawDesk.Beacon(), DrawDesk.Committed("mzj")))).Is(StatusCode.FailedPrecondition, "slots[0] DRAW_INPUT");
        Assert.Contains("最后", first.Text);
        (await county.Host.RefuseAsync(Official.BureauClerk, DrawDesk.Freeze(DrawDesk.Committed("mzj"), DrawDesk.Beacon(DrawDesk.Closes)))).Is(StatusCode.FailedPrecondition, "slots[1] DRAW_INPUT");
        (await county.Host.RefuseAsync(Official.BureauClerk, DrawDesk.Freeze(DrawDesk.Committed("mzj"), DrawDesk.Beacon(DrawDesk.RevealBy))))
            .Is(StatusCode.FailedPrecondition, "slots[1].close_time CONTRIBUTION_IN_ORDER");
        var unsourced = DrawDesk.Beacon();
        unsourced.Source = "drand:abc:1";
        (await county.Host.RefuseAsync(Official.BureauClerk, DrawDesk.Freeze(DrawDesk.Committed("mzj"), unsourced))).Is(StatusCode.FailedPrecondition, "slots[1] DRAW_INPUT");
    }

    [Theory, BothDatabases]
    public async Task A_slot_named_twice_is_refused_by_its_name(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithPlanAsync(provider);
        (await county.Host.RefuseAsync(Official.BureauClerk, DrawDesk.Freeze(DrawDesk.Committed("mzj"), DrawDesk.Committed("mzj")))).Is(StatusCode.FailedPrecondition, "slots DRAW_INPUT");
    }
}
