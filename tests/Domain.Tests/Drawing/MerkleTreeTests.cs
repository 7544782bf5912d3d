using System.Security.Cryptography;
using ChangliBridge.Domain.Drawing;
using Xunit;

namespace ChangliBridge.Domain.Tests.Drawing;

/// <summary>The tree of RFC 6962 and RFC 9162, by the roots that Certificate Transparency publishes for its test inputs.</summary>
public sealed class MerkleTreeTests
{
    private static readonly string[] Inputs = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];

    [Theory]
    [InlineData(1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")]
    [InlineData(2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125")]
    [InlineData(3, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77")]
    [InlineData(4, "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")]
    [InlineData(5, "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4")]
    [InlineData(6, "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef")]
    [InlineData(7, "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c")]
    [InlineData(8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328")]
    public void A_tree_has_its_published_root(int leaves, string root) =>
        Assert.Equal(root, Convert.ToHexStringLower(MerkleTree.Root([.. Inputs.Take(leaves).SelectMany(LeafOf)])));

    [Fact]
    public void A_tree_without_leaves_has_no_root() => Assert.Throws<ArgumentException>(() => MerkleTree.Root([]));

    [Fact]
    public void Every_proof_leads_to_the_root_and_no_altered_one_does()
    {
        for (var size = 1; size <= 200; size++)
        {
            byte[][] leaves = [.. Enumerable.Range(0, size).Select(i => LeafOf($"{i:X8}"))];
            byte[] all = [.. leaves.SelectMany(leaf => leaf)];
            var root = MerkleTree.Root(all);
            for (var index = 0; index < size; index++)
            {
                var proof = MerkleTree.InclusionProof(all, index);
                Assert.True(MerkleTree.Includes(leaves[index], index, size, proof, root));
                Assert.False(MerkleTree.Includes(leaves[(index + 1) % size], index, size, proof, root) && size > 1);
                Assert.False(MerkleTree.Includes(leaves[index], index + 1, size, proof, root) && size > 1);
                Assert.False(MerkleTree.Includes(leaves[index], index, size, [.. proof, root], root));
                Assert.False(MerkleTree.Includes(leaves[index], index, size, [.. proof.Skip(1)], root) && size > 1);
                Assert.False(MerkleTree.Includes(leaves[index], index, size, proof, leaves[index]) && size > 1);
                foreach (var altered in proof.Select((node, i) => proof.Select((other, j) => i == j ? Flip(other, (size + index) % 256) : other).ToList()))
                    Assert.False(MerkleTree.Includes(leaves[index], index, size, altered, root));
            }
        }
    }

    [Theory]
    [InlineData(4_096)]
    [InlineData(4_097)]
    [InlineData(10_001)]
    public void A_tree_of_several_subtrees_is_the_tree_of_the_standard(int size)
    {
        byte[][] leaves = [.. Enumerable.Range(0, size).Select(i => LeafOf($"{i:X8}"))];
        byte[] all = [.. leaves.SelectMany(leaf => leaf)];
        var root = MerkleTree.Root(all);
        Assert.Equal(ByTheStandard(leaves), root);
        foreach (var index in new[] { 0, 1, 4_095, size - 2, size - 1 })
            Assert.True(MerkleTree.Includes(leaves[index], index, size, MerkleTree.InclusionProof(all, index), root));
    }

    [Theory]
    [InlineData(-1, 8)]
    [InlineData(8, 8)]
    [InlineData(0, 0)]
    public void A_place_outside_the_tree_is_not_included(long index, long size) => Assert.False(MerkleTree.Includes(LeafOf(""), index, size, [], LeafOf("")));

    private static byte[] ByTheStandard(ReadOnlySpan<byte[]> leaves)
    {
        if (leaves.Length == 1)
            return leaves[0];
        var split = 1;
        while (split * 2 < leaves.Length)
            split *= 2;
        return SHA256.HashData([1, .. ByTheStandard(leaves[..split]), .. ByTheStandard(leaves[split..])]);
    }

    private static byte[] Flip(byte[] hash, int bit)
    {
        byte[] flipped = [.. hash];
        flipped[bit / 8] ^= (byte)(1 << (bit % 8));
        return flipped;
    }

    private static byte[] LeafOf(string input) => SHA256.HashData([0, .. Convert.FromHexString(input)]);
}
