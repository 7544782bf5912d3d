using System.Numerics;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace ChangliBridge.Domain.Drawing.Signing;

/// <summary>
/// 公钥 of a party or of the bridge, which is its own id: a signature can be checked with the evidence alone.
/// Source: docs/draw.md, section 5.
/// </summary>
public sealed partial class PublicKey
{
    private readonly CurvePoint _point;

    private PublicKey(string id, CurvePoint point)
    {
        Id = id;
        _point = point;
    }

    /// <summary><c>es256:</c> or <c>sm2:</c>, then the compressed point in 66 hex digits, lower case.</summary>
    public string Id { get; }

    /// <summary><c>ES256</c> (ECDSA, P-256, SHA-256) or <c>SM2</c> (GB/T 32918.2, SM3, the default user id).</summary>
    public string Algorithm => IsSm2(Id) ? "SM2" : "ES256";

    /// <summary>Reads a key id; null where the text has another form or its point is not on the curve.</summary>
    public static PublicKey? Parse(string keyId)
    {
        if (!IdForm().IsMatch(keyId))
            return null;
        return CurveOf(keyId).Decompress(keyId[(keyId.IndexOf(':') + 1)..]) is { } point ? new PublicKey(keyId, point) : null;
    }

    /// <summary>Whether <paramref name="signatureHex"/> is this key's signature over <paramref name="message"/>; false for anything malformed.</summary>
    /// <param name="message">The bytes as they are, not their hash.</param>
    /// <param name="signatureHex">r and s, 32 bytes each, in 128 hex digits, lower case.</param>
    public bool Verifies(ReadOnlySpan<byte> message, string signatureHex)
    {
        if (!SignatureForm().IsMatch(signatureHex))
            return false;
        var (r, s) = (EllipticCurve.Number(signatureHex[..64]), EllipticCurve.Number(signatureHex[64..]));
        if (!InRange(r) || !InRange(s))
            return false;
        return IsSm2(Id) ? Sm2.Verifies(_point, message, r, s) : VerifiesEs256(message, Convert.FromHexString(signatureHex));
    }

    private static bool IsSm2(string keyId) => keyId.StartsWith("sm2:", StringComparison.Ordinal);

    private static EllipticCurve CurveOf(string keyId) => IsSm2(keyId) ? EllipticCurve.Sm2 : EllipticCurve.P256;

    private bool InRange(BigInteger number) => number.Sign > 0 && number < CurveOf(Id).Order;

    private bool VerifiesEs256(ReadOnlySpan<byte> message, byte[] signature)
    {
        using var key = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new ECPoint { X = EllipticCurve.Bytes(_point.X), Y = EllipticCurve.Bytes(_point.Y) },
        });
        return key.VerifyData(message, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }

    [GeneratedRegex("^(es256|sm2):0[23][0-9a-f]{64}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex IdForm();

    [GeneratedRegex("^[0-9a-f]{128}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex SignatureForm();
}
