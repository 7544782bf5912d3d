using ChangliBridge.Adapter.Tests.Hosting;
using ChangliBridge.Contract.V1;
using ChangliBridge.Store;
using ChangliBridge.Testing;
using Grpc.Core;
using Xunit;

namespace ChangliBridge.Adapter.Tests.Drawing;

/// <summary>见证: dice or digits thrown in public, posted once, in time, in form and signed by the witness.</summary>
public sealed class WitnessedSlotTests
{
    private const string Dice = "6142536142536142536142536";
    private const string Digits = "0918273645091827";

    private static readonly Official Notary = Official.ClerkOf(DrawDesk.Notary);

    [Theory, BothDatabases]
    public async Task Dice_in_form_and_signed_are_taken_once(StoreProvider provider)
    {
        await using var county = await DrawDesk.WithNotaryAsync(provider);
        var draw = await county.FreezeAsync(DrawDesk.Witnessed(DrawDesk.Notary, "dicex25"));
        foreach (var wrong in new[] { Dice[1..], Dice + "1", Dice[..24] + "7", Dice[..24] + "0", Dice[..24] + " " })
            (await county.Host.RefuseAsync(Notary, DrawDesk.Post(draw, DrawDesk.Notary, wrong))).Is(StatusCode.InvalidArgument, "value FIELD_MALFORMED");
        var posted = await county.Host.AskAsync<Draw>(Notary, DrawDesk.Post(draw, DrawDesk.Notary, Dice));
        Assert.Equal((Draw.Types.State.Open, Dice, ""), (posted.State, posted.Slots[0].Value, posted.Slots[0].Commitment));
        (await county.Host.RefuseAsync(Notary, DrawDesk.Post(draw, DrawDesk.Notary, Dice))).Is(StatusCode.FailedPrecondition, "value CONTRIBUTION_IN_ORDER");
    }

    [Theory, BothDatabases]
    public async Task Digits_in_form_and_signed_are_taken(StoreProvider provider)
    {
        await using var county = await DrawDesk.WithNotaryAsync(provider);
        var draw = await county.FreezeAsync(DrawDesk.Witnessed(DrawDesk.Notary, "digitsx16"));
        foreach (var wrong in new[] { "", Digits[1..], Digits[..15] + "a", Digits[..15] + "１" })
            await county.Host.RefuseAsync(Notary, DrawDesk.Post(draw, DrawDesk.Notary, wrong));
        Assert.Equal(Digits, (await county.Host.AskAsync<Draw>(Notary, DrawDesk.Post(draw, DrawDesk.Notary, Digits))).Slots[0].Value);
    }

    [Theory, BothDatabases]
    public async Task A_value_that_the_witness_did_not_sign_is_refused(StoreProvider provider)
    {
        await using var county = await DrawDesk.WithNotaryAsync(provider);
        var draw = await county.FreezeAsync(DrawDesk.Witnessed(DrawDesk.Notary, "dicex25"));
        var unsigned = DrawDesk.Post(draw, DrawDesk.Notary, Dice);
        unsigned.Signature = "";
        (await county.Host.RefuseAsync(Notary, unsigned)).Is(StatusCode.FailedPrecondition, "signature SIGNATURE_FITS");
        (await county.Host.RefuseAsync(Notary, DrawDesk.Post(draw, DrawDesk.Notary, Dice, KeyDesk.Of("mzj")))).Is(StatusCode.FailedPrecondition, "signature SIGNATURE_FITS");
        (await county.Host.RefuseAsync(Official.BureauClerk, DrawDesk.Post(draw, DrawDesk.Notary, Dice))).Is(StatusCode.PermissionDenied, "slot NOT_PERMITTED");
    }

    [Theory, BothDatabases]
    public async Task A_witness_who_is_late_or_commits_is_refused(StoreProvider provider)
    {
        await using var county = await DrawDesk.WithNotaryAsync(provider);
        var draw = await county.FreezeAsync(DrawDesk.Witnessed(DrawDesk.Notary, "dicex25"));
        (await county.Host.RefuseAsync(Notary, CountyAtWork.CommitRequest(draw, DrawDesk.Notary))).Is(StatusCode.FailedPrecondition, "commitment CONTRIBUTION_IN_ORDER");
        await county.AdvanceAsync(DrawDesk.Closes);
        (await county.Host.RefuseAsync(Notary, DrawDesk.Post(draw, DrawDesk.Notary, Dice))).Is(StatusCode.FailedPrecondition, "value CONTRIBUTION_IN_ORDER");
    }

    [Theory, BothDatabases]
    public async Task A_form_that_tells_too_little_is_no_slot(StoreProvider provider)
    {
        await using var county = await DrawDesk.WithNotaryAsync(provider);
        foreach (var form in new[] { "dicex24", "digitsx15", "coinx99", "" })
        {
            var refusal = (await county.Host.RefuseAsync(Official.BureauClerk, DrawDesk.Freeze(DrawDesk.Witnessed(DrawDesk.Notary, form)))).Is(StatusCode.FailedPrecondition, "slots[0] DRAW_INPUT");
            Assert.Contains("dicexN", refusal.Text);
        }
    }

    [Theory, BothDatabases]
    public async Task A_witness_without_a_key_gets_no_slot(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithRegistersAsync(provider, ("County:Witnesses:0:Id", DrawDesk.Notary), ("County:Witnesses:0:Name", "昌黎县公证处"));
        await county.ClaimAsync();
        await county.DiscloseAsync(CountyPlan.Joint());
        (await county.Host.RefuseAsync(Official.BureauClerk, DrawDesk.Freeze(DrawDesk.Witnessed(DrawDesk.Notary, "dicex25")))).Is(StatusCode.FailedPrecondition, "slots[0].name KEY_REGISTERED");
        (await county.Host.RefuseAsync(Official.BureauClerk, DrawDesk.Freeze(DrawDesk.Committed("somebody")))).Is(StatusCode.InvalidArgument, "slots[0].name FIELD_MALFORMED");
    }
}
