using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ChangliBridge.Domain.Drawing.Hashing;

/// <summary>One message at a time, on any processor.</summary>
internal readonly struct OneLane : ILanes<uint>
{
    public static int Count => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint All(uint word) => word;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Add(uint x, uint y) => unchecked(x + y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Choose(uint x, uint y, uint z) => ((y ^ z) & x) ^ z;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Majority(uint x, uint y, uint z) => (x & y) | (z & (x | y));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint BigSigma0(uint x) => BitOperations.RotateRight(x, 2) ^ BitOperations.RotateRight(x, 13) ^ BitOperations.RotateRight(x, 22);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint BigSigma1(uint x) => BitOperations.RotateRight(x, 6) ^ BitOperations.RotateRight(x, 11) ^ BitOperations.RotateRight(x, 25);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint SmallSigma0(uint x) => BitOperations.RotateRight(x, 7) ^ BitOperations.RotateRight(x, 18) ^ (x >> 3);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint SmallSigma1(uint x) => BitOperations.RotateRight(x, 17) ^ BitOperations.RotateRight(x, 19) ^ (x >> 10);

    public static void Load(ref byte rows, nint stride, ref uint words)
    {
        for (nint i = 0; i < 16; i++)
            Unsafe.Add(ref words, i) = BigEndian(ref Unsafe.Add(ref rows, i * 4));
    }

    public static void Store(ref uint state, ref byte digests) => StoreWords(ref state, 1, ref digests);

    /// <summary>The big-endian word at <paramref name="at"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static uint BigEndian(ref byte at)
    {
        var word = Unsafe.ReadUnaligned<uint>(ref at);
        return BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(word) : word;
    }

    /// <summary>Writes the digests of <paramref name="lanes"/> messages, word by word.</summary>
    internal static void StoreWords(ref uint state, int lanes, ref byte digests)
    {
        for (var lane = 0; lane < lanes; lane++)
        {
            var digest = MemoryMarshal.CreateSpan(ref Unsafe.Add(ref digests, lane * Constants.Digest), Constants.Digest);
            for (var i = 0; i < 8; i++)
                BinaryPrimitives.WriteUInt32BigEndian(digest[(i * 4)..], Unsafe.Add(ref state, i * lanes + lane));
        }
    }
}
