using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ChangliBridge.Domain.Drawing.Hashing;

/// <summary>Sixteen messages at once: AVX-512, whose rotations and three-input functions are one instruction each.</summary>
internal readonly struct SixteenLanes : ILanes<Vector512<uint>>
{
    // Truth tables of x, y, z for vpternlogd.
    private const byte ChooseTable = 0xCA;
    private const byte MajorityTable = 0xE8;
    private const byte ParityTable = 0x96;

    public static int Count => 16;

    private static Vector512<byte> BigEndian
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.Create(
            0x00010203u, 0x04050607u, 0x08090a0bu, 0x0c0d0e0fu,
            0x00010203u, 0x04050607u, 0x08090a0bu, 0x0c0d0e0fu,
            0x00010203u, 0x04050607u, 0x08090a0bu, 0x0c0d0e0fu,
            0x00010203u, 0x04050607u, 0x08090a0bu, 0x0c0d0e0fu).AsByte();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> All(uint word) => Vector512.Create(word);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> Add(Vector512<uint> x, Vector512<uint> y) => x + y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> Choose(Vector512<uint> x, Vector512<uint> y, Vector512<uint> z) => Avx512F.TernaryLogic(x, y, z, ChooseTable);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> Majority(Vector512<uint> x, Vector512<uint> y, Vector512<uint> z) => Avx512F.TernaryLogic(x, y, z, MajorityTable);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> BigSigma0(Vector512<uint> x) => Parity(Avx512F.RotateRight(x, 2), Avx512F.RotateRight(x, 13), Avx512F.RotateRight(x, 22));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> BigSigma1(Vector512<uint> x) => Parity(Avx512F.RotateRight(x, 6), Avx512F.RotateRight(x, 11), Avx512F.RotateRight(x, 25));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> SmallSigma0(Vector512<uint> x) => Parity(Avx512F.RotateRight(x, 7), Avx512F.RotateRight(x, 18), x >>> 3);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> SmallSigma1(Vector512<uint> x) => Parity(Avx512F.RotateRight(x, 17), Avx512F.RotateRight(x, 19), x >>> 10);

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Load(ref byte rows, nint stride, ref Vector512<uint> words)
    {
        // Squares of 4 × 4 first, four rows at a time; the quarters of what that gives are then dealt to their columns.
        for (nint four = 0; four < 16; four += 4)
        {
            ref var row = ref Unsafe.Add(ref rows, stride * four);
            ref var to = ref Unsafe.Add(ref words, four);
            (to, Unsafe.Add(ref to, 1), Unsafe.Add(ref to, 2), Unsafe.Add(ref to, 3)) =
                InFours(Row(ref row), Row(ref Unsafe.Add(ref row, stride)), Row(ref Unsafe.Add(ref row, stride * 2)), Row(ref Unsafe.Add(ref row, stride * 3)));
        }
        Deal(ref words);
        Deal(ref Unsafe.Add(ref words, 1));
        Deal(ref Unsafe.Add(ref words, 2));
        Deal(ref Unsafe.Add(ref words, 3));
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Store(ref Vector512<uint> state, ref byte digests)
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
    private static void Put(Vector512<uint> quarters, ref byte to)
    {
        var bytes = Avx512BW.Shuffle(quarters.AsByte(), BigEndian);
        Avx512F.ExtractVector128(bytes, 0).StoreUnsafe(ref to);
        Avx512F.ExtractVector128(bytes, 1).StoreUnsafe(ref to, 128);
        Avx512F.ExtractVector128(bytes, 2).StoreUnsafe(ref to, 256);
        Avx512F.ExtractVector128(bytes, 3).StoreUnsafe(ref to, 384);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<uint> Row(ref byte row) => Avx512BW.Shuffle(Vector512.LoadUnsafe(ref row), BigEndian).AsUInt32();

    /// <summary>Transposes each 4 × 4 square of words.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<uint>, Vector512<uint>, Vector512<uint>, Vector512<uint>) InFours(Vector512<uint> a, Vector512<uint> b, Vector512<uint> c, Vector512<uint> d)
    {
        var (ab, cd) = (Avx512F.UnpackLow(a, b).AsUInt64(), Avx512F.UnpackLow(c, d).AsUInt64());
        var (abHigh, cdHigh) = (Avx512F.UnpackHigh(a, b).AsUInt64(), Avx512F.UnpackHigh(c, d).AsUInt64());
        return (Avx512F.UnpackLow(ab, cd).AsUInt32(), Avx512F.UnpackHigh(ab, cd).AsUInt32(), Avx512F.UnpackLow(abHigh, cdHigh).AsUInt32(), Avx512F.UnpackHigh(abHigh, cdHigh).AsUInt32());
    }

    /// <summary>Transposes the 4 × 4 square of quarters that stand in every fourth vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Deal(ref Vector512<uint> first)
    {
        var (a, b, c, d) = (first, Unsafe.Add(ref first, 4), Unsafe.Add(ref first, 8), Unsafe.Add(ref first, 12));
        var (ab, abHigh) = (Avx512F.Shuffle4x128(a, b, 0x44), Avx512F.Shuffle4x128(a, b, 0xEE));
        var (cd, cdHigh) = (Avx512F.Shuffle4x128(c, d, 0x44), Avx512F.Shuffle4x128(c, d, 0xEE));
        first = Avx512F.Shuffle4x128(ab, cd, 0x88);
        Unsafe.Add(ref first, 4) = Avx512F.Shuffle4x128(ab, cd, 0xDD);
        Unsafe.Add(ref first, 8) = Avx512F.Shuffle4x128(abHigh, cdHigh, 0x88);
        Unsafe.Add(ref first, 12) = Avx512F.Shuffle4x128(abHigh, cdHigh, 0xDD);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<uint> Parity(Vector512<uint> x, Vector512<uint> y, Vector512<uint> z) => Avx512F.TernaryLogic(x, y, z, ParityTable);
}
