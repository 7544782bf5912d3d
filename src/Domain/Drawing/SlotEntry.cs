namespace ChangliBridge.Domain.Drawing;

/// <summary>What stands in a contribution slot (参与贡献): committed first, opened when all are committed.</summary>
/// <param name="Party">The slot's name: the id of the department or office whose it is.</param>
/// <param name="Outside">Whether the party is independent of the office that runs the bridge.</param>
/// <param name="ClosesAt">Commitments are taken before this instant.</param>
public sealed record SlotEntry(string Party, bool Outside, DateTimeOffset ClosesAt)
{
    /// <summary>The posted commitment, lower-case hex; empty until posted.</summary>
    public string Commitment { get; init; } = "";

    /// <summary>When it was posted.</summary>
    public DateTimeOffset? CommittedAt { get; init; }

    /// <summary>The opened value; empty until opened.</summary>
    public string Value { get; init; } = "";

    /// <summary>When it was opened.</summary>
    public DateTimeOffset? OpenedAt { get; init; }
}
