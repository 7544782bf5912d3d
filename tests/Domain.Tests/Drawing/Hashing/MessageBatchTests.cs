using System.Security.Cryptography;
using ChangliBridge.Domain.Drawing.Hashing;
using CsCheck;
using Xunit;

namespace ChangliBridge.Domain.Tests.Drawing.Hashing;

/// <summary>Every width against the base library, bit for bit.</summary>
public sealed class MessageBatchTests
{
    private const int Longest = 200;

    private static readonly Gen<byte[][]> AnyMessages = Gen.Byte.Array[0, Longest].Array[1, 40];

    public static TheoryData<int> Paths() => [.. LaneHasher.Supported().Select(path => (int)path)];

    [Theory, MemberData(nameof(Paths))]
    public void Every_path_gives_the_digest_of_the_base_library(int path) =>
        AnyMessages.Sample(messages => Assert.Equal(messages.Select(Expected), Digests((VectorPath)path, Midstate.Start, messages)), iter: 300);

    [Theory, MemberData(nameof(Paths))]
    public void Every_path_goes_on_from_a_midstate(int path) =>
        Gen.Select(AnyMessages, Gen.Int[0, 3], Gen.Byte.Array[192]).Sample((messages, blocks, bytes) =>
        {
            var prefix = bytes[..(blocks * 64)];
            Assert.Equal(messages.Select(message => Expected([.. prefix, .. message])), Digests((VectorPath)path, new Midstate(prefix), messages));
        }, iter: 200);

    [Theory, MemberData(nameof(Paths))]
    public void Every_length_around_a_block_is_padded_right(int path)
    {
        var messages = Enumerable.Range(0, Longest + 1).Select(length => Enumerable.Range(0, length).Select(i => (byte)((i * 7 + length) % 256)).ToArray()).ToArray();
        Assert.Equal(messages.Select(Expected), Digests((VectorPath)path, Midstate.Start, messages));
        Assert.Equal(messages.Reverse().Select(Expected), Digests((VectorPath)path, Midstate.Start, [.. messages.Reverse()]));
    }

    [Fact]
    public void A_midstate_stands_between_blocks() => Assert.Throws<ArgumentException>(() => new Midstate(new byte[63]));

    private static string Expected(byte[] message) => Convert.ToHexStringLower(SHA256.HashData(message));

    private static List<string> Digests(VectorPath path, Midstate midstate, byte[][] messages)
    {
        var batch = new MessageBatch(path, midstate, Longest);
        var digests = new List<string>();
        foreach (var run in messages.Chunk(batch.Lanes))
        {
            for (var lane = 0; lane < run.Length; lane++)
            {
                run[lane].CopyTo(batch.Message(lane));
                batch.End(lane, run[lane].Length);
            }
            var hashed = batch.Hash(run.Length);
            for (var lane = 0; lane < run.Length; lane++)
                digests.Add(Convert.ToHexStringLower(hashed.Slice(lane * 32, 32)));
        }
        return digests;
    }
}
