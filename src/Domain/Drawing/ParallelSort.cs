using System.Numerics;
using System.Runtime.CompilerServices;

namespace ChangliBridge.Domain.Drawing;

/// <summary>
/// Sorts numbers and what goes with them, in place, on all cores: a quicksort whose large parts run side by side. Compiled whole at first use,
/// since a frame is often sorted once in the life of a process.
/// </summary>
internal static class ParallelSort
{
    private const int Large = 1 << 16;
    private const int Few = 20;
    private const int Samples = 33;
    private const int WorthSampling = 1 << 10;

    /// <summary>Sorts <paramref name="keys"/> and moves <paramref name="items"/> with them. Equal keys come in any order.</summary>
    public static void Sort(Memory<ulong> keys, Memory<int> items) => Sort(keys, items, 2 * BitOperations.Log2((uint)keys.Length | 1));

    private static void Sort(Memory<ulong> keys, Memory<int> items, int splits)
    {
        if (keys.Length <= Large || splits == 0)
        {
            Sort(keys.Span, items.Span, splits);
            return;
        }
        var middle = Split(keys.Span, items.Span);
        Parallel.Invoke(() => Sort(keys[..middle], items[..middle], splits - 1), () => Sort(keys[middle..], items[middle..], splits - 1));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Sort(Span<ulong> keys, Span<int> items, int splits)
    {
        while (keys.Length > Few)
        {
            // Pivots that split badly so often are no accident: the base library's sort has a bound.
            if (splits == 0)
            {
                keys.Sort(items);
                return;
            }
            splits--;
            var middle = Split(keys, items);
            Sort(keys[..middle], items[..middle], splits);
            keys = keys[middle..];
            items = items[middle..];
        }
        for (var i = 1; i < keys.Length; i++)
        {
            var (key, item, to) = (keys[i], items[i], i);
            for (; to > 0 && key < keys[to - 1]; to--)
                (keys[to], items[to]) = (keys[to - 1], items[to - 1]);
            (keys[to], items[to]) = (key, item);
        }
    }

    /// <summary>Hoare's partition: every key before the returned place is at most every key from it on, and neither part is empty.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Split(Span<ulong> keys, Span<int> items)
    {
        var pivot = keys.Length < WorthSampling ? Middle(keys[0], keys[keys.Length / 2], keys[^1]) : Sampled(keys);
        var (low, high) = (-1, keys.Length);
        while (true)
        {
            do low++; while (keys[low] < pivot);
            do high--; while (keys[high] > pivot);
            if (low >= high)
                return low == 0 ? 1 : low;
            (keys[low], keys[high]) = (keys[high], keys[low]);
            (items[low], items[high]) = (items[high], items[low]);
        }
    }

    private static ulong Middle(ulong a, ulong b, ulong c) => Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));

    private static ulong Sampled(ReadOnlySpan<ulong> keys)
    {
        Span<ulong> sample = stackalloc ulong[Samples];
        for (var i = 0; i < sample.Length; i++)
            sample[i] = keys[(int)((keys.Length - 1L) * i / (sample.Length - 1))];
        sample.Sort();
        return sample[sample.Length / 2];
    }
}
