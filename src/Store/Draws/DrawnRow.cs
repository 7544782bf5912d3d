namespace ChangliBridge.Store.Draws;

/// <summary>A drawn target (抽中对象) as it is looked up; what it was drawn from is the frozen file.</summary>
public sealed class DrawnRow
{
    /// <summary>Id of the draw.</summary>
    public string DrawId { get; init; } = "";

    /// <summary>Rank by ticket, from 1: internal, for the order hints at grades.</summary>
    public int Rank { get; init; }

    /// <summary>Frame id.</summary>
    public string Target { get; init; } = "";
}
