using System.Buffers.Binary;
using System.Numerics;

namespace ChangliBridge.Domain.Drawing.Signing;

/// <summary>SM3 (密码杂凑算法), 32 bytes. Source: GB/T 32905-2016.</summary>
internal static class Sm3
{
    private const int BlockBytes = 64;

    /// <summary>The hash of <paramref name="message"/>.</summary>
    public static byte[] Of(ReadOnlySpan<byte> message)
    {
        Span<uint> state = [0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e];
        var wholeBytes = message.Length / BlockBytes * BlockBytes;
        for (var at = 0; at < wholeBytes; at += BlockBytes)
            Compress(state, message.Slice(at, BlockBytes));

        var rest = message[wholeBytes..];
        Span<byte> end = stackalloc byte[2 * BlockBytes];
        end = end[..(rest.Length < BlockBytes - 8 ? BlockBytes : 2 * BlockBytes)];
        end.Clear();
        rest.CopyTo(end);
        end[rest.Length] = 0x80;
        BinaryPrimitives.WriteUInt64BigEndian(end[^8..], 8UL * (ulong)message.Length);
        for (var at = 0; at < end.Length; at += BlockBytes)
            Compress(state, end.Slice(at, BlockBytes));

        var hash = new byte[32];
        for (var i = 0; i < state.Length; i++)
            BinaryPrimitives.WriteUInt32BigEndian(hash.AsSpan(4 * i), state[i]);
        return hash;
    }

    private static void Compress(Span<uint> state, ReadOnlySpan<byte> block)
    {
        Span<uint> words = stackalloc uint[68];
        Expand(words, block);
        var (a, b, c, d) = (state[0], state[1], state[2], state[3]);
        var (e, f, g, h) = (state[4], state[5], state[6], state[7]);
        for (var round = 0; round < 64; round++)
        {
            unchecked
            {
                var early = round < 16;
                var turned = BitOperations.RotateLeft(a, 12);
                var first = BitOperations.RotateLeft(turned + e + BitOperations.RotateLeft(early ? 0x79cc4519u : 0x7a879d8au, round), 7);
                var upper = (early ? a ^ b ^ c : (a & b) | (a & c) | (b & c)) + d + (first ^ turned) + (words[round] ^ words[round + 4]);
                var lower = (early ? e ^ f ^ g : (e & f) | (~e & g)) + h + first + words[round];
                (a, b, c, d) = (upper, a, BitOperations.RotateLeft(b, 9), c);
                (e, f, g, h) = (lower ^ BitOperations.RotateLeft(lower, 9) ^ BitOperations.RotateLeft(lower, 17), e, BitOperations.RotateLeft(f, 19), g);
            }
        }
        ReadOnlySpan<uint> mixed = [a, b, c, d, e, f, g, h];
        for (var i = 0; i < state.Length; i++)
            state[i] ^= mixed[i];
    }

    private static void Expand(Span<uint> words, ReadOnlySpan<byte> block)
    {
        for (var i = 0; i < 16; i++)
            words[i] = BinaryPrimitives.ReadUInt32BigEndian(block[(4 * i)..]);
        for (var i = 16; i < words.Length; i++)
        {
            var word = words[i - 16] ^ words[i - 9] ^ BitOperations.RotateLeft(words[i - 3], 15);
            words[i] = word ^ BitOperations.RotateLeft(word, 15) ^ BitOperations.RotateLeft(word, 23) ^ BitOperations.RotateLeft(words[i - 13], 7) ^ words[i - 6];
        }
    }
}
