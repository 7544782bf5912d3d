using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ChangliBridge.Domain.Drawing.Hashing;

/// <summary>
/// The compression function of SHA-256 over several messages at once. The schedule stays in memory and the rounds in a loop of sixteen:
/// in registers or wholly unrolled it outgrows what the just-in-time compiler optimises.
/// </summary>
internal static class Compression<TLanes, TVector>
    where TLanes : struct, ILanes<TVector>
    where TVector : unmanaged
{
    /// <summary>Words of a block, which make room for those of the schedule as these are used up.</summary>
    public const int Schedule = 16;

    /// <summary>Adds one block of each message to <paramref name="state"/> (8 vectors).</summary>
    /// <param name="state">Before and after.</param>
    /// <param name="w">The <see cref="Schedule"/> words of the block, overwritten.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(ref TVector state, ref TVector w)
    {
        ref var k = ref MemoryMarshal.GetReference(Constants.Rounds);
        var (a, b, c, d) = (state, Unsafe.Add(ref state, 1), Unsafe.Add(ref state, 2), Unsafe.Add(ref state, 3));
        var (e, f, g, h) = (Unsafe.Add(ref state, 4), Unsafe.Add(ref state, 5), Unsafe.Add(ref state, 6), Unsafe.Add(ref state, 7));
        for (var t = 0; ; t++)
        {
            Round(a, b, c, ref d, e, f, g, ref h, w, k);
            Round(h, a, b, ref c, d, e, f, ref g, Unsafe.Add(ref w, 1), Unsafe.Add(ref k, 1));
            Round(g, h, a, ref b, c, d, e, ref f, Unsafe.Add(ref w, 2), Unsafe.Add(ref k, 2));
            Round(f, g, h, ref a, b, c, d, ref e, Unsafe.Add(ref w, 3), Unsafe.Add(ref k, 3));
            Round(e, f, g, ref h, a, b, c, ref d, Unsafe.Add(ref w, 4), Unsafe.Add(ref k, 4));
            Round(d, e, f, ref g, h, a, b, ref c, Unsafe.Add(ref w, 5), Unsafe.Add(ref k, 5));
            Round(c, d, e, ref f, g, h, a, ref b, Unsafe.Add(ref w, 6), Unsafe.Add(ref k, 6));
            Round(b, c, d, ref e, f, g, h, ref a, Unsafe.Add(ref w, 7), Unsafe.Add(ref k, 7));
            Round(a, b, c, ref d, e, f, g, ref h, Unsafe.Add(ref w, 8), Unsafe.Add(ref k, 8));
            Round(h, a, b, ref c, d, e, f, ref g, Unsafe.Add(ref w, 9), Unsafe.Add(ref k, 9));
            Round(g, h, a, ref b, c, d, e, ref f, Unsafe.Add(ref w, 10), Unsafe.Add(ref k, 10));
            Round(f, g, h, ref a, b, c, d, ref e, Unsafe.Add(ref w, 11), Unsafe.Add(ref k, 11));
            Round(e, f, g, ref h, a, b, c, ref d, Unsafe.Add(ref w, 12), Unsafe.Add(ref k, 12));
            Round(d, e, f, ref g, h, a, b, ref c, Unsafe.Add(ref w, 13), Unsafe.Add(ref k, 13));
            Round(c, d, e, ref f, g, h, a, ref b, Unsafe.Add(ref w, 14), Unsafe.Add(ref k, 14));
            Round(b, c, d, ref e, f, g, h, ref a, Unsafe.Add(ref w, 15), Unsafe.Add(ref k, 15));
            if (t == 3)
                break;
            k = ref Unsafe.Add(ref k, 16);
            var (word, next, even, odd) = (w, Unsafe.Add(ref w, 1), Unsafe.Add(ref w, 14), Unsafe.Add(ref w, 15));
            Extend(ref w, 0, ref word, next, ref even);
            Extend(ref w, 1, ref next, word, ref odd);
            Extend(ref w, 2, ref word, next, ref even);
            Extend(ref w, 3, ref next, word, ref odd);
            Extend(ref w, 4, ref word, next, ref even);
            Extend(ref w, 5, ref next, word, ref odd);
            Extend(ref w, 6, ref word, next, ref even);
            Extend(ref w, 7, ref next, word, ref odd);
            Extend(ref w, 8, ref word, next, ref even);
            Extend(ref w, 9, ref next, word, ref odd);
            Extend(ref w, 10, ref word, next, ref even);
            Extend(ref w, 11, ref next, word, ref odd);
            Extend(ref w, 12, ref word, next, ref even);
            Extend(ref w, 13, ref next, word, ref odd);
            Extend(ref w, 14, ref word, next, ref even);
            Extend(ref w, 15, ref next, word, ref odd);
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

    // The word two before is at hand in a register: read back from memory, each would wait for the one before it to be stored.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Extend(ref TVector w, int t, ref TVector word, TVector next, ref TVector twoBefore)
    {
        twoBefore = Next(word, next, Unsafe.Add(ref w, (t + 9) % 16), twoBefore);
        Unsafe.Add(ref w, t) = twoBefore;
        word = Unsafe.Add(ref w, (t + 2) % 16);
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
