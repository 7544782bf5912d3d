using ChangliBridge.Domain.Facts;

namespace ChangliBridge.Domain.Drawing;

/// <summary>What stands in a contribution slot (参与贡献) of a draw.</summary>
/// <param name="Party">The slot's name: the id of the department, office or witness whose it is; of a beacon any name.</param>
/// <param name="Outside">Whether the party is independent of the office that runs the bridge.</param>
/// <param name="ClosesAt">Posts are taken before this instant; of a beacon the round's time.</param>
public sealed record SlotEntry(string Party, bool Outside, DateTimeOffset ClosesAt)
{
    /// <summary><see cref="DrawSlot.Committed"/>, <see cref="DrawSlot.Witnessed"/> or <see cref="DrawSlot.Beacon"/>.</summary>
    public string Kind { get; init; } = DrawSlot.Committed;

    /// <summary>What a witnessed value looks like; empty otherwise.</summary>
    public string Form { get; init; } = "";

    /// <summary>Which round of which beacon; empty otherwise.</summary>
    public string Source { get; init; } = "";

    /// <summary>The party's key as of the freeze; empty for a beacon.</summary>
    public string KeyId { get; init; } = "";

    /// <summary>The posted commitment, lower-case hex; empty until posted, and always where the slot is not committed.</summary>
    public string Commitment { get; init; } = "";

    /// <summary>The party's signature over what it posted, or the beacon round's; hex, empty until posted.</summary>
    public string Signature { get; init; } = "";

    /// <summary>When it was posted, in whole seconds as evidence has it.</summary>
    public DateTimeOffset? CommittedAt { get; init; }

    /// <summary>The opened value; empty until opened.</summary>
    public string Value { get; init; } = "";

    /// <summary>When it was opened.</summary>
    public DateTimeOffset? OpenedAt { get; init; }

    /// <summary>Whether values may be opened as far as this slot is concerned: it is posted, or a beacon's.</summary>
    public bool IsPosted => Kind == DrawSlot.Beacon || CommittedAt is not null;

    /// <summary>The slot as the header declares it.</summary>
    public DrawSlot Declared => new(Party, Kind, Outside, FactText.Instant(ClosesAt)) { Form = Form, Source = Source };
}
