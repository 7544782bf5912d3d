using System.Numerics;
using System.Text;

namespace ChangliBridge.Domain.Drawing.Signing;

/// <summary>SM2 (椭圆曲线公钥密码算法): checks signatures, over public numbers alone. Source: GB/T 32918.2-2016, 7.1.</summary>
internal static class Sm2
{
    // GM/T 0009-2012, 10: whom a signature names where no other name was agreed.
    private const string UserId = "1234567812345678";

    /// <summary>Whether the pair is a signature over <paramref name="message"/>; both numbers are from 1, below the curve's order.</summary>
    public static bool Verifies(CurvePoint key, ReadOnlySpan<byte> message, BigInteger r, BigInteger s)
    {
        var curve = EllipticCurve.Sm2;
        var t = (r + s) % curve.Order;
        if (t.IsZero || curve.Sum(s, key, t) is not { } point)
            return false;
        var e = new BigInteger(Digest(key, message), isUnsigned: true, isBigEndian: true);
        return (e + point.X) % curve.Order == r;
    }

    // Source: GB/T 32918.2-2016, 5.5 and 6.1: Z binds the signer's name, the curve and the key to the message.
    private static byte[] Digest(CurvePoint key, ReadOnlySpan<byte> message)
    {
        var curve = EllipticCurve.Sm2;
        byte[] z = Sm3.Of(
        [
            0, 8 * 16, .. Encoding.ASCII.GetBytes(UserId),
            .. EllipticCurve.Bytes(curve.A), .. EllipticCurve.Bytes(curve.B),
            .. EllipticCurve.Bytes(curve.Generator.X), .. EllipticCurve.Bytes(curve.Generator.Y),
            .. EllipticCurve.Bytes(key.X), .. EllipticCurve.Bytes(key.Y),
        ]);
        return Sm3.Of([.. z, .. message]);
    }
}
