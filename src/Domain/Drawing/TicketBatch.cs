using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using ChangliBridge.Domain.Drawing.Hashing;

namespace ChangliBridge.Domain.Drawing;

/// <summary>Makes tickets, several at once. One for each thread.</summary>
internal sealed class TicketBatch
{
    /// <summary>The longest id that fits into one block with the blind and the padding.</summary>
    public const int LongestOfOneBlock = Constants.Block - FrameHashes.BlindLength - 9;

    private const int Words = 8;

    private readonly Frame _frame;
    private readonly ReadOnlyMemory<byte> _blinds;
    private readonly Midstate _midstate;
    private readonly LaneHasher _hasher;
    private readonly AlignedBytes _rows;
    private readonly AlignedBytes _shapes = ShapesOfLengths();
    private readonly Lazy<MessageBatch> _long;
    private readonly uint[] _words;

    /// <param name="path">A path of this processor.</param>
    /// <param name="midstate">After <c>targetKey ‖ root</c>.</param>
    /// <param name="frame">The targets.</param>
    /// <param name="blinds">Their blinds.</param>
    public TicketBatch(VectorPath path, Midstate midstate, Frame frame, ReadOnlyMemory<byte> blinds)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(blinds.Length, frame.Count * (long)FrameHashes.BlindLength, nameof(blinds));
        (_midstate, _frame, _blinds) = (midstate, frame, blinds);
        _hasher = LaneHasher.Of(path);
        _rows = new AlignedBytes(Lanes * Constants.Block);
        _long = new(() => new MessageBatch(path, midstate, FrameHashes.BlindLength + frame.Longest));
        _words = new uint[Lanes * Words];
    }

    /// <summary>Tickets at once.</summary>
    public int Lanes => _hasher.Lanes;

    /// <summary>The tickets of a run of targets, word by word: word w of the i-th is at w × <see cref="Lanes"/> + i. Valid until the next call.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ReadOnlySpan<uint> Hash(int first, int count)
    {
        if (_frame.Longest > LongestOfOneBlock && LongestOf(first, count) > LongestOfOneBlock)
            return HashLong(first, count);
        Fill(first, count);
        _hasher.Begin(_midstate.Words);
        _hasher.Compress(_rows.Span, Constants.Block);
        return _hasher.Words;
    }

    // A block is the blind, the id, a bit, zeros and the length: read 64 bytes from one blind before the id, cut off what is not the id, and put the
    // rest in its place. One store a row, which the hasher's loads can follow at once.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Fill(int first, int count)
    {
        var starts = _frame.Starts.Slice(first, count + 1);
        ref var ids = ref MemoryMarshal.GetReference(_frame.Ids);
        ref var blind = ref MemoryMarshal.GetReference(_blinds.Span.Slice(first * FrameHashes.BlindLength, count * FrameHashes.BlindLength));
        ref var shapes = ref MemoryMarshal.GetReference(_shapes.Span);
        ref var row = ref MemoryMarshal.GetReference(_rows.Span);
        if (Vector512.IsHardwareAccelerated && _frame.IsUniform)
        {
            FillAlike(ref Unsafe.Add(ref ids, starts[0] - Frame.Lead), ref blind, ref Unsafe.Add(ref shapes, _frame.Longest * 2 * Constants.Block), ref row, (count, _frame.Longest));
            return;
        }
        for (var lane = 0; lane < count; lane++)
        {
            Put(ref Unsafe.Add(ref ids, starts[lane] - Frame.Lead), ref Unsafe.Add(ref shapes, (starts[lane + 1] - starts[lane]) * 2 * Constants.Block),
                ref Unsafe.Add(ref blind, lane * FrameHashes.BlindLength), ref Unsafe.Add(ref row, lane * Constants.Block));
        }
    }

    /// <summary>The same where all ids are of one length: its shape stays in registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FillAlike(ref byte id, ref byte blind, ref byte shape, ref byte row, (int Count, int Length) rows)
    {
        var (mask, rest) = (Vector512.LoadUnsafe(ref shape), Vector512.LoadUnsafe(ref shape, Constants.Block));
        for (; rows.Count > 0; rows.Count--)
        {
            var block = (Vector512.LoadUnsafe(ref id) & mask) | rest;
            (block | Vector128.LoadUnsafe(ref blind).ToVector256().ToVector512()).StoreUnsafe(ref row);
            id = ref Unsafe.Add(ref id, rows.Length);
            blind = ref Unsafe.Add(ref blind, FrameHashes.BlindLength);
            row = ref Unsafe.Add(ref row, Constants.Block);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(ref byte id, ref byte shape, ref byte blind, ref byte row)
    {
        var head = Vector128.LoadUnsafe(ref blind);
        if (Vector512.IsHardwareAccelerated)
        {
            var block = Vector512.LoadUnsafe(ref id) & Vector512.LoadUnsafe(ref shape);
            (block | Vector512.LoadUnsafe(ref shape, Constants.Block) | head.ToVector256().ToVector512()).StoreUnsafe(ref row);
            return;
        }
        // As wide as the hasher reads: a read over two stores waits for both.
        if (Vector256.IsHardwareAccelerated)
        {
            var front = Vector256.LoadUnsafe(ref id) & Vector256.LoadUnsafe(ref shape);
            var back = Vector256.LoadUnsafe(ref id, 32) & Vector256.LoadUnsafe(ref shape, 32);
            (front | Vector256.LoadUnsafe(ref shape, Constants.Block) | head.ToVector256()).StoreUnsafe(ref row);
            (back | Vector256.LoadUnsafe(ref shape, Constants.Block + 32)).StoreUnsafe(ref row, 32);
            return;
        }
        head.StoreUnsafe(ref row);
        for (nuint at = 16; at < Constants.Block; at += 16)
        {
            var part = Vector128.LoadUnsafe(ref id, at) & Vector128.LoadUnsafe(ref shape, at);
            (part | Vector128.LoadUnsafe(ref shape, Constants.Block + at)).StoreUnsafe(ref row, at);
        }
    }

    private int LongestOf(int first, int count)
    {
        var longest = 0;
        for (var i = first; i < first + count; i++)
            longest = Math.Max(longest, _frame.IdOf(i).Length);
        return longest;
    }

    private uint[] HashLong(int first, int count)
    {
        var batch = _long.Value;
        for (var lane = 0; lane < count; lane++)
        {
            var id = _frame.IdOf(first + lane);
            _blinds.Span.Slice((first + lane) * FrameHashes.BlindLength, FrameHashes.BlindLength).CopyTo(batch.Message(lane));
            id.CopyTo(batch.Message(lane)[FrameHashes.BlindLength..]);
            batch.End(lane, FrameHashes.BlindLength + id.Length);
        }
        var digests = batch.Hash(count);
        for (var lane = 0; lane < count; lane++)
        {
            for (var word = 0; word < Words; word++)
                _words[word * Lanes + lane] = BinaryPrimitives.ReadUInt32BigEndian(digests[(lane * Constants.Digest + word * sizeof(uint))..]);
        }
        return _words;
    }

    /// <summary>For each length of an id: the mask of its bytes in the block, then what surrounds it.</summary>
    private static AlignedBytes ShapesOfLengths()
    {
        var shapes = new AlignedBytes((LongestOfOneBlock + 1) * 2 * Constants.Block);
        for (var length = 0; length <= LongestOfOneBlock; length++)
        {
            var (mask, rest) = (length * 2 * Constants.Block, (length * 2 + 1) * Constants.Block);
            shapes.Span.Slice(mask + FrameHashes.BlindLength, length).Fill(byte.MaxValue);
            shapes.Span[rest + FrameHashes.BlindLength + length] = 0x80;
            BinaryPrimitives.WriteUInt16BigEndian(shapes.Span[(rest + Constants.Block - 2)..], (ushort)((Constants.Block + FrameHashes.BlindLength + length) * 8));
        }
        return shapes;
    }
}
