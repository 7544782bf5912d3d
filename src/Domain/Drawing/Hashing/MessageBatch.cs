using System.Buffers.Binary;

namespace ChangliBridge.Domain.Drawing.Hashing;

/// <summary>
/// Messages of any length, hashed side by side after a common midstate. Rows keep what was written, so that a common prefix and the padding of
/// messages of equal length are written once. One for each thread.
/// </summary>
internal sealed class MessageBatch
{
    private const int LengthBytes = 8;

    private readonly LaneHasher _hasher;
    private readonly Midstate _midstate;
    private readonly int _stride;
    private readonly AlignedBytes _rows;
    private readonly AlignedBytes _digests;
    private readonly AlignedBytes _early;
    private readonly int[] _lengths;

    /// <param name="path">A path of this processor.</param>
    /// <param name="midstate">What the messages begin with.</param>
    /// <param name="longest">Bytes of the longest message after the midstate.</param>
    public MessageBatch(VectorPath path, Midstate midstate, int longest)
    {
        _hasher = LaneHasher.Of(path);
        _midstate = midstate;
        _stride = BlocksOf(longest) * Constants.Block;
        _rows = new AlignedBytes(_stride * Lanes);
        _digests = new AlignedBytes(Lanes * Constants.Digest);
        _early = new AlignedBytes(Lanes * Constants.Digest);
        _lengths = new int[Lanes];
        _lengths.AsSpan().Fill(-1);
    }

    /// <summary>Messages at once.</summary>
    public int Lanes => _hasher.Lanes;

    /// <summary>Where the message of <paramref name="lane"/> is written. Nothing may be written beyond the length that <see cref="End"/> then gets.</summary>
    public Span<byte> Message(int lane) => _rows.Span.Slice(lane * _stride, _stride);

    /// <summary>Pads the message of <paramref name="lane"/>, <paramref name="length"/> bytes after the midstate.</summary>
    public void End(int lane, int length)
    {
        if (_lengths[lane] == length)
            return;
        _lengths[lane] = length;
        var row = Message(lane);
        row[length..].Clear();
        row[length] = 0x80;
        BinaryPrimitives.WriteInt64BigEndian(row.Slice(BlocksOf(length) * Constants.Block - LengthBytes, LengthBytes), (_midstate.Length + (long)length) * 8);
    }

    /// <summary>Hashes the messages of the first <paramref name="count"/> lanes.</summary>
    /// <returns>Digests, 32 bytes a message, valid until the next call.</returns>
    public ReadOnlySpan<byte> Hash(int count)
    {
        var (fewest, most) = (int.MaxValue, 0);
        foreach (var length in _lengths.AsSpan(0, count))
            (fewest, most) = (Math.Min(fewest, BlocksOf(length)), Math.Max(most, BlocksOf(length)));
        _hasher.Begin(_midstate.Words);
        for (var block = 1; block <= most; block++)
        {
            _hasher.Compress(_rows.Span[((block - 1) * Constants.Block)..], _stride);
            if (block >= fewest && block < most)
                KeepEnded(block, count);
        }
        _hasher.Digests(_digests.Span);
        if (fewest < most)
            PutEnded(most, count);
        return _digests.Span[..(count * Constants.Digest)];
    }

    private static int BlocksOf(int length) => (length + LengthBytes) / Constants.Block + 1;

    private void KeepEnded(int block, int count)
    {
        _hasher.Digests(_digests.Span);
        for (var lane = 0; lane < count; lane++)
        {
            if (BlocksOf(_lengths[lane]) == block)
                Copy(_digests, _early, lane);
        }
    }

    private void PutEnded(int most, int count)
    {
        for (var lane = 0; lane < count; lane++)
        {
            if (BlocksOf(_lengths[lane]) < most)
                Copy(_early, _digests, lane);
        }
    }

    private static void Copy(AlignedBytes from, AlignedBytes to, int lane) =>
        from.Span.Slice(lane * Constants.Digest, Constants.Digest).CopyTo(to.Span[(lane * Constants.Digest)..]);
}
