using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace ChangliBridge.Domain.Drawing.Hashing;

/// <summary>SHA-256 over several messages at once, block by block. One for each thread: it holds the state of its messages.</summary>
internal abstract class LaneHasher
{
    /// <summary>The widest path of this processor.</summary>
    public static VectorPath Widest { get; } = Supported()[0];

    /// <summary>Messages at once.</summary>
    public abstract int Lanes { get; }

    /// <summary>The paths of this processor, widest first.</summary>
    public static IReadOnlyList<VectorPath> Supported() =>
    [
        .. Avx512F.IsSupported && Avx512BW.IsSupported ? [VectorPath.Vector512] : Array.Empty<VectorPath>(),
        .. Avx2.IsSupported ? [VectorPath.Vector256] : Array.Empty<VectorPath>(),
        .. Vector128.IsHardwareAccelerated && (Sse2.IsSupported || AdvSimd.IsSupported) ? [VectorPath.Vector128] : Array.Empty<VectorPath>(),
        VectorPath.Scalar,
    ];

    /// <summary>A hasher of <paramref name="path"/>, which this processor must support.</summary>
    public static LaneHasher Of(VectorPath path) => path switch
    {
        VectorPath.Vector512 => new VectorHasher<SixteenLanes, Vector512<uint>>(),
        VectorPath.Vector256 => new VectorHasher<EightLanes, Vector256<uint>>(),
        VectorPath.Vector128 => new VectorHasher<FourLanes, Vector128<uint>>(),
        _ => new VectorHasher<OneLane, uint>(),
    };

    /// <summary>Begins messages whose first blocks are behind them: their state is <paramref name="midstate"/>.</summary>
    public abstract void Begin(ReadOnlySpan<uint> midstate);

    /// <summary>Adds one block of each message: that of lane i begins at i × <paramref name="stride"/>.</summary>
    public abstract void Compress(ReadOnlySpan<byte> rows, int stride);

    /// <summary>The digests, 32 bytes a lane.</summary>
    public abstract void Digests(Span<byte> digests);

    /// <summary>The state as it stands: word w of lane i is at w × <see cref="Lanes"/> + i.</summary>
    public abstract ReadOnlySpan<uint> Words { get; }
}
