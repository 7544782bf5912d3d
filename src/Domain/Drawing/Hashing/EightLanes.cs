using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ChangliBridge.Domain.Drawing.Hashing;

/// <summary>Eight messages at once: AVX2.</summary>
internal readonly struct EightLanes : ILanes<Vector256<uint>>
{
    public static int Count => 8;

    private static Vector256<byte> BigEndian
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector256.Create(
            0x00010203u, 0x04050607u, 0x08090a0bu, 0x0c0d0e0fu,
            0x00010203u, 0x04050607u, 0x08090a0bu, 0x0c0d0e0fu).AsByte();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> All(uint word) => Vector256.Create(word);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> Add(Vector256<uint> x, Vector256<uint> y) => x + y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> Choose(Vector256<uint> x, Vector256<uint> y, Vector256<uint> z) => ((y ^ z) & x) ^ z;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> Majority(Vector256<uint> x, Vector256<uint> y, Vector256<uint> z) => (x & y) | (z & (x | y));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> BigSigma0(Vector256<uint> x) => Rotate(x, 2) ^ Rotate(x, 13) ^ Rotate(x, 22);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> BigSigma1(Vector256<uint> x) => Rotate(x, 6) ^ Rotate(x, 11) ^ Rotate(x, 25);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> SmallSigma0(Vector256<uint> x) => Rotate(x, 7) ^ Rotate(x, 18) ^ (x >>> 3);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> SmallSigma1(Vector256<uint> x) => Rotate(x, 17) ^ Rotate(x, 19) ^ (x >>> 10);

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Load(ref byte rows, nint stride, ref Vector256<uint> words)
    {
        for (nint half = 0; half < 2; half++)
        {
            ref var from = ref Unsafe.Add(ref rows, half * 32);
            ref var to = ref Unsafe.Add(ref words, half * 8);
            var (a0, a1, a2, a3) = FourRows(ref from, stride);
            var (b0, b1, b2, b3) = FourRows(ref Unsafe.Add(ref from, stride * 4), stride);
            to = Avx2.Permute2x128(a0, b0, 0x20);
            Unsafe.Add(ref to, 1) = Avx2.Permute2x128(a1, b1, 0x20);
            Unsafe.Add(ref to, 2) = Avx2.Permute2x128(a2, b2, 0x20);
            Unsafe.Add(ref to, 3) = Avx2.Permute2x128(a3, b3, 0x20);
            Unsafe.Add(ref to, 4) = Avx2.Permute2x128(a0, b0, 0x31);
            Unsafe.Add(ref to, 5) = Avx2.Permute2x128(a1, b1, 0x31);
            Unsafe.Add(ref to, 6) = Avx2.Permute2x128(a2, b2, 0x31);
            Unsafe.Add(ref to, 7) = Avx2.Permute2x128(a3, b3, 0x31);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Store(ref Vector256<uint> state, ref byte digests)
    {
        for (nint half = 0; half < 2; half++)
        {
            ref var from = ref Unsafe.Add(ref state, half * 4);
            var (a, b, c, d) = InFours(from, Unsafe.Add(ref from, 1), Unsafe.Add(ref from, 2), Unsafe.Add(ref from, 3));
            ref var to = ref Unsafe.Add(ref digests, half * 16);
            Put(a, ref to);
            Put(b, ref Unsafe.Add(ref to, 32));
            Put(c, ref Unsafe.Add(ref to, 64));
            Put(d, ref Unsafe.Add(ref to, 96));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(Vector256<uint> quarters, ref byte to)
    {
        var bytes = Avx2.Shuffle(quarters.AsByte(), BigEndian);
        bytes.GetLower().StoreUnsafe(ref to);
        bytes.GetUpper().StoreUnsafe(ref to, 128);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<uint>, Vector256<uint>, Vector256<uint>, Vector256<uint>) FourRows(ref byte rows, nint stride) =>
        InFours(Row(ref rows), Row(ref Unsafe.Add(ref rows, stride)), Row(ref Unsafe.Add(ref rows, stride * 2)), Row(ref Unsafe.Add(ref rows, stride * 3)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Row(ref byte row) => Avx2.Shuffle(Vector256.LoadUnsafe(ref row), BigEndian).AsUInt32();

    /// <summary>Transposes each 4 × 4 square of words.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<uint>, Vector256<uint>, Vector256<uint>, Vector256<uint>) InFours(Vector256<uint> a, Vector256<uint> b, Vector256<uint> c, Vector256<uint> d)
    {
        var (ab, cd) = (Avx2.UnpackLow(a, b).AsUInt64(), Avx2.UnpackLow(c, d).AsUInt64());
        var (abHigh, cdHigh) = (Avx2.UnpackHigh(a, b).AsUInt64(), Avx2.UnpackHigh(c, d).AsUInt64());
        return (Avx2.UnpackLow(ab, cd).AsUInt32(), Avx2.UnpackHigh(ab, cd).AsUInt32(), Avx2.UnpackLow(abHigh, cdHigh).AsUInt32(), Avx2.UnpackHigh(abHigh, cdHigh).AsUInt32());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Rotate(Vector256<uint> x, [System.Diagnostics.CodeAnalysis.ConstantExpected] int by) => (x >>> by) | (x << (32 - by));
}
