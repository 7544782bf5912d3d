using System.Collections.Concurrent;
using System.Numerics;
using ChangliBridge.Domain.Drawing.Hashing;

namespace ChangliBridge.Domain.Drawing;

/// <summary>
/// 抽取排序: the lowest tickets of each stratum, exactly, on all cores. A first pass keeps what begins at or below the cut that even tickets
/// would have, and a margin; where that is too few, the limit is widened. Source: docs/draw.md, section 3.
/// </summary>
public static class Ranking
{
    // Beyond six standard deviations of what an even spread keeps, a second pass is rarer than once in a hundred million draws.
    internal const int Margin = 6;

    private const int Range = 1 << 13;
    private const int WorstMargin = 1 << 20;

    /// <summary>The lowest tickets of each stratum, by ticket, equal tickets by id.</summary>
    /// <param name="frame">The targets; of a draw in several shards, one shard.</param>
    /// <param name="blinds">As <see cref="FrameHashes.Blinds"/> gives them.</param>
    /// <param name="targetKey">32 bytes.</param>
    /// <param name="root">Of the whole frame, 32 bytes.</param>
    /// <param name="quotas">How many of each stratum, by index into the frame's strata; what a stratum does not have is not drawn.</param>
    /// <returns>By index into the frame's strata.</returns>
    public static IReadOnlyList<ArraySegment<RankedTarget>> Of(Frame frame, ReadOnlyMemory<byte> blinds, ReadOnlySpan<byte> targetKey, ReadOnlySpan<byte> root, IReadOnlyList<int> quotas) =>
        Of(LaneHasher.Widest, frame, blinds, MidstateOf(targetKey, root), quotas, Margin);

    /// <summary>The same over shards (分片) that are all at hand, one after the other. Cheaper than <see cref="Merge"/>, since each keeps its part alone.</summary>
    /// <returns>By stratum: what one frame of all targets gives.</returns>
    public static IReadOnlyDictionary<string, IReadOnlyList<ShardTarget>> Of(
        IReadOnlyList<FrameShard> shards, ReadOnlySpan<byte> targetKey, ReadOnlySpan<byte> root, IReadOnlyDictionary<string, int> quotas)
    {
        var midstate = MidstateOf(targetKey, root);
        var sizes = shards.SelectMany(shard => shard.Frame.Strata.Zip(shard.Frame.CountByStratum())).GroupBy(stratum => stratum.First)
            .ToDictionary(stratum => stratum.Key, stratum => stratum.Sum(part => (long)part.Second));
        for (var margin = Margin; ; margin = Wider(margin))
        {
            var limits = sizes.ToDictionary(stratum => stratum.Key, stratum => LimitOf((int)Math.Min(quotas.GetValueOrDefault(stratum.Key), stratum.Value), stratum.Value, margin));
            var ranked = shards.Select(shard => new RankedShard(shard.Frame, Below(LaneHasher.Widest, shard, midstate, [.. shard.Frame.Strata.Select(name => limits[name])]))).ToList();
            var merged = Merge(ranked, quotas);
            if (merged.All(stratum => stratum.Value.Count >= Math.Min(quotas[stratum.Key], sizes.GetValueOrDefault(stratum.Key))))
                return merged;
        }
    }

    /// <summary>The lowest tickets of each stratum over shards (分片) that part the targets of one draw, each ranked with the quotas of the whole.</summary>
    /// <param name="shards">Ranked by <see cref="Of(Frame, ReadOnlyMemory{byte}, ReadOnlySpan{byte}, ReadOnlySpan{byte}, IReadOnlyList{int})"/>, in this process or another.</param>
    /// <param name="quotas">By stratum; a stratum without one is not drawn.</param>
    /// <returns>By stratum: what one frame of all targets gives.</returns>
    public static IReadOnlyDictionary<string, IReadOnlyList<ShardTarget>> Merge(IReadOnlyList<RankedShard> shards, IReadOnlyDictionary<string, int> quotas) =>
        quotas.AsParallel().Select(quota => (quota.Key, Merged: RankedShard.Merge(shards, quota.Key, quota.Value))).ToDictionary(stratum => stratum.Key, stratum => stratum.Merged);

