using System.Text;
using ChangliBridge.Domain.Drawing;
using CsCheck;
using Xunit;

namespace ChangliBridge.Domain.Tests.Drawing;

/// <summary>The list, whatever stands in it.</summary>
public sealed class FrameTests
{
    private static readonly Gen<string> AnyId = Gen.OneOf(
        Gen.String[Gen.Char['!', '~'], 0, 80], Gen.String[Gen.Char['0', '3'], 0, 6], Gen.String[Gen.Char['0', '9'], 3, 3].Select(tail => $"91130322MA{tail}"), Gen.String[0, 30]);

    private static readonly Gen<FrameEntry[]> AnyEntries = Gen.Select(AnyId, Gen.Int[0, 4]).Select((id, stratum) => new FrameEntry(id, $"S{stratum}")).Array[0, 300];

    [Fact]
    public void A_frame_is_sorted_by_the_bytes_of_its_ids_and_equal_ids_stay_as_they_came() =>
        AnyEntries.Sample(entries =>
        {
            Frame frame = [.. entries];
            var expected = entries.Select(entry => (entry.Stratum, Bytes: Encoding.UTF8.GetBytes(entry.Id))).OrderBy(entry => entry.Bytes, ByteOrder.Instance);
            Assert.Equal(expected.Select(entry => (entry.Stratum, Convert.ToHexString(entry.Bytes))),
                Enumerable.Range(0, frame.Count).Select(i => (frame.Strata[frame.StratumOf(i)], Convert.ToHexString(frame.IdOf(i)))));
        }, iter: 300);

    [Fact]
    public void Strata_stand_by_first_appearance_and_are_counted() =>
        AnyEntries.Sample(entries =>
        {
            Frame frame = [.. entries];
            Assert.Equal(frame.Select(entry => entry.Stratum).Distinct(), frame.Strata);
            Assert.Equal(frame.Strata.Select(name => entries.Count(entry => entry.Stratum == name)), frame.CountByStratum());
        }, iter: 100);

    [Fact]
    public void Every_id_is_found_where_it_stands() =>
        AnyEntries.Sample(entries =>
        {
            Frame frame = [.. entries.Where(entry => entry.Id.All(char.IsAscii)).DistinctBy(entry => entry.Id)];
            Assert.Equal(Enumerable.Range(0, frame.Count), frame.Select(entry => frame.Find(entry.Id)));
            Assert.Equal(-1, frame.Find("91130322MA0000000000"));
        }, iter: 100);

    [Theory]
    [InlineData(200_000, 1)]
    [InlineData(200_000, 7_919)]
    [InlineData(70_000, 3)]
    public void A_large_frame_is_sorted_as_a_small_one(int count, int step)
    {
        var builder = new FrameBuilder(10);
        for (var i = 0L; i < count; i++)
            builder.Add(Encoding.ASCII.GetBytes($"91130322MA{i * step % count:D8}"), i % 2 == 0 ? "A" : "B");
        var frame = builder.Build();
        Assert.Equal(count, frame.Count);
        Assert.Equal(Enumerable.Range(0, count).Select(i => $"91130322MA{i:D8}"), frame.Select(entry => entry.Id));
    }

    [Fact]
    public void Ids_that_differ_only_far_behind_are_still_in_order()
    {
        var ids = Enumerable.Range(0, 500).Select(i => $"{new string('x', 70)}{i * 37 % 500:D3}{new string('y', i % 300)}").ToList();
        Frame frame = [.. ids.Select(id => new FrameEntry(id, "A"))];
        Assert.Equal(ids.Order(StringComparer.Ordinal), frame.Select(entry => entry.Id));
    }

    [Fact]
    public void A_builder_is_empty_after_it_has_built()
    {
        var builder = new FrameBuilder(1);
        builder.Add("1", "A");
        Assert.Single(builder.Build());
        Assert.Empty(builder.Build());
        builder.Add("2", "B");
        Assert.Equal([new FrameEntry("2", "B")], builder.Build());
    }

    [Fact]
    public void A_frame_has_no_more_strata_than_it_can_number()
    {
        var builder = new FrameBuilder(70_000);
        for (var i = 0; i < 65_535; i++)
            builder.Add($"{i}", $"{i}");
        Assert.Throws<InvalidOperationException>(() => builder.Add("x", "x"));
        Assert.Equal(65_535, builder.Build().Strata.Count);
    }
}
