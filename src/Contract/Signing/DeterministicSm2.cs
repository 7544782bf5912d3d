using System.Text;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Math.EC;
using Org.BouncyCastle.Math.EC.Multiplier;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.Utilities;

namespace ChangliBridge.Contract.Signing;

/// <summary>
/// SM2 签名 of GB/T 32918.2-2016, 6.1, whose k is that of RFC 6979 with HMAC-SM3 over e: BouncyCastle's own signer can only draw it,
/// and the same bundle has to pack to the same bytes.
/// </summary>
internal static class DeterministicSm2
{
    // GM/T 0009-2012, 10: whom a signature names where no other name was agreed.
    private const string UserId = "1234567812345678";

    /// <summary>r and s.</summary>
    public static BigInteger[] Sign(ECPrivateKeyParameters key, ECPoint point, ReadOnlySpan<byte> message)
    {
        var domain = key.Parameters;
        var digest = Digest(domain, point, message);
        var e = new BigInteger(1, digest);
        var inverse = BigIntegers.ModOddInverse(domain.N, key.D.Add(BigInteger.One));
        var numbers = new HMacDsaKCalculator(new SM3Digest());
        numbers.Init(domain.N, key.D, digest);
        while (true)
        {
            var k = numbers.NextK();
            var x = new FixedPointCombMultiplier().Multiply(domain.G, k).Normalize().AffineXCoord.ToBigInteger();
            var r = e.Add(x).Mod(domain.N);
            var s = inverse.Multiply(k.Subtract(r.Multiply(key.D))).Mod(domain.N);
            if (r.SignValue != 0 && s.SignValue != 0 && !r.Add(k).Equals(domain.N))
                return [r, s];
        }
    }

    private static byte[] Digest(ECDomainParameters domain, ECPoint point, ReadOnlySpan<byte> message)
    {
        byte[] z = DigestUtilities.DoFinal(new SM3Digest(),
        [
            0, 8 * 16, .. Encoding.ASCII.GetBytes(UserId),
            .. domain.Curve.A.GetEncoded(), .. domain.Curve.B.GetEncoded(),
            .. domain.G.AffineXCoord.GetEncoded(), .. domain.G.AffineYCoord.GetEncoded(),
            .. point.AffineXCoord.GetEncoded(), .. point.AffineYCoord.GetEncoded(),
        ]);
        return DigestUtilities.DoFinal(new SM3Digest(), [.. z, .. message]);
    }
}
