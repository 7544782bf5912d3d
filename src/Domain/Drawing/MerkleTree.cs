namespace ChangliBridge.Domain.Drawing;

/// <summary>默克尔树 of RFC 9162: a node is <c>H(0x01 ‖ left ‖ right)</c>, split at the largest power of two below the number of leaves.</summary>
public static class MerkleTree
{
    private static readonly byte[] Node = [1];

    /// <summary>The root over leaf hashes, at least one. Cost grows with the number of leaves.</summary>
    public static byte[] Root(ReadOnlySpan<byte[]> leaves)
    {
        if (leaves.IsEmpty)
            throw new ArgumentException("A tree has at least one leaf.", nameof(leaves));
        if (leaves.Length == 1)
            return leaves[0];
        var split = 1;
        while (split * 2 < leaves.Length)
            split *= 2;
        return Sha.Of(Node, Root(leaves[..split]), Root(leaves[split..]));
    }
}
