using System.Runtime.InteropServices;

namespace ChangliBridge.Domain.Drawing.Hashing;

/// <summary>Memory that begins at a cache line and stays there: a vector that straddles two lines is read twice.</summary>
internal sealed class AlignedBytes
{
    private const int Line = 64;

    private readonly byte[] _bytes;
    private readonly int _start;
    private readonly int _length;

    public AlignedBytes(int length)
    {
        _bytes = GC.AllocateArray<byte>(length + Line, pinned: true);
        _start = (int)((Line - Marshal.UnsafeAddrOfPinnedArrayElement(_bytes, 0) % Line) % Line);
        _length = length;
    }

    public Span<byte> Span => _bytes.AsSpan(_start, _length);
}
