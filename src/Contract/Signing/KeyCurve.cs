using System.Text.RegularExpressions;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Crypto.EC;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Math.EC;

namespace ChangliBridge.Contract.Signing;

/// <summary>A curve (椭圆曲线) that keys may stand on; it decides the algorithm.</summary>
internal sealed partial class KeyCurve
{
    public static readonly KeyCurve Es256 = new("ES256", "es256", "1.2.840.10045.3.1.7");
    public static readonly KeyCurve Sm2 = new("SM2", "sm2", "1.2.156.10197.1.301");

    private static readonly KeyCurve[] All = [Es256, Sm2];

    private readonly string _prefix;

    private KeyCurve(string algorithm, string prefix, string oid)
    {
        (Algorithm, Oid, _prefix) = (algorithm, oid, prefix);
        Domain = new ECDomainParameters(CustomNamedCurves.GetByOid(new DerObjectIdentifier(oid)));
    }

    public string Algorithm { get; }

    public string Oid { get; }

    public ECDomainParameters Domain { get; }

    /// <summary>The curve of an algorithm; null where there is none of that name.</summary>
    public static KeyCurve? Of(string algorithm) => Array.Find(All, curve => curve.Algorithm == algorithm);

    /// <summary>The curve of an object identifier; null where keys may not stand on it.</summary>
    public static KeyCurve? OfOid(string oid) => Array.Find(All, curve => curve.Oid == oid);

    /// <summary>Reads a key id; null where its form or its point is none.</summary>
    public static (KeyCurve Curve, ECPoint Point)? OfKeyId(string keyId)
    {
        var match = IdForm().Match(keyId);
        if (!match.Success)
            return null;
        var curve = All.Single(curve => curve._prefix == match.Groups["prefix"].Value);
        return curve.Point(Convert.FromHexString(match.Groups["point"].Value)) is { } point ? (curve, point) : null;
    }

    public string KeyId(ECPoint point) => $"{_prefix}:{Convert.ToHexStringLower(point.GetEncoded(compressed: true))}";

    /// <summary>Reads a point of SEC 1, 2.3.3; null where it is not on the curve, or at infinity.</summary>
    public ECPoint? Point(byte[] encoded)
    {
        try
        {
            var point = Domain.Curve.DecodePoint(encoded);
            return point.IsInfinity ? null : point;
        }
        catch (Exception malformed) when (malformed is ArgumentException or FormatException)
        {
            return null;
        }
    }

    [GeneratedRegex("^(?<prefix>es256|sm2):(?<point>0[23][0-9a-f]{64})\\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex IdForm();
}
