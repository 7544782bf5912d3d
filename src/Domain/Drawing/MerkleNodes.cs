using ChangliBridge.Domain.Drawing.Hashing;

namespace ChangliBridge.Domain.Drawing;

/// <summary>Makes the nodes of a Merkle tree, several at once. One for each thread.</summary>
internal sealed class MerkleNodes
{
    /// <summary>What a node's hash begins with.</summary>
    public static readonly byte[] Mark = [1];

    private const int Hash = Constants.Digest;
    private const int Pair = 2 * Hash;

    private readonly MessageBatch _batch;

    public MerkleNodes(VectorPath path)
    {
        _batch = new MessageBatch(path, Midstate.Start, Mark.Length + Pair);
        for (var lane = 0; lane < _batch.Lanes; lane++)
            Mark.CopyTo(_batch.Message(lane));
    }

    /// <summary>One level up: puts the parents of <paramref name="hashes"/> into their first half.</summary>
    /// <returns>The parents; an odd last hash is its own.</returns>
    public Span<byte> Fold(Span<byte> hashes)
    {
        var pairs = hashes.Length / Pair;
        for (var first = 0; first < pairs; first += _batch.Lanes)
        {
            var count = Math.Min(_batch.Lanes, pairs - first);
            for (var lane = 0; lane < count; lane++)
            {
                hashes.Slice((first + lane) * Pair, Pair).CopyTo(_batch.Message(lane)[Mark.Length..]);
                _batch.End(lane, Mark.Length + Pair);
            }
            _batch.Hash(count).CopyTo(hashes[(first * Hash)..]);
        }
        if (hashes.Length % Pair == 0)
            return hashes[..(pairs * Hash)];
        hashes[(pairs * Pair)..].CopyTo(hashes[(pairs * Hash)..]);
        return hashes[..((pairs + 1) * Hash)];
    }
}
