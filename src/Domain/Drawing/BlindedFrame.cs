namespace ChangliBridge.Domain.Drawing;

/// <summary>
/// 盲化名单: a frame with the blinds of its leaves and the root over them. What is slow about a freeze happens here and needs neither
/// header nor rule. Source: docs/draw.md, section 1.
/// </summary>
public sealed class BlindedFrame
{
    private BlindedFrame(Frame frame, byte[] blinds)
    {
        (Frame, Blinds) = (frame, blinds);
        Root = frame.Count == 0 ? [] : FrameHashes.Root(frame, blinds);
    }

    /// <summary>The frame.</summary>
    public Frame Frame { get; }

    /// <summary>16 bytes a target, in frame order.</summary>
    public byte[] Blinds { get; }

    /// <summary>Merkle root of the leaves, 32 bytes; empty where the frame is.</summary>
    public byte[] Root { get; }

    /// <summary>Blinds <paramref name="frame"/> with the draw's frame key. Cost grows with its number of targets.</summary>
    public static BlindedFrame Of(Frame frame, byte[] frameKey) => new(frame, FrameHashes.Blinds(frame, frameKey));

    /// <summary>Takes the blinds from evidence, which has no key.</summary>
    internal static BlindedFrame FromEvidence(Frame frame, byte[] blinds) => new(frame, blinds);

    /// <summary>The leaf hashes of <paramref name="leaves"/>.Length / 32 targets, beginning with target <paramref name="from"/>.</summary>
    internal void Leaves(int from, Span<byte> leaves) => FrameHashes.Leaves(Frame, Blinds, from, leaves);

    /// <summary>16 bytes of target <paramref name="index"/>.</summary>
    internal ReadOnlySpan<byte> BlindOf(int index) => Blinds.AsSpan(index * 16, 16);
}
