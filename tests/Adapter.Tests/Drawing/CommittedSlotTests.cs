using ChangliBridge.Adapter.Tests.Hosting;
using ChangliBridge.Contract.V1;
using ChangliBridge.Store;
using ChangliBridge.Testing;
using Grpc.Core;
using Xunit;

namespace ChangliBridge.Adapter.Tests.Drawing;

/// <summary>先承诺后公开: a slot is filled by its own party's key, and a refused post leaves no trace.</summary>
public sealed class CommittedSlotTests
{
    [Theory, BothDatabases]
    public async Task A_commitment_needs_the_signature_of_its_own_party(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithPlanAsync(provider);
        var draw = await county.FreezeAsync();
        var post = CountyAtWork.CommitRequest(draw, "mzj");
        var hash = Convert.FromHexString(post.Commitment);
        string[] wrong = ["", "00", new('0', 128), KeyDesk.Of("scjgj").Sign(hash), KeyDesk.Of("mzj").Sign(Convert.FromHexString(draw.Commitment)), KeyDesk.Of("mzj").Sign(hash).ToUpperInvariant()];
        foreach (var signature in wrong)
        {
            post.Signature = signature;
            (await county.Host.RefuseAsync(Official.BureauClerk, post)).Is(StatusCode.FailedPrecondition, "signature SIGNATURE_FITS");
        }
        post.Signature = KeyDesk.Of("mzj").Sign(hash);
        var posted = await county.Host.AskAsync<Draw>(Official.BureauClerk, post);
        Assert.Equal((Draw.Types.State.Open, post.Commitment, post.Signature, KeyDesk.Of("mzj").KeyId), (posted.State, posted.Slots[0].Commitment, posted.Slots[0].Signature, posted.Slots[0].KeyId));
    }

    [Theory, BothDatabases]
    public async Task A_signature_made_for_another_draw_does_not_fit(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithPlanAsync(provider);
        var first = await county.FreezeAsync();
        await county.Host.AskAsync<Draw>(Official.Office, new VoidDrawRequest { Name = first.Name, Reason = "重做" });
        var second = await county.FreezeAsync();
        var post = CountyAtWork.CommitRequest(second, "mzj");
        post.Signature = CountyAtWork.CommitRequest(first, "mzj").Signature;
        (await county.Host.RefuseAsync(Official.BureauClerk, post)).Is(StatusCode.FailedPrecondition, "signature SIGNATURE_FITS");
    }

    [Theory, BothDatabases]
    public async Task A_party_without_a_registered_key_gets_no_slot(StoreProvider provider)
    {
        await using var county = await DrawDesk.WithKeysOfAsync(provider, "mzj");
        (await county.Host.RefuseAsync(Official.BureauClerk, DrawDesk.Freeze(DrawDesk.Committed("mzj"), DrawDesk.Committed("scjgj"), DrawDesk.Committed("ssjb", outside: true))))
            .Is(StatusCode.FailedPrecondition, "slots[1].name KEY_REGISTERED", "slots[2].name KEY_REGISTERED");
        Assert.Equal(Draw.Types.State.Frozen, (await county.FreezeAsync(DrawDesk.Committed("mzj"))).State);
    }

    [Theory, BothDatabases]
    public async Task Nobody_opens_before_every_party_has_posted_and_a_beacon_is_not_waited_for(StoreProvider provider)
    {
        await using var county = await DrawDesk.WithNotaryAsync(provider);
        var draw = await county.FreezeAsync(DrawDesk.Committed("mzj"), DrawDesk.Witnessed(DrawDesk.Notary, "dicex25"), DrawDesk.Beacon());
        await county.CommitAsync(draw, "mzj");
        (await county.Host.RefuseAsync(Official.BureauClerk, DrawDesk.Open(draw, "mzj"))).Is(StatusCode.FailedPrecondition, "value CONTRIBUTION_IN_ORDER");
        await county.Host.AskAsync<Draw>(Official.ClerkOf(DrawDesk.Notary), DrawDesk.Post(draw, DrawDesk.Notary, "6142536142536142536142536"));
        var opened = await county.Host.AskAsync<Draw>(Official.BureauClerk, DrawDesk.Open(draw, "mzj"));
        Assert.Equal(CountyAtWork.ValueOf("mzj"), opened.Slots[0].Value);
        (await county.Host.RefuseAsync(Official.BureauClerk, DrawDesk.Open(draw, "mzj"))).Is(StatusCode.FailedPrecondition, "value CONTRIBUTION_IN_ORDER");
        (await county.Host.RefuseAsync(Official.BureauClerk, new RevealDrawRequest { Name = draw.Name })).Is(StatusCode.FailedPrecondition, "name CONTRIBUTION_IN_ORDER");
    }
}
