using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ChangliBridge.Store.Mirror;

/// <summary>Turns rows into digests, one after the other, without allocating for a row. Not for two threads at once.</summary>
public sealed class RowDigest
{
    private byte[] _text = new byte[1024];
    private int _length;

    /// <summary>The digest of one row: of all its fields, but not of the snapshot it stands in.</summary>
    public ContentDigest Of(IMirrored row)
    {
        _length = 0;
        row.Describe(this);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(_text.AsSpan(0, _length), hash);
        return ContentDigest.OfHash(hash);
    }

    /// <summary>Takes a text; null is another than the empty one.</summary>
    public RowDigest Text(string? value)
    {
        Number(value is null ? -1 : Encoding.UTF8.GetByteCount(value));
        if (value is not null)
            _length += Encoding.UTF8.GetBytes(value, Room(Encoding.UTF8.GetMaxByteCount(value.Length)));
        return this;
    }

    /// <summary>Takes a day, or none.</summary>
    public RowDigest Day(DateOnly? value) => Number(value?.DayNumber ?? -1);

    /// <summary>Takes an instant to the microsecond, which both databases keep.</summary>
    public RowDigest Instant(DateTimeOffset value) => Number(value.UtcTicks / TimeSpan.TicksPerMicrosecond);

    /// <summary>Takes a number or a choice.</summary>
    public RowDigest Number(long value)
    {
        BinaryPrimitives.WriteInt64BigEndian(Room(sizeof(long)), value);
        _length += sizeof(long);
        return this;
    }

    private Span<byte> Room(int bytes)
    {
        if (_text.Length - _length < bytes)
            Array.Resize(ref _text, Math.Max(_text.Length * 2, _length + bytes));
        return _text.AsSpan(_length);
    }
}
