using System.Runtime.CompilerServices;

namespace ChangliBridge.Domain.Drawing;

/// <summary>
/// Sorts ids by their bytes. The positions at which ids differ are packed into 64 bits so that the order of the numbers is that of the ids
/// (ids share long prefixes and few characters, so twelve positions fit); numbers are sorted in place, on all cores, and equal ones by the whole id.
/// </summary>
internal static class FrameOrder
{
    /// <summary>Puts the addresses of <paramref name="rows"/> into the order of their ids; equal ids stay as they came.</summary>
    public static void Sort(IdRows rows, Memory<int> addresses)
    {
        if (IsSorted(rows, addresses))
            return;
        var packing = IdPacking.Of(rows, addresses);
        var keys = GC.AllocateUninitializedArray<ulong>(addresses.Length);
        FrameBuilder.InRanges(addresses.Length, [MethodImpl(MethodImplOptions.AggressiveOptimization)] (from, to) =>
        {
            var order = addresses.Span;
            for (var i = from; i < to; i++)
                keys[i] = packing.Pack(rows.IdAt(order[i]));
        });
        ParallelSort.Sort(keys, addresses);
        SortTies(rows, keys, addresses.Span);
    }

    private static bool IsSorted(IdRows rows, ReadOnlyMemory<int> addresses)
    {
        var descents = 0;
        FrameBuilder.InRanges(addresses.Length, [MethodImpl(MethodImplOptions.AggressiveOptimization)] (from, to) =>
        {
            var order = addresses.Span;
            for (var i = Math.Max(from, 1); i < to && Volatile.Read(ref descents) == 0; i++)
            {
                if (rows.IdAt(order[i - 1]).SequenceCompareTo(rows.IdAt(order[i])) > 0)
                    Interlocked.Increment(ref descents);
            }
        });
        return descents == 0;
    }

    private static void SortTies(IdRows rows, ReadOnlySpan<ulong> keys, Span<int> addresses)
    {
        for (var from = 0; from < keys.Length;)
        {
            var to = from + 1;
            while (to < keys.Length && keys[to] == keys[from])
                to++;
            if (to - from > 1)
            {
                addresses[from..to].Sort((one, other) =>
                {
                    var order = rows.IdAt(one).SequenceCompareTo(rows.IdAt(other));
                    return order != 0 ? order : one.CompareTo(other);
                });
            }
            from = to;
        }
    }
}
