using ChangliBridge.Domain.Drawing.Hashing;

namespace ChangliBridge.Domain.Drawing;

/// <summary>名单散列: blinds, leaves, root and proofs of a frame, on all cores. Source: docs/draw.md, section 1.</summary>
public static class FrameHashes
{
    /// <summary>Bytes of a blind.</summary>
    public const int BlindLength = 16;

    private const int Hash = Constants.Digest;

    /// <summary>盲值: the first 16 bytes of <c>H(frameKey ‖ id)</c> for each target, end to end in frame order.</summary>
    /// <param name="frame">At most 134 million targets, so that the blinds fit one array.</param>
    /// <param name="frameKey">32 random bytes.</param>
    public static byte[] Blinds(Frame frame, ReadOnlySpan<byte> frameKey)
    {
        var key = frameKey.ToArray();
        var blinds = GC.AllocateUninitializedArray<byte>(frame.Count * BlindLength);
        InSubtrees(frame, () => BatchAfter(key, key.Length + frame.Longest), (batch, from, to) =>
        {
            for (; from < to; from += batch.Lanes)
            {
                var count = Math.Min(batch.Lanes, to - from);
                for (var lane = 0; lane < count; lane++)
                {
                    var id = frame.IdOf(from + lane);
                    id.CopyTo(batch.Message(lane)[key.Length..]);
                    batch.End(lane, key.Length + id.Length);
                }
                var digests = batch.Hash(count);
                for (var lane = 0; lane < count; lane++)
                    digests.Slice(lane * Hash, BlindLength).CopyTo(blinds.AsSpan((from + lane) * BlindLength));
            }
        });
        return blinds;
    }

    /// <summary>叶子: <c>H(0x00 ‖ blind ‖ id ‖ US ‖ stratum)</c> for a run of targets.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="blinds">Of the whole frame, as <see cref="Blinds"/> gives them.</param>
    /// <param name="from">The first target.</param>
    /// <param name="leaves">Room for 32 bytes a target; its length says how many.</param>
    public static void Leaves(Frame frame, ReadOnlySpan<byte> blinds, int from, Span<byte> leaves) => new LeafBatch(frame, LaneHasher.Widest).Hash(blinds, from, leaves);

    /// <summary>The Merkle root over the frame's leaves, which are never all kept. At least one target.</summary>
    public static byte[] Root(Frame frame, ReadOnlyMemory<byte> blinds) => MerkleTree.RootOf(SubtreeRoots(frame, blinds), new MerkleNodes(LaneHasher.Widest));

    /// <summary>包含证明 of one target's leaf, nearest hash first. Cost grows with the frame: its leaves are made again.</summary>
    public static IReadOnlyList<byte[]> InclusionProof(Frame frame, ReadOnlyMemory<byte> blinds, int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, frame.Count);
        var nodes = new MerkleNodes(LaneHasher.Widest);
        var start = index / MerkleTree.Subtree * MerkleTree.Subtree;
        var own = new byte[Math.Min(MerkleTree.Subtree, frame.Count - start) * Hash];
        Leaves(frame, blinds.Span, start, own);
        return [.. MerkleTree.Path(own, index - start, nodes), .. MerkleTree.Path(SubtreeRoots(frame, blinds), index / MerkleTree.Subtree, nodes)];
    }

    private static byte[] SubtreeRoots(Frame frame, ReadOnlyMemory<byte> blinds)
    {
        var roots = new byte[(frame.Count + MerkleTree.Subtree - 1) / MerkleTree.Subtree * Hash];
        InSubtrees(frame, () => (Leaves: new LeafBatch(frame, LaneHasher.Widest), Nodes: new MerkleNodes(LaneHasher.Widest), Hashes: new byte[MerkleTree.Subtree * Hash]), (own, from, to) =>
        {
            var hashes = own.Hashes.AsSpan(0, (to - from) * Hash);
            own.Leaves.Hash(blinds.Span, from, hashes);
            MerkleTree.RootOf(hashes, own.Nodes).CopyTo(roots, from / MerkleTree.Subtree * Hash);
        });
        return roots;
    }

    private static MessageBatch BatchAfter(byte[] prefix, int longest)
    {
        var batch = new MessageBatch(LaneHasher.Widest, Midstate.Start, longest);
        for (var lane = 0; lane < batch.Lanes; lane++)
            prefix.CopyTo(batch.Message(lane));
        return batch;
    }

    /// <summary>Runs <paramref name="body"/> over the frame's subtrees on all cores, with something of its own for each thread.</summary>
    private static void InSubtrees<TOwn>(Frame frame, Func<TOwn> own, Action<TOwn, int, int> body) =>
        Parallel.For(0, (frame.Count + MerkleTree.Subtree - 1) / MerkleTree.Subtree, own, (subtree, _, mine) =>
        {
            body(mine, subtree * MerkleTree.Subtree, (int)Math.Min(frame.Count, (subtree + 1L) * MerkleTree.Subtree));
            return mine;
        }, _ => { });
}
