using System.Runtime.CompilerServices;

namespace ChangliBridge.Domain.Drawing;

/// <summary>A number for each id whose order is that of the ids, as far as 64 bits reach.</summary>
internal sealed class IdPacking
{
    private const int Positions = 64;
    private const int Bytes = 256;

    // An id that has ended counts as rank 0 at every further position, below any byte.
    private readonly ulong[] _weights = new ulong[Positions * Bytes];
    private readonly int[] _varying;

    private IdPacking(bool[] used, bool[] ended)
    {
        var ranks = Enumerable.Range(0, Positions).Select(position => Ranks(used, ended, position)).ToList();
        var varying = new List<int>();
        var states = UInt128.One;
        for (var position = 0; position < Positions && states * (uint)ranks[position].Count <= (UInt128)ulong.MaxValue + 1; position++)
        {
            states *= (uint)ranks[position].Count;
            if (ranks[position].Count > 1)
                varying.Add(position);
        }
        var below = UInt128.One;
        foreach (var position in Enumerable.Reverse(varying))
        {
            foreach (var (value, rank) in ranks[position].Of)
                _weights[position * Bytes + value] = (ulong)(below * (uint)rank);
            below *= (uint)ranks[position].Count;
        }
        _varying = [.. varying];
    }

    /// <summary>The packing for the ids at <paramref name="addresses"/>.</summary>
    public static IdPacking Of(IdRows rows, ReadOnlyMemory<int> addresses)
    {
        var (used, ended) = (new bool[Positions * Bytes], new bool[Positions]);
        // Threads only ever set marks, so they may share them.
        FrameBuilder.InRanges(addresses.Length, [MethodImpl(MethodImplOptions.AggressiveOptimization)] (from, to) =>
        {
            foreach (var address in addresses.Span[from..to])
            {
                var id = rows.IdAt(address);
                if (id.Length < Positions)
                    ended[id.Length] = true;
                else
                    id = id[..Positions];
                for (var position = 0; position < id.Length; position++)
                {
                    ref var mark = ref used[position * Bytes + id[position]];
                    if (!mark)
                        mark = true;
                }
            }
        });
        for (var position = 1; position < Positions; position++)
            ended[position] |= ended[position - 1];
        return new IdPacking(used, ended);
    }

    /// <summary>The number of <paramref name="id"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Pack(ReadOnlySpan<byte> id)
    {
        var key = 0UL;
        foreach (var position in _varying)
        {
            if (position >= id.Length)
                break;
            key = unchecked(key + _weights[position * Bytes + id[position]]);
        }
        return key;
    }

    private static (int Count, List<(int Value, int Rank)> Of) Ranks(bool[] used, bool[] ended, int position)
    {
        var first = ended[position] ? 1 : 0;
        var values = Enumerable.Range(0, Bytes).Where(value => used[position * Bytes + value]).Select((value, i) => (value, first + i)).ToList();
        return (Math.Max(1, values.Count + first), values);
    }
}
