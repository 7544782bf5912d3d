using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ChangliBridge.Domain.Drawing.Hashing;

/// <summary>Four messages at once: x64 and Arm64 alike.</summary>
internal readonly struct FourLanes : ILanes<Vector128<uint>>
{
    public static int Count => 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> All(uint word) => Vector128.Create(word);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> Add(Vector128<uint> x, Vector128<uint> y) => x + y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> Choose(Vector128<uint> x, Vector128<uint> y, Vector128<uint> z) => ((y ^ z) & x) ^ z;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> Majority(Vector128<uint> x, Vector128<uint> y, Vector128<uint> z) => (x & y) | (z & (x | y));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> BigSigma0(Vector128<uint> x) => Rotate(x, 2) ^ Rotate(x, 13) ^ Rotate(x, 22);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> BigSigma1(Vector128<uint> x) => Rotate(x, 6) ^ Rotate(x, 11) ^ Rotate(x, 25);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> SmallSigma0(Vector128<uint> x) => Rotate(x, 7) ^ Rotate(x, 18) ^ (x >>> 3);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> SmallSigma1(Vector128<uint> x) => Rotate(x, 17) ^ Rotate(x, 19) ^ (x >>> 10);

    public static void Load(ref byte rows, nint stride, ref Vector128<uint> words)
    {
        for (nint i = 0; i < 16; i++)
        {
            ref var at = ref Unsafe.Add(ref rows, i * 4);
            Unsafe.Add(ref words, i) = Vector128.Create(OneLane.BigEndian(ref at), OneLane.BigEndian(ref Unsafe.Add(ref at, stride)),
                OneLane.BigEndian(ref Unsafe.Add(ref at, stride * 2)), OneLane.BigEndian(ref Unsafe.Add(ref at, stride * 3)));
        }
    }

    public static void Store(ref Vector128<uint> state, ref byte digests) => OneLane.StoreWords(ref Unsafe.As<Vector128<uint>, uint>(ref state), Count, ref digests);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<uint> Rotate(Vector128<uint> x, [System.Diagnostics.CodeAnalysis.ConstantExpected] int by) => (x >>> by) | (x << (32 - by));
}
