namespace ChangliBridge.Domain.Drawing;

/// <summary>Where a draw (抽取) stands.</summary>
public enum DrawState
{
    /// <summary>Frame, rule and roster are fixed and committed to.</summary>
    Frozen = 1,

    /// <summary>Contributions are coming in.</summary>
    Open = 2,

    /// <summary>Targets and inspectors are drawn.</summary>
    Drawn = 3,

    /// <summary>Confirmed; its tasks exist.</summary>
    Confirmed = 4,

    /// <summary>Void, kept with its reason.</summary>
    Void = 5,
}
