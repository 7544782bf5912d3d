using System.Numerics;
using System.Runtime.CompilerServices;

namespace ChangliBridge.Domain.Drawing;

/// <summary>
/// Sorts kept targets by stratum and ticket on all cores. Tickets spread evenly below the limit of their stratum, so that their leading bits say
/// nearly where they belong: they are dealt to buckets of a few each, and each bucket is sorted.
/// </summary>
internal sealed class TicketOrder
{
    private const int Few = 40;
    private const int BucketsAtOnce = 1 << 10;

    private readonly int[] _firstBuckets;
    private readonly int[] _shifts;

    /// <param name="counts">Kept targets of each stratum.</param>
    /// <param name="limits">Where the tickets of each end, by their leading 64 bits.</param>
    private TicketOrder(int[] counts, ulong[] limits)
    {
        (_firstBuckets, _shifts) = (new int[counts.Length + 1], new int[counts.Length]);
        for (var i = 0; i < counts.Length; i++)
        {
            var bits = Math.Max(0, BitOperations.Log2((uint)counts[i]) - 3);
            _shifts[i] = Math.Max(0, BitOperations.Log2(limits[i]) - bits);
            _firstBuckets[i + 1] = _firstBuckets[i] + (int)(limits[i] >> _shifts[i]) + 1;
        }
    }

    /// <summary>The targets of each stratum, by ticket. The sieves are empty afterwards.</summary>
    public static ArraySegment<RankedTarget>[] Sort(IReadOnlyList<TicketSieve> sieves, ulong[] limits)
    {
        var counts = new int[limits.Length];
        foreach (var sieve in sieves)
        {
            for (var i = 0; i < counts.Length; i++)
                counts[i] += sieve.Counts[i];
        }
        var sorted = new TicketOrder(counts, limits).Sort(sieves, counts.Sum());
        var at = 0;
        return [.. counts.Select(count => new ArraySegment<RankedTarget>(sorted, (at += count) - count, count))];
    }

    private RankedTarget[] Sort(IReadOnlyList<TicketSieve> sieves, int count)
    {
        var places = new int[sieves.Count][];
        Parallel.For(0, sieves.Count, i => places[i] = CountBuckets(sieves[i]));
        var ends = PlacesOf(places);
        var sorted = GC.AllocateUninitializedArray<RankedTarget>(count);
        Parallel.For(0, sieves.Count, i =>
        {
            Deal(sieves[i], places[i], sorted);
            sieves[i].Empty();
        });
        Parallel.For(0, (ends.Length + BucketsAtOnce - 1) / BucketsAtOnce, range =>
        {
            for (var bucket = range * BucketsAtOnce; bucket < Math.Min(ends.Length, (range + 1) * BucketsAtOnce); bucket++)
                SortBucket(sorted.AsSpan((bucket == 0 ? 0 : ends[bucket - 1])..ends[bucket]));
        });
        return sorted;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int BucketOf(in RankedTarget target) => _firstBuckets[target.Stratum] + (int)(target.Ticket.First >> _shifts[target.Stratum]);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int[] CountBuckets(TicketSieve sieve)
    {
        var counts = new int[_firstBuckets[^1]];
        foreach (var chunk in sieve.Kept)
        {
            foreach (ref readonly var target in chunk.AsSpan())
                counts[BucketOf(target)]++;
        }
        return counts;
    }

    /// <summary>Turns each sieve's counts into where its targets go.</summary>
    /// <returns>Where each bucket ends.</returns>
    private int[] PlacesOf(int[][] counts)
    {
        var ends = new int[_firstBuckets[^1]];
        var at = 0;
        for (var bucket = 0; bucket < ends.Length; bucket++)
        {
            foreach (var own in counts)
                (own[bucket], at) = (at, at + own[bucket]);
            ends[bucket] = at;
        }
        return ends;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Deal(TicketSieve sieve, int[] places, RankedTarget[] sorted)
    {
        foreach (var chunk in sieve.Kept)
        {
            foreach (ref readonly var target in chunk.AsSpan())
                sorted[places[BucketOf(target)]++] = target;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SortBucket(Span<RankedTarget> bucket)
    {
        if (bucket.Length > Few)
        {
            bucket.Sort();
            return;
        }
        for (var i = 1; i < bucket.Length; i++)
        {
            var target = bucket[i];
            var to = i;
            for (; to > 0 && target.CompareTo(bucket[to - 1]) < 0; to--)
                bucket[to] = bucket[to - 1];
            bucket[to] = target;
        }
    }
}
