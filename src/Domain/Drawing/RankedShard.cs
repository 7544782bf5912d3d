namespace ChangliBridge.Domain.Drawing;

/// <summary>
/// 分片排序: the ranking of one shard of a draw. A shard that was ranked elsewhere may come with a frame of its ranked targets alone.
/// </summary>
/// <param name="Frame">The shard's targets.</param>
/// <param name="Lowest">As <see cref="Ranking"/> gives it, by index into the frame's strata.</param>
public sealed record RankedShard(Frame Frame, IReadOnlyList<ArraySegment<RankedTarget>> Lowest)
{
    /// <summary>The lowest of one stratum over all shards.</summary>
    internal static IReadOnlyList<ShardTarget> Merge(IReadOnlyList<RankedShard> shards, string stratum, int quota)
    {
        var lists = shards.Select(shard => shard.Of(stratum)).ToArray();
        var heads = new int[lists.Length];
        var merged = new ShardTarget[Math.Min(quota, lists.Sum(list => (long)list.Count))];
        for (var i = 0; i < merged.Length; i++)
        {
            var first = -1;
            for (var shard = 0; shard < lists.Length; shard++)
            {
                if (heads[shard] < lists[shard].Count && (first < 0 || ComesBefore(shards, new(shard, lists[shard][heads[shard]]), new(first, lists[first][heads[first]]))))
                    first = shard;
            }
            merged[i] = new(first, lists[first][heads[first]++]);
        }
        return merged;
    }

    private static bool ComesBefore(IReadOnlyList<RankedShard> shards, ShardTarget one, ShardTarget other)
    {
        var order = one.Target.Ticket.CompareTo(other.Target.Ticket);
        return order != 0 ? order < 0 : shards[one.Shard].Frame.IdOf(one.Target.Index).SequenceCompareTo(shards[other.Shard].Frame.IdOf(other.Target.Index)) < 0;
    }

    private ArraySegment<RankedTarget> Of(string stratum)
    {
        for (var i = 0; i < Frame.Strata.Count; i++)
        {
            if (Frame.Strata[i] == stratum)
                return Lowest[i];
        }
        return ArraySegment<RankedTarget>.Empty;
    }
}
