namespace ChangliBridge.Store.Draws;

/// <summary>One inspector's seat at one target (派员) as first dealt.</summary>
public sealed class SeatRow
{
    /// <summary>Id of the draw.</summary>
    public string DrawId { get; init; } = "";

    /// <summary>In dealing order, from 1.</summary>
    public int Number { get; init; }

    /// <summary>Frame id of the target.</summary>
    public string Target { get; init; } = "";

    /// <summary>Id of the department.</summary>
    public string Department { get; init; } = "";

    /// <summary>Id of the inspector.</summary>
    public string Inspector { get; init; } = "";
}
