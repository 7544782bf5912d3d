using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ChangliBridge.Domain.Drawing;

/// <summary>Keeps the targets whose tickets begin at or below the limit of their stratum. One for each thread.</summary>
internal sealed class TicketSieve(TicketBatch batch, Frame frame, ulong[] limits)
{
    // Large enough that the collector never moves them and the pool keeps them: fresh pages for each ranking would cost a tenth of it.
    private const int Chunk = 1 << 15;

    // Of 16 strata and fewer, as many as a vector has room for.
    private readonly uint[] _tops = [.. limits.Select(limit => (uint)(limit >> 32)), .. new uint[Math.Max(0, Vector512<uint>.Count - limits.Length)]];
    private readonly int _lanes = batch.Lanes;
    private readonly List<RankedTarget[]> _full = [];
    private RankedTarget[] _open = ArrayPool<RankedTarget>.Shared.Rent(Math.Min(Chunk, frame.Count));
    private int _used;

    /// <summary>How many were kept of each stratum.</summary>
    public int[] Counts { get; } = new int[limits.Length];

    /// <summary>What was kept, in no order.</summary>
    public IEnumerable<ArraySegment<RankedTarget>> Kept => [.. _full.Select(chunk => new ArraySegment<RankedTarget>(chunk)), new(_open, 0, _used)];

    /// <summary>Passes a run of targets.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Pass(int from, int to)
    {
        var lanes = _lanes;
        for (; from < to; from += lanes)
        {
            var count = Math.Min(lanes, to - from);
            var words = batch.Hash(from, count);
            var strata = frame.StratumIndexes.Slice(from, count);
            for (var passing = Passing(words, strata); passing != 0; passing &= passing - 1)
            {
                var lane = BitOperations.TrailingZeroCount(passing);
                Keep(from + lane, strata[lane], words[lane..]);
            }
        }
    }

    /// <summary>Gives back the room of what was kept; nothing of it may be read any more.</summary>
    public void Empty()
    {
        foreach (var chunk in _full.Append(_open))
            ArrayPool<RankedTarget>.Shared.Return(chunk);
        _full.Clear();
        (_open, _used) = ([], 0);
    }

    /// <summary>A bit for each lane whose first word is at or below the top word of its limit. Few pass, and a branch a lane would often be guessed wrong.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint Passing(ReadOnlySpan<uint> words, ReadOnlySpan<ushort> strata)
    {
        if (Avx512F.IsSupported && strata.Length == Vector512<uint>.Count && _tops.Length == Vector512<uint>.Count)
        {
            var tops = Avx512F.PermuteVar16x32(Vector512.Create<uint>(_tops), Avx512F.ConvertToVector512UInt32(Vector256.Create(strata)));
            return (uint)Vector512.LessThanOrEqual(Vector512.Create(words), tops).ExtractMostSignificantBits();
        }
        var passing = 0u;
        for (var lane = strata.Length - 1; lane >= 0; lane--)
            passing = passing << 1 | (words[lane] <= _tops[strata[lane]] ? 1u : 0u);
        return passing;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Keep(int index, int stratum, ReadOnlySpan<uint> words)
    {
        var lanes = _lanes;
        var last = words[7 * lanes]; // the bounds of all
        var first = Join(words[0], words[lanes]);
        if (first > limits[stratum])
            return;
        if (_used == _open.Length)
        {
            _full.Add(_open);
            (_open, _used) = (ArrayPool<RankedTarget>.Shared.Rent(Chunk), 0);
        }
        _open[_used] = new RankedTarget(index, stratum, new Ticket(first, Join(words[2 * lanes], words[3 * lanes]), Join(words[4 * lanes], words[5 * lanes]), Join(words[6 * lanes], last)));
        _used++;
        Counts[stratum]++;
    }

    private static ulong Join(uint high, uint low) => (ulong)high << 32 | low;
}
