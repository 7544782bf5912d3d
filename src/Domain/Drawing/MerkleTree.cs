using ChangliBridge.Domain.Drawing.Hashing;

namespace ChangliBridge.Domain.Drawing;

/// <summary>默克尔树 of RFC 9162: a node is <c>H(0x01 ‖ left ‖ right)</c>, split at the largest power of two below the number of leaves.</summary>
public static class MerkleTree
{
    /// <summary>Leaves of a subtree that is worked on at once: a power of two, so that its root is a node of the whole tree.</summary>
    internal const int Subtree = 1 << 12;

    private const int Hash = Constants.Digest;

    /// <summary>The root over leaf hashes, 32 bytes each, at least one. Cost grows with the number of leaves.</summary>
    public static byte[] Root(ReadOnlySpan<byte> leaves)
    {
        var nodes = new MerkleNodes(LaneHasher.Widest);
        return RootOf(SubtreeRoots(leaves, nodes), nodes);
    }

    /// <summary>包含证明: the hashes that lead from a leaf to the root, nearest first. RFC 9162, 2.1.3.1.</summary>
    public static IReadOnlyList<byte[]> InclusionProof(ReadOnlySpan<byte> leaves, int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, leaves.Length / Hash);
        var nodes = new MerkleNodes(LaneHasher.Widest);
        var start = index / Subtree * Subtree * (long)Hash;
        var own = leaves[(int)start..(int)Math.Min(leaves.Length, start + Subtree * Hash)].ToArray();
        return [.. Path(own, index % Subtree, nodes), .. Path(SubtreeRoots(leaves, nodes), index / Subtree, nodes)];
    }

    /// <summary>Whether <paramref name="proof"/> leads from a leaf to the root. RFC 9162, 2.1.3.2.</summary>
    /// <param name="leaf">The leaf's hash.</param>
    /// <param name="index">Its place, from 0.</param>
    /// <param name="size">Leaves of the tree.</param>
    /// <param name="proof">Nearest first.</param>
    /// <param name="root">The root.</param>
    public static bool Includes(byte[] leaf, long index, long size, IReadOnlyList<byte[]> proof, byte[] root)
    {
        if (index < 0 || index >= size || leaf.Length != Hash || proof.Any(node => node.Length != Hash))
            return false;
        var (fn, sn) = (index, size - 1);
        var r = leaf;
        foreach (var p in proof)
        {
            if (sn == 0)
                return false;
            if ((fn & 1) == 1 || fn == sn)
            {
                r = Sha.Of(MerkleNodes.Mark, p, r);
                while ((fn & 1) == 0 && fn != 0)
                    (fn, sn) = (fn >> 1, sn >> 1);
            }
            else
            {
                r = Sha.Of(MerkleNodes.Mark, r, p);
            }
            (fn, sn) = (fn >> 1, sn >> 1);
        }
        return sn == 0 && r.AsSpan().SequenceEqual(root);
    }

    /// <summary>The root over <paramref name="hashes"/>, which are overwritten.</summary>
    internal static byte[] RootOf(Span<byte> hashes, MerkleNodes nodes)
    {
        if (hashes.IsEmpty || hashes.Length % Hash != 0)
            throw new ArgumentException("A tree has at least one leaf, 32 bytes each.", nameof(hashes));
        while (hashes.Length > Hash)
            hashes = nodes.Fold(hashes);
        return hashes.ToArray();
    }

    /// <summary>The path from one of <paramref name="hashes"/> to their root; they are overwritten.</summary>
    internal static List<byte[]> Path(Span<byte> hashes, int index, MerkleNodes nodes)
    {
        var path = new List<byte[]>();
        for (; hashes.Length > Hash; index /= 2)
        {
            var sibling = (index ^ 1) * Hash;
            // The last of an odd level has no sibling: it is a node of the next level as it is.
            if (sibling < hashes.Length)
                path.Add(hashes.Slice(sibling, Hash).ToArray());
            hashes = nodes.Fold(hashes);
        }
        return path;
    }

    private static byte[] SubtreeRoots(ReadOnlySpan<byte> leaves, MerkleNodes nodes)
    {
        var roots = new byte[(int)((leaves.Length + Subtree * (long)Hash - 1) / (Subtree * Hash)) * Hash];
        var scratch = new byte[Math.Min(leaves.Length, Subtree * Hash)];
        for (var i = 0; i < roots.Length; i += Hash)
        {
            var own = scratch.AsSpan(0, Math.Min(leaves.Length, scratch.Length));
            leaves[..own.Length].CopyTo(own);
            leaves = leaves[own.Length..];
            RootOf(own, nodes).CopyTo(roots, i);
        }
        return roots;
    }
}
