using ChangliBridge.Domain.Drawing;

namespace ChangliBridge.Benchmarks.Draw;

/// <summary>The same targets in 1, 2, 4 and 8 shards, each ranked by itself with the whole quotas and merged: the answer must be the same.</summary>
internal static class Shards
{
    private const int Most = 10_000_000;

    public static void Measure(FrozenTargets frozen, Table table)
    {
        if (frozen.Count > Most)
        {
            table.Line("left out", $"measured up to {Most:N0} targets; this run is {frozen.Shards.Count} shards itself");
            return;
        }
        var whole = frozen.Draw().Digest();
        foreach (var count in new[] { 1, 2, 4, 8 })
        {
            var frames = Enumerable.Range(0, count).Select(shard => FrozenTargets.FrameOf((int)((long)frozen.Count * shard / count), (int)((long)frozen.Count * (shard + 1) / count))).ToList();
            var blinds = frames.Select(FrozenTargets.BlindsOf).ToList();
            var time = Timing.Median(3, () => Ranking.Merge([.. frames.Zip(blinds, (frame, blind) => Ranked(frozen, frame, blind))], frozen.ByName), out var drawn);
            var same = Drawn.Of(drawn, shard => frames[shard]).Digest() == whole;
            if (!same)
                throw new InvalidOperationException($"{count} shards give another answer.");
            table.Rate($"{count} shards, ranked and merged, same answer", time, frozen.Count);
        }
    }

    private static RankedShard Ranked(FrozenTargets frozen, Frame frame, byte[] blinds) =>
        new(frame, Ranking.Of(frame, blinds, FrozenTargets.TargetKey, frozen.Root, [.. frame.Strata.Select(name => frozen.ByName[name])]));
}
