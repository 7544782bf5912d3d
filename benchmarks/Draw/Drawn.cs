using System.Runtime.InteropServices;
using System.Security.Cryptography;
using ChangliBridge.Domain.Drawing;

namespace ChangliBridge.Benchmarks.Draw;

/// <summary>An answer: the targets drawn of each stratum, in order.</summary>
internal sealed record Drawn(IReadOnlyDictionary<string, IEnumerable<ShardTarget>> Strata, Func<int, Frame> FrameOf)
{
    public static Drawn Of(IReadOnlyDictionary<string, IReadOnlyList<ShardTarget>> strata, Func<int, Frame> frameOf) =>
        new(strata.ToDictionary(stratum => stratum.Key, IEnumerable<ShardTarget> (stratum) => stratum.Value), frameOf);

    public static Drawn Of(Frame frame, IReadOnlyList<ArraySegment<RankedTarget>> lowest) =>
        new(frame.Strata.Zip(lowest).ToDictionary(stratum => stratum.First, stratum => stratum.Second.Select(target => new ShardTarget(0, target))), _ => frame);

    public IEnumerable<ShardTarget> Targets => Quotas.Strata.SelectMany(name => Strata[name]);

    /// <summary>One figure for the whole answer: every drawn id with its ticket, in order.</summary>
    public string Digest()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (shard, target) in Targets)
        {
            hash.AppendData(FrameOf(shard).IdOf(target.Index));
            var ticket = target.Ticket;
            hash.AppendData(MemoryMarshal.AsBytes(new ReadOnlySpan<Ticket>(in ticket)));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