    /// <summary>The ticket of one target, for the proof of its own entry.</summary>
    public static Ticket TicketOf(ReadOnlySpan<byte> id, ReadOnlySpan<byte> blind, ReadOnlySpan<byte> targetKey, ReadOnlySpan<byte> root)
    {
        var batch = new MessageBatch(VectorPath.Scalar, MidstateOf(targetKey, root), blind.Length + id.Length);
        blind.CopyTo(batch.Message(0));
        id.CopyTo(batch.Message(0)[blind.Length..]);
        batch.End(0, blind.Length + id.Length);
        return Ticket.Of(batch.Hash(1));
    }

    /// <summary>The state after the one block that all tickets begin with.</summary>
    internal static Midstate MidstateOf(ReadOnlySpan<byte> targetKey, ReadOnlySpan<byte> root) => new([.. targetKey, .. root]);

    /// <summary>The same by a path and a margin of one's choice.</summary>
    internal static ArraySegment<RankedTarget>[] Of(VectorPath path, Frame frame, ReadOnlyMemory<byte> blinds, Midstate midstate, IReadOnlyList<int> quotas, int margin)
    {
        var sizes = frame.CountByStratum();
        if (quotas.Count != sizes.Length)
            throw new ArgumentException("One quota for each stratum of the frame.", nameof(quotas));
        int[] wanted = [.. sizes.Zip(quotas, Math.Min)];
        for (; ; margin = Wider(margin))
        {
            var ranked = Below(path, new FrameShard(frame, blinds), midstate, [.. wanted.Zip(sizes, (quota, size) => LimitOf(quota, size, margin))]);
            if (ranked.Zip(wanted).All(pair => pair.First.Count >= pair.Second))
                return [.. ranked.Zip(wanted, (targets, quota) => targets[..quota])];
        }
    }

    /// <summary>Every target at or below the limit of its stratum, by ticket.</summary>
    internal static ArraySegment<RankedTarget>[] Below(VectorPath path, FrameShard shard, Midstate midstate, ulong[] limits) =>
        TicketOrder.Sort(Sift(path, shard.Frame, shard.Blinds, midstate, limits), limits);

    /// <summary>Hashes every target and keeps those at or below the limit of their stratum.</summary>
    internal static IReadOnlyList<TicketSieve> Sift(VectorPath path, Frame frame, ReadOnlyMemory<byte> blinds, Midstate midstate, ulong[] limits)
    {
        var sieves = new ConcurrentBag<TicketSieve>();
        Parallel.For(0, (int)((frame.Count + Range - 1L) / Range), () => sieves.TryTake(out var idle) ? idle : new TicketSieve(new TicketBatch(path, midstate, frame, blinds), frame, limits), (range, _, sieve) =>
        {
            sieve.Pass(range * Range, (int)Math.Min(frame.Count, (range + 1L) * Range));
            return sieve;
        }, sieves.Add);
        return [.. sieves];
    }

    /// <summary>The leading 64 bits at which <paramref name="quota"/> of <paramref name="size"/> even tickets end, with a margin in standard deviations.</summary>
    internal static ulong LimitOf(int quota, long size, int margin)
    {
        if (quota == 0)
            return 0;
        // 2^ceil(log2(quota)/2) is at least the square root.
        var deviation = 1L << ((BitOperations.Log2((uint)quota) + 2) / 2);
        var kept = quota + (long)margin * deviation + margin;
        return kept >= size ? ulong.MaxValue : (ulong)(((UInt128)kept << 64) / (ulong)size);
    }

    private static int Wider(int margin) => margin == 0 ? 1 : margin < WorstMargin ? margin * 4 : int.MaxValue;
}
