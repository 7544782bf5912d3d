using System.Security.Cryptography;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Math.EC.Multiplier;
using Org.BouncyCastle.Utilities;
using ECPoint = Org.BouncyCastle.Math.EC.ECPoint;

namespace ChangliBridge.Contract.Signing;

/// <summary>签名私钥 with which a party, or the bridge, signs what belongs to a draw. Source: docs/draw.md, section 5.</summary>
public sealed class SigningKey
{
    private SigningKey(KeyCurve curve, BigInteger number)
    {
        Curve = curve;
        Private = new ECPrivateKeyParameters(number, curve.Domain);
        Point = new FixedPointCombMultiplier().Multiply(curve.Domain.G, number).Normalize();
    }

    /// <summary><c>ES256</c> or <c>SM2</c>.</summary>
    public string Algorithm => Curve.Algorithm;

    /// <summary>The public key, which is the key's id: <c>es256:</c> or <c>sm2:</c>, then the compressed point in 66 hex digits.</summary>
    public string KeyId => Curve.KeyId(Point);

    internal KeyCurve Curve { get; }

    internal ECPrivateKeyParameters Private { get; }

    internal ECPoint Point { get; }

    /// <summary>A fresh key.</summary>
    /// <param name="algorithm"><c>ES256</c> or <c>SM2</c>.</param>
    /// <exception cref="ArgumentException">There is no such algorithm here.</exception>
    public static SigningKey Create(string algorithm)
    {
        var curve = KeyCurve.Of(algorithm) ?? throw new ArgumentException($"The algorithm {algorithm} is neither ES256 nor SM2.", nameof(algorithm));
        while (true)
        {
            var number = new BigInteger(1, RandomNumberGenerator.GetBytes(32));
            if (MayBePrivate(curve, number))
                return new SigningKey(curve, number);
        }
    }

    /// <summary>Reads a private key, PKCS #8 (<c>PRIVATE KEY</c>) or SEC 1 (<c>EC PRIVATE KEY</c>); its curve decides the algorithm.</summary>
    /// <exception cref="FormatException">There is no private key in the text, or it is encrypted, damaged, or on another curve.</exception>
    public static SigningKey FromPem(string pem)
    {
        var read = KeyPem.Read(pem);
        var curve = KeyCurve.OfOid(read.CurveOid) ?? throw new FormatException($"The private key is on the curve {read.CurveOid}; it must be P-256 or sm2p256v1.");
        var number = new BigInteger(1, read.Number);
        if (!MayBePrivate(curve, number))
            throw new FormatException("The private key is outside the range of its curve.");
        var key = new SigningKey(curve, number);
        if (read.Point is { } point && !key.Point.Equals(curve.Point(point)))
            throw new FormatException("The public key in the text does not belong to its private key.");
        return key;
    }

    /// <summary>The private key as PEM text, PKCS #8, unencrypted: for a file that only its owner can read.</summary>
    public string ToPem() => new KeyPem(Curve.Oid, Bytes(Private.D), Point.GetEncoded(compressed: false)).Write();

    /// <summary>Signs <paramref name="message"/>: r and s, 32 bytes each, in 128 hex digits, lower case. The same message always gets the same signature.</summary>
    /// <param name="message">The bytes as they are, not their hash.</param>
    public string Sign(ReadOnlySpan<byte> message)
    {
        var pair = Curve == KeyCurve.Sm2 ? DeterministicSm2.Sign(Private, Point, message) : SignEs256(message);
        return Convert.ToHexStringLower([.. Bytes(pair[0]), .. Bytes(pair[1])]);
    }

    /// <summary>The key's id, never the private number.</summary>
    public override string ToString() => KeyId;

    // SM2 divides by 1 + d, so d is not n − 1 (GB/T 32918.1-2016, 6.1); no harm in asking the same of both curves.
    private static bool MayBePrivate(KeyCurve curve, BigInteger number) => number.SignValue > 0 && number.CompareTo(curve.Domain.N.Subtract(BigInteger.One)) < 0;

    private static byte[] Bytes(BigInteger number) => BigIntegers.AsUnsignedByteArray(32, number);

    private BigInteger[] SignEs256(ReadOnlySpan<byte> message)
    {
        var signer = new ECDsaSigner(new HMacDsaKCalculator(new Sha256Digest()));
        signer.Init(forSigning: true, Private);
        return signer.GenerateSignature(SHA256.HashData(message));
    }
}
