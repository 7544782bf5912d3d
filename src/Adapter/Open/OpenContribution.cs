using ChangliBridge.Domain.Drawing;
using ChangliBridge.Domain.Facts;

namespace ChangliBridge.Adapter.Open;

/// <summary>A contribution to the seed as everyone sees it.</summary>
internal sealed record OpenContribution(string Name, string Title, string Kind, bool Outside, string ClosesAt, string Commitment, string Value)
{
    /// <summary>The party's key as of the freeze; empty for a beacon.</summary>
    public string KeyId { get; init; } = "";

    /// <summary>The party's signature, or the beacon round's; empty until posted.</summary>
    public string Signature { get; init; } = "";

    public static OpenContribution Of(SlotEntry slot, string title) => new(slot.Party, title, slot.Kind, slot.Outside, FactText.Instant(slot.ClosesAt), slot.Commitment, slot.Value)
    {
        KeyId = slot.KeyId,
        Signature = slot.Signature,
    };
}
