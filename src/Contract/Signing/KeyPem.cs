using System.Formats.Asn1;
using System.Security.Cryptography;

namespace ChangliBridge.Contract.Signing;

/// <summary>A private key as PEM text (私钥文件): reads PKCS #8 (RFC 5958) and SEC 1 (RFC 5915), writes PKCS #8 as OpenSSL does.</summary>
/// <param name="CurveOid">Object identifier of its curve.</param>
/// <param name="Number">The private number, the highest byte first.</param>
/// <param name="Point">The public point as the text gives it; null where it gives none.</param>
internal sealed record KeyPem(string CurveOid, byte[] Number, byte[]? Point)
{
    private const string Pkcs8Label = "PRIVATE KEY";
    private const string Sec1Label = "EC PRIVATE KEY";
    private const string OpenSslSm2Label = "SM2 PRIVATE KEY";
    private const string PublicKeyOid = "1.2.840.10045.2.1";

    private static readonly Asn1Tag CurveTag = new(TagClass.ContextSpecific, 0, isConstructed: true);
    private static readonly Asn1Tag PointTag = new(TagClass.ContextSpecific, 1, isConstructed: true);

    /// <summary>Reads the first private key of the text; OpenSSL puts its curve in a block before it.</summary>
    /// <exception cref="FormatException">There is none that is whole, unencrypted and on a named curve.</exception>
    public static KeyPem Read(string text)
    {
        for (var rest = text; PemEncoding.TryFind(rest, out var block); rest = rest[block.Location.End..])
        {
            var label = rest[block.Label];
            if (label is not (Pkcs8Label or Sec1Label or OpenSslSm2Label))
                continue;
            try
            {
                var reader = new AsnReader(Convert.FromBase64String(rest[block.Base64Data]), AsnEncodingRules.DER);
                var key = label == Pkcs8Label ? ReadPkcs8(reader) : ReadSec1(reader, null);
                reader.ThrowIfNotEmpty();
                return key;
            }
            catch (AsnContentException malformed)
            {
                throw new FormatException("The private key is damaged, or not one on a named curve.", malformed);
            }
        }
        throw new FormatException($"There is no {Pkcs8Label} or {Sec1Label} in the text; an encrypted one has to be decrypted first.");
    }

    /// <summary>Its text, PKCS #8.</summary>
    public string Write()
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(0);
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(PublicKeyOid);
                writer.WriteObjectIdentifier(CurveOid);
            }
            using (writer.PushOctetString())
            using (writer.PushSequence())
            {
                writer.WriteInteger(1);
                writer.WriteOctetString(Number);
                using (writer.PushSequence(PointTag))
                    writer.WriteBitString(Point);
            }
        }
        return PemEncoding.WriteString(Pkcs8Label, writer.Encode()) + "\n";
    }

    private static KeyPem ReadPkcs8(AsnReader reader)
    {
        var whole = reader.ReadSequence();
        whole.ReadInteger();
        var algorithm = whole.ReadSequence();
        if (algorithm.ReadObjectIdentifier() != PublicKeyOid)
            throw new FormatException("The private key is not one of an elliptic curve.");
        var curve = algorithm.ReadObjectIdentifier();
        var inner = new AsnReader(whole.ReadOctetString(), AsnEncodingRules.DER);
        var key = ReadSec1(inner, curve);
        inner.ThrowIfNotEmpty();
        return key;
    }

    private static KeyPem ReadSec1(AsnReader reader, string? curve)
    {
        var whole = reader.ReadSequence();
        whole.ReadInteger();
        var number = whole.ReadOctetString();
        if (whole.HasData && whole.PeekTag() == CurveTag)
        {
            var named = whole.ReadSequence(CurveTag).ReadObjectIdentifier();
            curve ??= named;
        }
        var point = whole.HasData ? whole.ReadSequence(PointTag).ReadBitString(out _) : null;
        whole.ThrowIfNotEmpty();
        return new KeyPem(curve ?? throw new FormatException("The private key does not say on which curve it stands."), number, point);
    }
}
