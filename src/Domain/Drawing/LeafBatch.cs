using System.Text;
using ChangliBridge.Domain.Drawing.Hashing;

namespace ChangliBridge.Domain.Drawing;

/// <summary>Makes the leaves of a frame, several at once. One for each thread.</summary>
internal sealed class LeafBatch
{
    private const byte Mark = 0;
    private const byte Us = 0x1F;
    private const int IdAt = 1 + FrameHashes.BlindLength;

    private readonly Frame _frame;
    private readonly byte[][] _endings;
    private readonly MessageBatch _batch;

    public LeafBatch(Frame frame, VectorPath path)
    {
        _frame = frame;
        _endings = [.. frame.Strata.Select(name => (byte[])[Us, .. Encoding.UTF8.GetBytes(name)])];
        _batch = new MessageBatch(path, Midstate.Start, IdAt + frame.Longest + _endings.Select(ending => ending.Length).DefaultIfEmpty().Max());
        for (var lane = 0; lane < _batch.Lanes; lane++)
            _batch.Message(lane)[0] = Mark;
    }

    /// <summary>The leaves of a run of targets, as many as <paramref name="leaves"/> has room for.</summary>
    public void Hash(ReadOnlySpan<byte> blinds, int from, Span<byte> leaves)
    {
        if (leaves.Length % Constants.Digest != 0)
            throw new ArgumentException("A leaf has 32 bytes.", nameof(leaves));
        while (leaves.Length > 0)
        {
            var count = Math.Min(_batch.Lanes, leaves.Length / Constants.Digest);
            for (var lane = 0; lane < count; lane++)
                Write(lane, from + lane, blinds);
            var digests = _batch.Hash(count);
            digests.CopyTo(leaves);
            leaves = leaves[digests.Length..];
            from += count;
        }
    }

    private void Write(int lane, int target, ReadOnlySpan<byte> blinds)
    {
        var row = _batch.Message(lane);
        var id = _frame.IdOf(target);
        var ending = _endings[_frame.StratumOf(target)];
        blinds.Slice(target * FrameHashes.BlindLength, FrameHashes.BlindLength).CopyTo(row[1..]);
        id.CopyTo(row[IdAt..]);
        ending.CopyTo(row[(IdAt + id.Length)..]);
        _batch.End(lane, IdAt + id.Length + ending.Length);
    }
}
