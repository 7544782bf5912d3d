namespace ChangliBridge.Domain.Drawing;

/// <summary>分片: a part of a draw's targets that is ranked by itself.</summary>
/// <param name="Frame">Its targets.</param>
/// <param name="Blinds">Their blinds, as <see cref="FrameHashes.Blinds"/> gives them.</param>
public sealed record FrameShard(Frame Frame, ReadOnlyMemory<byte> Blinds);
