using System.Security.Cryptography;
using System.Text;
using ChangliBridge.Domain.Drawing;
using ChangliBridge.Domain.Drawing.Hashing;
using CsCheck;
using Xunit;

namespace ChangliBridge.Domain.Tests.Drawing;

/// <summary>The lowest tickets, against the base library and an ordinary sort.</summary>
public sealed class RankingTests
{
    private static readonly byte[] Root = SmallDraw.Bytes(1);

    private static readonly Gen<string> AnyId = Gen.OneOf(new[] { 1, 18, 39, 40, 54 }.Select(length => Gen.String[Gen.Char['!', '~'], length, length]).ToArray());

    private static readonly Gen<(Frame Frame, byte[] Blinds, byte[] Key, int[] Quotas)> AnyRanking =
        from rows in Gen.Select(AnyId, Gen.Int[0, 3]).Array[0, 400]
        from key in Gen.Byte.Array[32]
        let frame = Frame.Of([.. rows.DistinctBy(row => row.Item1).Select(row => new FrameEntry(row.Item1, $"S{row.Item2}"))])
        from quotas in Gen.OneOf(Gen.Const(0), Gen.Int[0, 30], Gen.Int[0, 400], Gen.Const(int.MaxValue)).Array[frame.Strata.Count]
        select (frame, FrameHashes.Blinds(frame, key), key, quotas);

    public static TheoryData<int> Paths() => [.. LaneHasher.Supported().Select(path => (int)path)];

    [Theory, MemberData(nameof(Paths))]
    public void Every_path_gives_the_lowest_tickets_in_order(int path) =>
        AnyRanking.Sample(draw =>
        {
            var ranked = Ranking.Of((VectorPath)path, draw.Frame, draw.Blinds, Ranking.MidstateOf(draw.Key, Root), draw.Quotas, Ranking.Margin);
            Assert.Equal(Naive(draw.Frame, draw.Blinds, draw.Key, draw.Quotas), ranked.Select(stratum => stratum.Select(target => (target.Index, target.Ticket.ToString()))));
        }, iter: 200);

    [Fact]
    public void A_quota_of_the_whole_stratum_draws_it_whole() =>
        AnyRanking.Sample(draw =>
        {
            var ranked = Ranking.Of(draw.Frame, draw.Blinds, draw.Key, Root, draw.Frame.CountByStratum());
            Assert.Equal(draw.Frame.CountByStratum(), ranked.Select(stratum => stratum.Count));
            Assert.Equal(Enumerable.Range(0, draw.Frame.Count), ranked.SelectMany(stratum => stratum).Select(target => target.Index).Order());
        }, iter: 100);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1_000_000)]
    public void A_limit_that_keeps_too_few_is_widened(int margin)
    {
        var (frame, blinds) = Numbered(60_000);
        int[] quotas = [7, 20_000, 1];
        var expected = Ranking.Of(frame, blinds, SmallDraw.Bytes(2), Root, quotas);
        Assert.Equal(expected, Ranking.Of(LaneHasher.Widest, frame, blinds, Ranking.MidstateOf(SmallDraw.Bytes(2), Root), quotas, margin));
        Assert.Equal(Naive(frame, blinds, SmallDraw.Bytes(2), quotas), expected.Select(stratum => stratum.Select(target => (target.Index, target.Ticket.ToString()))));
    }

    [Fact]
    public void Shards_give_the_answer_of_the_whole()
    {
        var (frame, blinds) = Numbered(20_000);
        int[] quotas = [70, 3_000, 20_000];
        var whole = Ranking.Of(frame, blinds, SmallDraw.Bytes(2), Root, quotas);
        var byName = frame.Strata.Zip(quotas).ToDictionary(pair => pair.First, pair => pair.Second);
        for (var count = 1; count <= 8; count++)
        {
            var shards = Enumerable.Range(0, count).Select(shard => Ranked([.. frame.Where((_, i) => i % count == shard)], byName)).ToList();
            var merged = Ranking.Merge(shards, byName);
            Assert.Equal(merged, Ranking.Of([.. shards.Select(shard => new FrameShard(shard.Frame, FrameHashes.Blinds(shard.Frame, SmallDraw.Bytes(9))))], SmallDraw.Bytes(2), Root, byName));
            for (var i = 0; i < quotas.Length; i++)
            {
                Assert.Equal(whole[i].Select(target => (frame[target.Index], target.Ticket)),
                    merged[frame.Strata[i]].Select(entry => (shards[entry.Shard].Frame[entry.Target.Index], entry.Target.Ticket)));
            }
        }
    }

    [Fact]
    public void The_ticket_of_one_target_is_that_of_its_place() =>
        AnyRanking.Sample(draw =>
        {
            foreach (var target in Ranking.Of(draw.Frame, draw.Blinds, draw.Key, Root, draw.Quotas).SelectMany(stratum => stratum))
                Assert.Equal(target.Ticket, Ranking.TicketOf(draw.Frame.IdOf(target.Index), draw.Blinds.AsSpan(target.Index * 16, 16), draw.Key, Root));
        }, iter: 30);

    [Fact]
    public void Quotas_are_as_many_as_strata() =>
        Assert.Throws<ArgumentException>(() => Ranking.Of([new FrameEntry("1", "A")], new byte[16], SmallDraw.Bytes(2), Root, []));

    [Fact]
    public void A_ticket_is_ordered_by_its_bytes() =>
        Gen.Select(Gen.Byte.Array[32], Gen.Byte.Array[32], Gen.Int[0, 32]).Sample((one, other, same) =>
        {
            one.AsSpan(0, same).CopyTo(other);
            Assert.Equal(Math.Sign(one.AsSpan().SequenceCompareTo(other)), Ticket.Of(one).CompareTo(Ticket.Of(other)));
            Assert.Equal(one, Ticket.Of(one).ToBytes());
        });

    private static RankedShard Ranked(Frame frame, Dictionary<string, int> quotas) =>
        new(frame, Ranking.Of(frame, FrameHashes.Blinds(frame, SmallDraw.Bytes(9)), SmallDraw.Bytes(2), Root, [.. frame.Strata.Select(name => quotas[name])]));

    private static (Frame Frame, byte[] Blinds) Numbered(int count)
    {
        Frame frame = [.. Enumerable.Range(0, count).Select(i => new FrameEntry($"91130322MA{i:D8}", $"S{i % 3}"))];
        return (frame, FrameHashes.Blinds(frame, SmallDraw.Bytes(9)));
    }

    private static IEnumerable<IEnumerable<(int, string)>> Naive(Frame frame, byte[] blinds, byte[] key, int[] quotas)
    {
        var tickets = Enumerable.Range(0, frame.Count)
            .Select(i => (Index: i, Ticket: Convert.ToHexStringLower(SHA256.HashData([.. key, .. Root, .. blinds.AsSpan(i * 16, 16), .. Encoding.UTF8.GetBytes(frame[i].Id)]))))
            .OrderBy(entry => entry.Ticket, StringComparer.Ordinal).ThenBy(entry => frame[entry.Index].Id, StringComparer.Ordinal).ToList();
        return quotas.Select((quota, stratum) => tickets.Where(entry => frame.StratumOf(entry.Index) == stratum).Take(quota));
    }
}
