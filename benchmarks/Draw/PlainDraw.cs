using System.Security.Cryptography;
using ChangliBridge.Domain.Drawing;

namespace ChangliBridge.Benchmarks.Draw;

/// <summary>
/// The peer: the same draw with one call of the base library a target. It has our limit and a sort of what is kept, so that hashing is what differs.
/// </summary>
internal static class PlainDraw
{
    private const int Many = 10_000_000;

    /// <summary>Draws, checks that the answer is <paramref name="answer"/>, and prints the median time of three draws; of many targets, one.</summary>
    public static TimeSpan Measure(FrozenTargets frozen, int threads, string answer, Table table)
    {
        var times = new List<TimeSpan>();
        var digest = "";
        for (var run = 0; run < (frozen.Count > Many ? 1 : 3); run++)
        {
            times.Add(Timing.Once(() => Draw(frozen, threads), out var drawn));
            digest = Drawn.Of(drawn, shard => frozen.Shards[shard].Frame).Digest();
        }
        var time = times.Order().ElementAt(times.Count / 2);
        if (digest != answer)
            throw new InvalidOperationException("The plain draw gives another answer.");
        table.Rate(threads == 1 ? "one thread" : $"{threads} threads", time, frozen.Count);
        return time;
    }

    private static Dictionary<string, IReadOnlyList<ShardTarget>> Draw(FrozenTargets frozen, int threads)
    {
        var kept = Quotas.Strata.ToDictionary(name => name, _ => new List<ShardTarget>());
        for (var shard = 0; shard < frozen.Shards.Count; shard++)
        {
            var (own, count) = (shard, frozen.Shards[shard].Frame.Count);
            Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, thread =>
            {
                var part = Keep(frozen, own, (int)((long)count * thread / threads), (int)((long)count * (thread + 1) / threads));
                lock (kept)
                {
                    for (var i = 0; i < part.Length; i++)
                        kept[frozen.Shards[own].Frame.Strata[i]].AddRange(part[i]);
                }
            });
        }
        Parallel.ForEach(kept.Values, new ParallelOptions { MaxDegreeOfParallelism = threads }, targets => targets.Sort((one, other) => one.Target.CompareTo(other.Target)));
        return kept.ToDictionary(stratum => stratum.Key, IReadOnlyList<ShardTarget> (stratum) => stratum.Value.GetRange(0, frozen.ByName[stratum.Key]));
    }

    private static List<ShardTarget>[] Keep(FrozenTargets frozen, int shard, int from, int to)
    {
        var frame = frozen.Shards[shard].Frame;
        var blinds = frozen.Shards[shard].Blinds.Span;
        var limits = frozen.LimitsOf(frame);
        var kept = limits.Select(_ => new List<ShardTarget>()).ToArray();
        Span<byte> message = stackalloc byte[192];
        Span<byte> digest = stackalloc byte[32];
        FrozenTargets.TargetKey.CopyTo(message);
        frozen.Root.CopyTo(message[32..]);
        for (var i = from; i < to; i++)
        {
            var (stratum, length) = (frame.StratumOf(i), frame.IdOf(i).Length);
            blinds.Slice(i * 16, 16).CopyTo(message[64..]);
            frame.IdOf(i).CopyTo(message[80..]);
            SHA256.HashData(message[..(80 + length)], digest);
            var ticket = Ticket.Of(digest);
            if (ticket.First <= limits[stratum])
                kept[stratum].Add(new ShardTarget(shard, new RankedTarget(i, stratum, ticket)));
        }
        return kept;
    }
}
