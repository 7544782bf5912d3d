using System.Buffers.Binary;

namespace ChangliBridge.Domain.Drawing;

/// <summary>
/// 抽取序号: <c>H(targetKey ‖ root ‖ blind ‖ id)</c>, 32 bytes; the lowest of a stratum are drawn. Ordered by its bytes.
/// </summary>
/// <param name="First">Bytes 0 to 7, as a big-endian number.</param>
/// <param name="Second">Bytes 8 to 15.</param>
/// <param name="Third">Bytes 16 to 23.</param>
/// <param name="Fourth">Bytes 24 to 31.</param>
public readonly record struct Ticket(ulong First, ulong Second, ulong Third, ulong Fourth) : IComparable<Ticket>
{
    /// <summary>Bytes of a ticket.</summary>
    public const int Length = 32;

    private const int Part = sizeof(ulong);

    /// <summary>Whether <paramref name="left"/> comes before.</summary>
    public static bool operator <(Ticket left, Ticket right) => left.CompareTo(right) < 0;

    /// <summary>Whether <paramref name="left"/> comes after.</summary>
    public static bool operator >(Ticket left, Ticket right) => left.CompareTo(right) > 0;

    /// <summary>Whether <paramref name="left"/> does not come after.</summary>
    public static bool operator <=(Ticket left, Ticket right) => left.CompareTo(right) <= 0;

    /// <summary>Whether <paramref name="left"/> does not come before.</summary>
    public static bool operator >=(Ticket left, Ticket right) => left.CompareTo(right) >= 0;

    /// <summary>The ticket of 32 bytes.</summary>
    public static Ticket Of(ReadOnlySpan<byte> bytes) => new(
        BinaryPrimitives.ReadUInt64BigEndian(bytes), BinaryPrimitives.ReadUInt64BigEndian(bytes[Part..]),
        BinaryPrimitives.ReadUInt64BigEndian(bytes[(2 * Part)..]), BinaryPrimitives.ReadUInt64BigEndian(bytes[(3 * Part)..]));

    /// <inheritdoc/>
    public int CompareTo(Ticket other) =>
        First != other.First ? First.CompareTo(other.First)
        : Second != other.Second ? Second.CompareTo(other.Second)
        : Third != other.Third ? Third.CompareTo(other.Third)
        : Fourth.CompareTo(other.Fourth);

    /// <summary>The 32 bytes.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[Length];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, First);
        BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(Part), Second);
        BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(2 * Part), Third);
        BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(3 * Part), Fourth);
        return bytes;
    }

    /// <summary>Lower-case hex.</summary>
    public override string ToString() => Sha.Hex(ToBytes());
}
