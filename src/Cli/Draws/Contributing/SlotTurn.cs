using ChangliBridge.Cli.Connection;
using ChangliBridge.Contract.Signing;
using ChangliBridge.Domain.Drawing;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Draws.Contributing;

/// <summary>One party before its slot of one draw (轮到的参与方).</summary>
/// <param name="Bridge">Where it posts.</param>
/// <param name="Draw">The draw, checked.</param>
/// <param name="Slot">Its slot.</param>
/// <param name="GivenRequestId">The request id that the user gave; null for one that follows from what is posted.</param>
internal sealed record SlotTurn(Bridge Bridge, SignableDraw Draw, V1.ContributionSlot Slot, string? GivenRequestId)
{
    public static SlotTurn Of(Bridge bridge, V1.Draw draw, (string Draw, string Slot) asked, string? requestId)
    {
        var checkedDraw = SignableDraw.Of(draw, asked.Draw);
        var slot = draw.Slots.FirstOrDefault(slot => slot.Name == asked.Slot)
            ?? throw new CommandRefused(ExitCode.DoesNotHold, $"{asked.Draw} 没有参与方 {asked.Slot}，只有：{string.Join("，", draw.Slots.Select(slot => slot.Name))}。");
        return new SlotTurn(bridge, checkedDraw, slot, requestId);
    }

    /// <summary>What is posted as the commitment, and signed: <c>H("changli-draw-slot/1" ‖ commitment ‖ name ‖ US ‖ value)</c>.</summary>
    public byte[] CommitmentTo(string value) => SlotCommitment.Of(Draw.Commitment, Slot.Name, value);

    public bool Fits(string value) => ContributionChecks.Fits(SignableDraw.Declared(Slot), value);

    /// <exception cref="CommandRefused">The draw does not take contributions any more.</exception>
    public void RequireTaking()
    {
        if (Draw.Draw.State is not (V1.Draw.Types.State.Frozen or V1.Draw.Types.State.Open))
            throw new CommandRefused(ExitCode.Refused, $"{Draw.Draw.Name} {DrawText.State(Draw.Draw.State)}，不再接受参与贡献。");
    }

    /// <exception cref="CommandRefused">The key is not the one that the draw's rule names for the slot.</exception>
    public void RequireKey(SigningKey key)
    {
        if (key.KeyId != Slot.KeyId)
            throw new CommandRefused(ExitCode.DoesNotHold, $"私钥的公钥是 {key.KeyId}，而冻结时 {Slot.Name} 登记的是 {Slot.KeyId}。请换用冻结时的私钥。");
    }

    /// <summary>Posts; the same thing posted again has the same request id.</summary>
    /// <returns>The turn as it stands afterwards.</returns>
    public async Task<SlotTurn> PostAsync(V1.AddContributionRequest request, CancellationToken ct)
    {
        (request.Name, request.Slot) = (Draw.Draw.Name, Slot.Name);
        request.RequestId = GivenRequestId ?? RequestId.From(Draw.Draw.Commitment, Slot.Name, $"{request.ContributionCase}", request.Commitment + request.Value, request.Signature);
        var after = await RequestId.SendAsync(Bridge, request.RequestId, options => Bridge.Draws.AddContributionAsync(request, options), ct);
        return Of(Bridge, after, (request.Name, request.Slot), GivenRequestId);
    }
}
