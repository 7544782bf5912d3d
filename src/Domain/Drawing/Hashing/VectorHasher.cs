using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ChangliBridge.Domain.Drawing.Hashing;

/// <summary>A hasher of one width.</summary>
internal sealed class VectorHasher<TLanes, TVector> : LaneHasher
    where TLanes : struct, ILanes<TVector>
    where TVector : unmanaged
{
    private const int StateWords = 8;

    private readonly AlignedBytes _memory = new((StateWords + Compression<TLanes, TVector>.Schedule) * Unsafe.SizeOf<TVector>());

    public override int Lanes => TLanes.Count;

    public override ReadOnlySpan<uint> Words => MemoryMarshal.Cast<byte, uint>(_memory.Span)[..(StateWords * TLanes.Count)];

    private ref TVector State => ref Unsafe.As<byte, TVector>(ref MemoryMarshal.GetReference(_memory.Span));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Begin(ReadOnlySpan<uint> midstate)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(midstate.Length, StateWords, nameof(midstate));
        ref var state = ref State;
        ref var word = ref MemoryMarshal.GetReference(midstate);
        for (nint i = 0; i < StateWords; i++)
            Unsafe.Add(ref state, i) = TLanes.All(Unsafe.Add(ref word, i));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Compress(ReadOnlySpan<byte> rows, int stride)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows.Length, stride * (TLanes.Count - 1) + Constants.Block, nameof(rows));
        ref var state = ref State;
        ref var schedule = ref Unsafe.Add(ref state, StateWords);
        TLanes.Load(ref MemoryMarshal.GetReference(rows), stride, ref schedule);
        Compression<TLanes, TVector>.Run(ref state, ref schedule);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Digests(Span<byte> digests)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(digests.Length, TLanes.Count * Constants.Digest, nameof(digests));
        TLanes.Store(ref State, ref MemoryMarshal.GetReference(digests));
    }
}
