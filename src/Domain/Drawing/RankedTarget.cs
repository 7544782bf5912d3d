namespace ChangliBridge.Domain.Drawing;

/// <summary>A target with its ticket (抽取排序中的对象), 40 bytes. Ordered by ticket, then by place in the frame, which is by id.</summary>
/// <param name="Index">Its place in the frame.</param>
/// <param name="Stratum">Index into the frame's strata.</param>
/// <param name="Ticket">Its ticket.</param>
public readonly record struct RankedTarget(int Index, int Stratum, Ticket Ticket) : IComparable<RankedTarget>
{
    /// <summary>Whether <paramref name="left"/> comes before.</summary>
    public static bool operator <(RankedTarget left, RankedTarget right) => left.CompareTo(right) < 0;

    /// <summary>Whether <paramref name="left"/> comes after.</summary>
    public static bool operator >(RankedTarget left, RankedTarget right) => left.CompareTo(right) > 0;

    /// <summary>Whether <paramref name="left"/> does not come after.</summary>
    public static bool operator <=(RankedTarget left, RankedTarget right) => left.CompareTo(right) <= 0;

    /// <summary>Whether <paramref name="left"/> does not come before.</summary>
    public static bool operator >=(RankedTarget left, RankedTarget right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public int CompareTo(RankedTarget other)
    {
        if (Ticket.First != other.Ticket.First)
            return Ticket.First < other.Ticket.First ? -1 : 1;
        var order = Ticket.CompareTo(other.Ticket);
        return order != 0 ? order : Index.CompareTo(other.Index);
    }
}
