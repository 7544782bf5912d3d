using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace ChangliBridge.Domain.Drawing;

/// <summary>
/// Ids as they come, each with its stratum, in chunks that never move. A row is the stratum in two bytes, the length in one (0xFF: in four more)
/// and the id.
/// </summary>
internal sealed class IdRows
{
    private const int ChunkBits = 22;
    private const int MostChunks = 1 << (31 - ChunkBits);
    private const int StratumBytes = 2;
    private const byte Long = byte.MaxValue;
    private const int LongestHead = StratumBytes + 1 + sizeof(int);

    private readonly List<byte[]> _chunks = [];
    private int _used;
    private byte[] _last = [];

    /// <summary>Adds a row.</summary>
    /// <returns>Its address; addresses grow.</returns>
    public int Add(ReadOnlySpan<byte> id, ushort stratum)
    {
        if (_last.Length - _used < id.Length + LongestHead)
            Grow(id.Length + LongestHead);
        var address = ((_chunks.Count - 1) << ChunkBits) | _used;
        var row = _last.AsSpan(_used);
        BinaryPrimitives.WriteUInt16LittleEndian(row, stratum);
        var head = StratumBytes + 1;
        if (id.Length < Long)
        {
            row[StratumBytes] = (byte)id.Length;
        }
        else
        {
            row[StratumBytes] = Long;
            BinaryPrimitives.WriteInt32LittleEndian(row[head..], id.Length);
            head = LongestHead;
        }
        id.CopyTo(row[head..]);
        _used += head + id.Length;
        return address;
    }

    /// <summary>The id at an address.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<byte> IdAt(int address)
    {
        var row = _chunks[address >> ChunkBits].AsSpan(address & ((1 << ChunkBits) - 1));
        return row[StratumBytes] < Long ? row.Slice(StratumBytes + 1, row[StratumBytes]) : row.Slice(LongestHead, BinaryPrimitives.ReadInt32LittleEndian(row[(StratumBytes + 1)..]));
    }

    /// <summary>The stratum at an address.</summary>
    public ushort StratumAt(int address) => BinaryPrimitives.ReadUInt16LittleEndian(_chunks[address >> ChunkBits].AsSpan(address & ((1 << ChunkBits) - 1)));

    private void Grow(int needed)
    {
        if (_chunks.Count == MostChunks)
            ThrowFull();
        // A small frame should not cost a whole chunk: the first begins small, each as large as all before it.
        var size = Math.Max(needed, Math.Min(1 << ChunkBits, Math.Max(1 << 12, _chunks.Count == 0 ? 0 : _last.Length * 4)));
        _last = GC.AllocateUninitializedArray<byte>(size);
        _chunks.Add(_last);
        _used = 0;
    }

    [DoesNotReturn]
    private static void ThrowFull() => throw new InvalidOperationException("A frame holds at most 2 GB of ids: draw from several frames and merge their rankings.");
}
