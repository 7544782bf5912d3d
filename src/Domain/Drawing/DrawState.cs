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

    /// <summary>A party or the office did not open in time; never stored, it follows from the time. Source: docs/draw.md, guarantee 4.</summary>
    Unopened = 6,
}
