using ChangliBridge.Adapter.Tests.Hosting;
using ChangliBridge.Contract.Signing;
using ChangliBridge.Contract.V1;
using ChangliBridge.Store;
using ChangliBridge.Testing;
using Grpc.Core;
using Xunit;

namespace ChangliBridge.Adapter.Tests.Drawing;

/// <summary>会签: 县双随机办 signs the commitment before anybody contributes.</summary>
public sealed class CountersignTests
{
    [Theory, BothDatabases]
    public async Task The_supervising_office_countersigns_and_the_bundle_shows_it(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithPlanAsync(provider);
        var draw = await county.FreezeAsync(DrawDesk.Committed("mzj"));
        var request = DrawDesk.Countersign(draw, KeyDesk.Of("ssjb"));
        var signed = await county.Host.AskAsync<Draw>(Official.Office, request);
        Assert.Equal(Draw.Types.State.Frozen, signed.State);
        var one = Assert.Single(signed.Countersignatures);
        Assert.Equal(("ssjb", KeyDesk.Of("ssjb").KeyId, request.Signature), (one.Party, one.KeyId, one.Signature));
        Assert.Equal("ssjb", (await county.OpenDrawAsync()).GetProperty("countersignatures")[0].GetProperty("party").GetString());
        await county.OpenAllAsync(draw, "mzj");
        await county.RevealOnlyAsync(draw);
        foreach (var kind in new[] { GetBundleRequest.Types.Kind.Full, GetBundleRequest.Types.Kind.Sealed })
        {
            var kept = DrawDesk.FilesOf(await county.BundleAsync(Official.BureauClerk, draw, kind)).Json("commitment.json").GetProperty("countersignatures")[0];
            Assert.Equal((one.Party, one.KeyId, one.Signature), (kept.GetProperty("party").GetString(), kept.GetProperty("keyId").GetString(), kept.GetProperty("signature").GetString()));
        }
    }

    [Theory, BothDatabases]
    public async Task It_is_too_late_after_the_first_contribution(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithPlanAsync(provider);
        var draw = await county.FreezeAsync();
        await county.CommitAsync(draw, "mzj");
        (await county.Host.RefuseAsync(Official.Office, DrawDesk.Countersign(draw, KeyDesk.Of("ssjb")))).Is(StatusCode.FailedPrecondition, "name WRONG_STATE");
    }

    [Theory, BothDatabases]
    public async Task The_lead_itself_cannot_and_nobody_can_twice(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithPlanAsync(provider);
        var draw = await county.FreezeAsync();
        (await county.Host.RefuseAsync(Official.BureauClerk, DrawDesk.Countersign(draw, KeyDesk.Of("mzj")))).Is(StatusCode.PermissionDenied, "name APPROVER_OUTSIDE");
        await county.Host.AskAsync<Draw>(Official.Office, DrawDesk.Countersign(draw, KeyDesk.Of("ssjb")));
        (await county.Host.RefuseAsync(Official.Office, DrawDesk.Countersign(draw, KeyDesk.Of("ssjb")))).Is(StatusCode.FailedPrecondition, "name WRONG_STATE");
    }

    [Theory, BothDatabases]
    public async Task A_signature_by_another_key_or_over_something_else_is_refused(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithPlanAsync(provider);
        var draw = await county.FreezeAsync();
        (await county.Host.RefuseAsync(Official.Office, DrawDesk.Countersign(draw, KeyDesk.Of("mzj")))).Is(StatusCode.FailedPrecondition, "signature SIGNATURE_FITS");
        var other = new CountersignDrawRequest { Name = draw.Name, Signature = KeyDesk.Of("ssjb").Sign(Convert.FromHexString(draw.Root)) };
        (await county.Host.RefuseAsync(Official.Office, other)).Is(StatusCode.FailedPrecondition, "signature SIGNATURE_FITS");
    }

    [Theory, BothDatabases]
    public async Task A_key_of_after_the_freeze_does_not_countersign(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithPlanAsync(provider);
        var (draw, fresh) = (await county.FreezeAsync(), SigningKey.Create("ES256"));
        await county.Host.AskAsync<PartyKey>(Official.Office, new RegisterPartyKeyRequest { KeyId = fresh.KeyId });
        (await county.Host.RefuseAsync(Official.Office, DrawDesk.Countersign(draw, fresh))).Is(StatusCode.FailedPrecondition, "name KEY_REGISTERED");
        (await county.Host.RefuseAsync(Official.Office, DrawDesk.Countersign(draw, KeyDesk.Of("ssjb")))).Is(StatusCode.FailedPrecondition, "name KEY_REGISTERED");
    }

    [Theory, BothDatabases]
    public async Task An_office_that_had_no_key_at_the_freeze_does_not_countersign(StoreProvider provider)
    {
        await using var county = await DrawDesk.WithKeysOfAsync(provider, "mzj");
        var draw = await county.FreezeAsync(DrawDesk.Committed("mzj"));
        await county.RegisterKeyAsync("ssjb");
        (await county.Host.RefuseAsync(Official.Office, DrawDesk.Countersign(draw, KeyDesk.Of("ssjb")))).Is(StatusCode.FailedPrecondition, "name KEY_REGISTERED");
    }
}
