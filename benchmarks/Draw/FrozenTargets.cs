using System.Diagnostics;
using System.Security.Cryptography;
using ChangliBridge.Domain.Drawing;
using ChangliBridge.Domain.Drawing.Hashing;

namespace ChangliBridge.Benchmarks.Draw;

/// <summary>The targets of a run with what their draw needs. Beyond 25 million they are several shards, all held.</summary>
internal sealed class FrozenTargets
{
    private const int ShardSize = 25_000_000;

    private static readonly byte[] FrameKey = SHA256.HashData("frame key"u8);

    private FrozenTargets(int count, IReadOnlyList<FrameShard> shards, byte[] root)
    {
        (Count, Shards, Root) = (count, shards, root);
        Sizes = shards.SelectMany(shard => shard.Frame.Strata.Zip(shard.Frame.CountByStratum())).GroupBy(part => part.First).ToDictionary(parts => parts.Key, parts => parts.Sum(part => (long)part.Second));
        ByName = Quotas.Of(Sizes);
    }

    public static byte[] TargetKey { get; } = SHA256.HashData("target key"u8);

    public int Count { get; }

    public IReadOnlyList<FrameShard> Shards { get; }

    public byte[] Root { get; }

    public IReadOnlyDictionary<string, long> Sizes { get; }

    public IReadOnlyDictionary<string, int> ByName { get; }

    /// <summary>Makes the targets and prints what the freeze takes. Writing the codes is not counted.</summary>
    public static FrozenTargets Make(int count, Table table)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        Machine.ForgetPeak();
        var peakBefore = Machine.PeakMemory();
        var shards = new List<FrameShard>();
        var (build, blinds, roots) = (TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero);
        var root = new List<byte[]>();
        var parts = (int)((count + ShardSize - 1L) / ShardSize);
        for (var part = 0; part < parts; part++)
        {
            build += BuildOf((int)((long)count * part / parts), (int)((long)count * (part + 1) / parts), out var frame);
            blinds += Timing.Once(() => FrameHashes.Blinds(frame, FrameKey), out var blind);
            roots += Timing.Once(() => FrameHashes.Root(frame, blind), out var own);
            shards.Add(new FrameShard(frame, blind));
            root.Add(own);
        }
        var peak = Machine.PeakMemory() - peakBefore;
        var held = GC.GetTotalMemory(forceFullCollection: true) - before;
        table.Line("shards held", $"{parts}");
        table.Rate("build and sort the frame", build, count);
        table.Rate("blinds", blinds, count);
        table.Rate("leaves and Merkle root", roots, count);
        table.Line("frame and blinds", $"{(double)held / count:F1} bytes a target");
        table.Line("peak while building and hashing", $"{(double)peak / count:F1} bytes a target ({peak >> 20:N0} MiB)");
        return new FrozenTargets(count, shards, parts == 1 ? root[0] : MerkleTree.Root([.. root.SelectMany(hash => hash)]));
    }

    /// <summary>The frame of some of the targets.</summary>
    public static Frame FrameOf(int from, int to)
    {
        BuildOf(from, to, out var frame);
        return frame;
    }

    public static byte[] BlindsOf(Frame frame) => FrameHashes.Blinds(frame, FrameKey);

    public Drawn Draw() => Shards is [var only]
        ? Drawn.Of(only.Frame, Ranking.Of(only.Frame, only.Blinds, TargetKey, Root, [.. only.Frame.Strata.Select(name => ByName[name])]))
        : Drawn.Of(Ranking.Of(Shards, TargetKey, Root, ByName), shard => Shards[shard].Frame);

    /// <summary>Every target hashed and compared with its limit, nothing sorted.</summary>
    public int Sift()
    {
        var (midstate, kept) = (Ranking.MidstateOf(TargetKey, Root), 0);
        foreach (var shard in Shards)
        {
            foreach (var sieve in Ranking.Sift(LaneHasher.Widest, shard.Frame, shard.Blinds, midstate, LimitsOf(shard.Frame)))
            {
                kept += sieve.Counts.Sum();
                sieve.Empty();
            }
        }
        return kept;
    }

    /// <summary>The limit of each stratum of a shard.</summary>
    public ulong[] LimitsOf(Frame frame) => [.. frame.Strata.Select(name => Ranking.LimitOf(ByName[name], Sizes[name], Ranking.Margin))];

    private static TimeSpan BuildOf(int from, int to, out Frame frame)
    {
        const int run = 1 << 16;
        var (codes, watch) = (new byte[run * Codes.Length], new Stopwatch());
        var builder = new FrameBuilder(to - from);
        for (; from < to; from += run)
        {
            var (first, count) = (from, Math.Min(run, to - from));
            Parallel.For(0, count, i => Codes.Write(first + i, codes.AsSpan(i * Codes.Length, Codes.Length)));
            watch.Start();
            for (var i = 0; i < count; i++)
                builder.Add(codes.AsSpan(i * Codes.Length, Codes.Length), Quotas.Strata[Codes.StratumOf(first + i)]);
            watch.Stop();
        }
        watch.Start();
        frame = builder.Build();
        return watch.Elapsed;
    }
}
