using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ChangliBridge.Domain.Drawing.Hashing;

/// <summary>
/// The compression function of SHA-256 over several messages at once. The schedule stays in memory and the rounds in a loop of eight:
/// in registers or wholly unrolled it outgrows what the just-in-time compiler optimises.
/// </summary>
internal static class Compression<TLanes, TVector>
    where TLanes : struct, ILanes<TVector>
    where TVector : unmanaged
{
    /// <summary>Words of scratch that <see cref="Run"/> needs: the schedule.</summary>
    public const int Schedule = 64;

    /// <summary>Adds one block of each message to <paramref name="state"/> (8 vectors).</summary>
    /// <param name="state">Before and after.</param>
    /// <param name="w">The 16 words of the block, with room for <see cref="Schedule"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(ref TVector state, ref TVector w)
    {
        for (nint t = 0; t < Schedule - 16; t += 2)
        {
            Unsafe.Add(ref w, t + 16) = Next(Unsafe.Add(ref w, t), Unsafe.Add(ref w, t + 1), Unsafe.Add(ref w, t + 9), Unsafe.Add(ref w, t + 14));
            Unsafe.Add(ref w, t + 17) = Next(Unsafe.Add(ref w, t + 1), Unsafe.Add(ref w, t + 2), Unsafe.Add(ref w, t + 10), Unsafe.Add(ref w, t + 15));
        }
        ref var k = ref MemoryMarshal.GetReference(Constants.Rounds);
        var (a, b, c, d) = (state, Unsafe.Add(ref state, 1), Unsafe.Add(ref state, 2), Unsafe.Add(ref state, 3));
        var (e, f, g, h) = (Unsafe.Add(ref state, 4), Unsafe.Add(ref state, 5), Unsafe.Add(ref state, 6), Unsafe.Add(ref state, 7));
        for (nint t = 0; t < Schedule; t += 8)
        {
            Round(a, b, c, ref d, e, f, g, ref h, Unsafe.Add(ref w, t), Unsafe.Add(ref k, t));
            Round(h, a, b, ref c, d, e, f, ref g, Unsafe.Add(ref w, t + 1), Unsafe.Add(ref k, t + 1));
            Round(g, h, a, ref b, c, d, e, ref f, Unsafe.Add(ref w, t + 2), Unsafe.Add(ref k, t + 2));
            Round(f, g, h, ref a, b, c, d, ref e, Unsafe.Add(ref w, t + 3), Unsafe.Add(ref k, t + 3));
            Round(e, f, g, ref h, a, b, c, ref d, Unsafe.Add(ref w, t + 4), Unsafe.Add(ref k, t + 4));
            Round(d, e, f, ref g, h, a, b, ref c, Unsafe.Add(ref w, t + 5), Unsafe.Add(ref k, t + 5));
            Round(c, d, e, ref f, g, h, a, ref b, Unsafe.Add(ref w, t + 6), Unsafe.Add(ref k, t + 6));
            Round(b, c, d, ref e, f, g, h, ref a, Unsafe.Add(ref w, t + 7), Unsafe.Add(ref k, t + 7));
        }
        Add(ref state, a);
        Add(ref Unsafe.Add(ref state, 1), b);
        Add(ref Unsafe.Add(ref state, 2), c);
        Add(ref Unsafe.Add(ref state, 3), d);
        Add(ref Unsafe.Add(ref state, 4), e);
        Add(ref Unsafe.Add(ref state, 5), f);
        Add(ref Unsafe.Add(ref state, 6), g);
        Add(ref Unsafe.Add(ref state, 7), h);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Next(TVector w16, TVector w15, TVector w7, TVector w2) =>
        TLanes.Add(TLanes.Add(w16, TLanes.SmallSigma0(w15)), TLanes.Add(w7, TLanes.SmallSigma1(w2)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Round(TVector a, TVector b, TVector c, ref TVector d, TVector e, TVector f, TVector g, ref TVector h, TVector word, uint constant)
    {
        var t1 = TLanes.Add(TLanes.Add(TLanes.Add(h, TLanes.Add(word, TLanes.All(constant))), TLanes.Choose(e, f, g)), TLanes.BigSigma1(e));
        d = TLanes.Add(d, t1);
        h = TLanes.Add(TLanes.Add(t1, TLanes.Majority(a, b, c)), TLanes.BigSigma0(a));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(ref TVector word, TVector more) => word = TLanes.Add(word, more);
}
