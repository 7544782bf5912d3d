using System.Buffers.Binary;
using System.Globalization;

namespace ChangliBridge.Store.Mirror;

/// <summary>
/// 内容摘要 of a set of rows: the sum of their SHA-256 hashes modulo 2^256. The order does not matter, so that pages may come one by one over
/// several lives of a process, and a row can be taken away again. It finds damage and mistakes; nobody's choice of rows is defended against.
/// </summary>
public readonly record struct ContentDigest
{
    private readonly UInt128 _high;
    private readonly UInt128 _low;

    private ContentDigest(UInt128 high, UInt128 low) => (_high, _low) = (high, low);

    /// <summary>With the rows of <paramref name="other"/>.</summary>
    public ContentDigest Plus(ContentDigest other)
    {
        unchecked
        {
            var low = _low + other._low;
            return new ContentDigest(_high + other._high + (low < _low ? UInt128.One : UInt128.Zero), low);
        }
    }

    /// <summary>Without the rows of <paramref name="other"/>.</summary>
    public ContentDigest Minus(ContentDigest other)
    {
        unchecked
        {
            return new ContentDigest(_high - other._high - (_low < other._low ? UInt128.One : UInt128.Zero), _low - other._low);
        }
    }

    /// <summary>64 hex digits.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{_high:x32}{_low:x32}");

    /// <summary>Reads what <see cref="ToString"/> wrote; no digits mean no rows.</summary>
    public static ContentDigest Parse(string digits) => digits.Length == 0
        ? default
        : new ContentDigest(
            UInt128.Parse(digits.AsSpan(0, 32), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
            UInt128.Parse(digits.AsSpan(32), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));

    internal static ContentDigest OfHash(ReadOnlySpan<byte> sha256) =>
        new(BinaryPrimitives.ReadUInt128BigEndian(sha256), BinaryPrimitives.ReadUInt128BigEndian(sha256[16..]));
}
