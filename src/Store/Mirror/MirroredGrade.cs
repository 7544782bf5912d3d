using ChangliBridge.Domain.Risk;

namespace ChangliBridge.Store.Mirror;

/// <summary>信用风险等级 of one target, as last pulled. A target without a row is ungraded.</summary>
public sealed class MirroredGrade : IMirrored
{
    /// <inheritdoc/>
    public long Snapshot { get; init; }

    /// <summary>Id of the target.</summary>
    public string Id { get; init; } = "";

    /// <summary>Id of the scheme the grade belongs to, always the county's.</summary>
    public string Scheme { get; init; } = "";

    /// <summary>One of the scheme's grades, to the letter.</summary>
    public string Grade { get; init; } = "";

    /// <summary>The month it was given for, <c>yyyy-MM</c>.</summary>
    public string Month { get; init; } = "";

    /// <summary>信用风险指数 of that month; null where the province told none.</summary>
    public RiskIndex? RiskIndex { get; init; }

    /// <summary>When the province last changed it.</summary>
    public DateTimeOffset ChangedAt { get; init; }

    /// <inheritdoc/>
    public void Describe(RowDigest digest)
    {
        digest.Text(Id).Text(Scheme).Text(Grade).Text(Month).Instant(ChangedAt);
        // A row without an index counts as rows did before there was one: snapshots of those days stay true to their digest.
        if (RiskIndex is { } index)
            digest.Number(index.Hundredths);
    }
}
