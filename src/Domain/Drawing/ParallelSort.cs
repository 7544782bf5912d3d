namespace ChangliBridge.Domain.Drawing;

/// <summary>Sorts numbers and what goes with them, in place, on all cores: split around a pivot until the parts are small.</summary>
internal static class ParallelSort
{
    private const int Small = 1 << 16;
    private const int MostSplits = 12;

    /// <summary>Sorts <paramref name="keys"/> and moves <paramref name="items"/> with them. Equal keys come in any order.</summary>
    public static void Sort(Memory<ulong> keys, Memory<int> items) => Sort(keys, items, 0);

    private static void Sort(Memory<ulong> keys, Memory<int> items, int splits)
    {
        if (keys.Length <= Small || splits == MostSplits)
        {
            keys.Span.Sort(items.Span);
            return;
        }
        var middle = Split(keys.Span, items.Span);
        Parallel.Invoke(() => Sort(keys[..middle], items[..middle], splits + 1), () => Sort(keys[middle..], items[middle..], splits + 1));
    }

    /// <summary>Hoare's partition: every key before the returned place is at most every key from it on, and neither part is empty.</summary>
    private static int Split(Span<ulong> keys, Span<int> items)
    {
        var pivot = Pivot(keys);
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

    // The median of 33 evenly spread keys: halves of much the same size for any input that is not made to spoil it.
    private static ulong Pivot(ReadOnlySpan<ulong> keys)
    {
        Span<ulong> sample = stackalloc ulong[33];
        for (var i = 0; i < sample.Length; i++)
            sample[i] = keys[(int)((keys.Length - 1L) * i / (sample.Length - 1))];
        sample.Sort();
        return sample[sample.Length / 2];
    }
}
