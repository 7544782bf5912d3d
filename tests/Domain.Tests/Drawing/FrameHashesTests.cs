using System.Security.Cryptography;
using System.Text;
using ChangliBridge.Domain.Drawing;
using CsCheck;
using Xunit;

namespace ChangliBridge.Domain.Tests.Drawing;

/// <summary>Blinds, leaves, root and proofs of a frame, against the base library.</summary>
public sealed class FrameHashesTests
{
    private static readonly byte[] Key = SmallDraw.Bytes(9);

    private static readonly Gen<Frame> AnyFrame = Gen.Select(Gen.String[Gen.Char['!', '~'], 1, 54], Gen.String[0, 60]).Array[1, 100]
        .Select(rows => Frame.Of([.. rows.Select(row => new FrameEntry(row.Item1, row.Item2))]));

    [Fact]
    public void Blinds_and_leaves_are_those_of_the_document() =>
        AnyFrame.Sample(frame =>
        {
            var blinds = FrameHashes.Blinds(frame, Key);
            var leaves = new byte[frame.Count * 32];
            FrameHashes.Leaves(frame, blinds, 0, leaves);
            for (var i = 0; i < frame.Count; i++)
            {
                var blind = SHA256.HashData([.. Key, .. frame.IdOf(i)])[..16];
                Assert.Equal(blind, blinds[(i * 16)..(i * 16 + 16)]);
                Assert.Equal(SHA256.HashData([0, .. blind, .. frame.IdOf(i), 0x1F, .. Encoding.UTF8.GetBytes(frame[i].Stratum)]), leaves[(i * 32)..(i * 32 + 32)]);
            }
        }, iter: 100);

    [Fact]
    public void A_run_of_leaves_is_part_of_all()
    {
        var (frame, blinds, leaves) = Numbered(100);
        var run = new byte[37 * 32];
        FrameHashes.Leaves(frame, blinds, 21, run);
        Assert.Equal(leaves[(21 * 32)..(58 * 32)], run);
        Assert.Throws<ArgumentException>(() => FrameHashes.Leaves(frame, blinds, 0, new byte[33]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1_000)]
    [InlineData(4_096)]
    [InlineData(12_289)]
    public void Root_and_proofs_are_those_of_the_leaves(int count)
    {
        var (frame, blinds, leaves) = Numbered(count);
        var root = FrameHashes.Root(frame, blinds);
        Assert.Equal(MerkleTree.Root(leaves), root);
        foreach (var index in new[] { 0, count / 2, count - 1 })
        {
            var proof = FrameHashes.InclusionProof(frame, blinds, index);
            Assert.Equal(MerkleTree.InclusionProof(leaves, index), proof);
            Assert.True(MerkleTree.Includes(leaves[(index * 32)..(index * 32 + 32)], index, count, proof, root));
        }
    }

    [Fact]
    public void An_empty_frame_has_no_root() => Assert.Throws<ArgumentException>(() => FrameHashes.Root([], Array.Empty<byte>()));

    private static (Frame Frame, byte[] Blinds, byte[] Leaves) Numbered(int count)
    {
        Frame frame = [.. Enumerable.Range(0, count).Select(i => new FrameEntry($"91130322MA{i:D8}", i % 3 == 0 ? "A" : "B"))];
        var (blinds, leaves) = (FrameHashes.Blinds(frame, Key), new byte[count * 32]);
        FrameHashes.Leaves(frame, blinds, 0, leaves);
        return (frame, blinds, leaves);
    }
}
