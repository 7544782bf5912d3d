namespace ChangliBridge.Domain.Drawing;

/// <summary>The inputs of a draw (抽取) are refused; carries every fault found, the deciding one first. Source: docs/draw.md, section 1.</summary>
public sealed class DrawRefused(IReadOnlyList<DrawFault> faults) : Exception(string.Join("; ", faults))
{
    /// <summary>Everything that stands against the draw, at least one.</summary>
    public IReadOnlyList<DrawFault> Faults { get; } = [.. faults];
}
