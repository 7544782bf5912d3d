namespace ChangliBridge.Domain.Drawing;

/// <summary>The header of a draw (抽取声明): what is public before the seed exists. Instants are <c>YYYY-MM-DDTHH:MM:SSZ</c>.</summary>
public sealed record DrawHeader
{
    /// <summary>The one algorithm this code knows.</summary>
    public const string ChangliDraw1 = "changli-draw/1";

    /// <summary>The commitment before the first.</summary>
    public static readonly string NoPrevious = new('0', 64);

    /// <summary>Always <see cref="ChangliDraw1"/>.</summary>
    public string Algorithm { get; init; } = ChangliDraw1;

    /// <summary>Resource name of the draw.</summary>
    public required string Draw { get; init; }

    /// <summary>Targets in the frame.</summary>
    public required long Count { get; init; }

    /// <summary>The register's state that the frame was taken from.</summary>
    public required string AsOf { get; init; }

    /// <summary>When the frame was frozen.</summary>
    public required string FrozenAt { get; init; }

    /// <summary>When all must be opened.</summary>
    public required string RevealBy { get; init; }

    /// <summary>信用风险等级 scheme.</summary>
    public required string GradeScheme { get; init; }

    /// <summary>Month of the grades, <c>YYYY-MM</c>.</summary>
    public required string GradeMonth { get; init; }

    /// <summary>The office's previous commitment, hex; <see cref="NoPrevious"/> for its first.</summary>
    public required string Previous { get; init; }

    /// <summary>Who contributes to the seed, in order; none is optional, none can be added.</summary>
    public required IReadOnlyList<DrawSlot> Slots { get; init; }
}
