using System.Globalization;
using System.Numerics;

namespace ChangliBridge.Domain.Drawing.Signing;

/// <summary>
/// A curve y² = x³ − 3x + b of prime order over a prime field whose prime leaves 3 when divided by 4 (椭圆曲线).
/// Its arithmetic takes as long as its numbers make it: for what is public only, never for a private key.
/// </summary>
internal sealed class EllipticCurve
{
    /// <summary>NIST P-256. Source: FIPS 186-4, D.1.2.3.</summary>
    public static readonly EllipticCurve P256 = new(
        Number("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff"),
        Number("5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b"),
        Number("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551"),
        new CurvePoint(
            Number("6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296"),
            Number("4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5")));

    /// <summary>sm2p256v1. Source: GB/T 32918.5-2017.</summary>
    public static readonly EllipticCurve Sm2 = new(
        Number("fffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffff"),
        Number("28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93"),
        Number("fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123"),
        new CurvePoint(
            Number("32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7"),
            Number("bc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0")));

    private readonly BigInteger _prime;

    private EllipticCurve(BigInteger prime, BigInteger b, BigInteger order, CurvePoint generator)
    {
        _prime = prime;
        (B, Order, Generator) = (b, order, generator);
    }

    /// <summary>Coefficient of x, −3.</summary>
    public BigInteger A => _prime - 3;

    public BigInteger B { get; }

    /// <summary>How many points there are.</summary>
    public BigInteger Order { get; }

    public CurvePoint Generator { get; }

    /// <summary>The number that 64 hex digits write.</summary>
    public static BigInteger Number(string hex) => BigInteger.Parse("0" + hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    /// <summary>32 bytes, the highest first.</summary>
    public static byte[] Bytes(BigInteger number)
    {
        var bytes = new byte[32];
        var shorter = number.ToByteArray(isUnsigned: true, isBigEndian: true);
        shorter.CopyTo(bytes, bytes.Length - shorter.Length);
        return bytes;
    }

    /// <summary>Reads 66 hex digits, a compressed point of SEC 1, 2.3.3; null where it is not on the curve.</summary>
    public CurvePoint? Decompress(string hex)
    {
        var x = Number(hex[2..]);
        if (x >= _prime)
            return null;
        var square = Mod(x * x * x - 3 * x + B);
        var y = BigInteger.ModPow(square, (_prime + 1) / 4, _prime);
        if (Mod(y * y) != square)
            return null;
        return new CurvePoint(x, y.IsEven == (hex[1] == '2') ? y : _prime - y);
    }

    /// <summary>One multiple of the generator and one of <paramref name="point"/>, added; null for the point at infinity.</summary>
    public CurvePoint? Sum(BigInteger ofGenerator, CurvePoint point, BigInteger ofPoint)
    {
        var (first, second) = (JacobianPoint.Of(Generator), JacobianPoint.Of(point));
        var both = Add(first, second);
        var sum = JacobianPoint.Infinity;
        for (var bit = (int)BigInteger.Max(ofGenerator, ofPoint).GetBitLength() - 1; bit >= 0; bit--)
        {
            sum = Double(sum);
            sum = (Has(ofGenerator, bit), Has(ofPoint, bit)) switch
            {
                (true, true) => Add(sum, both),
                (true, false) => Add(sum, first),
                (false, true) => Add(sum, second),
                _ => sum,
            };
        }
        return Affine(sum);
    }

    private static bool Has(BigInteger number, int bit) => !(number >> bit).IsEven;

    private CurvePoint? Affine(JacobianPoint point)
    {
        if (point.Z.IsZero)
            return null;
        var inverse = BigInteger.ModPow(point.Z, _prime - 2, _prime);
        var square = Mod(inverse * inverse);
        return new CurvePoint(Mod(point.X * square), Mod(point.Y * square * inverse));
    }

    private JacobianPoint Double(JacobianPoint point)
    {
        var (delta, gamma) = (Mod(point.Z * point.Z), Mod(point.Y * point.Y));
        var beta = Mod(point.X * gamma);
        var alpha = Mod(3 * (point.X - delta) * (point.X + delta));
        var x = Mod(alpha * alpha - 8 * beta);
        return new JacobianPoint(x, Mod(alpha * (4 * beta - x) - 8 * gamma * gamma), Mod(2 * point.Y * point.Z));
    }

    private JacobianPoint Add(JacobianPoint left, JacobianPoint right)
    {
        if (left.Z.IsZero)
            return right;
        if (right.Z.IsZero)
            return left;
        var (leftSquare, rightSquare) = (Mod(left.Z * left.Z), Mod(right.Z * right.Z));
        var (u, s) = (Mod(left.X * rightSquare), Mod(left.Y * rightSquare * right.Z));
        var h = Mod(right.X * leftSquare - u);
        var r = Mod(right.Y * leftSquare * left.Z - s);
        if (h.IsZero)
            return r.IsZero ? Double(left) : JacobianPoint.Infinity;
        var square = Mod(h * h);
        var (cube, v) = (Mod(square * h), Mod(u * square));
        var x = Mod(r * r - cube - 2 * v);
        return new JacobianPoint(x, Mod(r * (v - x) - s * cube), Mod(h * left.Z * right.Z));
    }

    private BigInteger Mod(BigInteger number)
    {
        var rest = number % _prime;
        return rest.Sign < 0 ? rest + _prime : rest;
    }
}
