using Org.BouncyCastle.Asn1.GM;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Security;
using ECPoint = Org.BouncyCastle.Math.EC.ECPoint;

namespace ChangliBridge.Sync.Platforms.Signing;

/// <summary>SM2 on sm2p256v1 (GB/T 32918) with keys in hex.</summary>
internal static class Sm2
{
    private static readonly ECDomainParameters Curve = new(GMNamedCurves.GetByName("sm2p256v1"));

    /// <summary>Whether the text is a private number in 64 hex digits: 1 to n − 2.</summary>
    public static bool IsPrivate(string hex) =>
        KeyForms.IsHex(hex, 64) && new BigInteger(hex, 16) is { SignValue: > 0 } number && number.CompareTo(Curve.N.Subtract(BigInteger.One)) < 0;

    /// <summary>Whether the text is a point of the curve in hex.</summary>
    public static bool IsPublic(string hex) => (KeyForms.IsHex(hex, 130) || KeyForms.IsHex(hex, 66)) && Point(hex) is not null;

    /// <summary>A signature of <paramref name="message"/>.</summary>
    public static byte[] Sign(string privateKey, byte[] message, (string UserId, SignatureForm Form) by)
    {
        var signer = Signer(by.Form);
        signer.Init(forSigning: true, new ParametersWithID(new ParametersWithRandom(Private(privateKey), new SecureRandom()), UserId(by.UserId)));
        signer.BlockUpdate(message, 0, message.Length);
        return signer.GenerateSignature();
    }

    /// <summary>Whether <paramref name="signature"/> is one of <paramref name="message"/>; a malformed one is none.</summary>
    public static bool Verify(string publicKey, byte[] message, byte[] signature, (string UserId, SignatureForm Form) by)
    {
        var signer = Signer(by.Form);
        signer.Init(forSigning: false, new ParametersWithID(Public(publicKey), UserId(by.UserId)));
        signer.BlockUpdate(message, 0, message.Length);
        return signer.VerifySignature(signature);
    }

    /// <summary>Encrypts a short text to <paramref name="publicKey"/>; the point stands uncompressed, 04 first.</summary>
    public static byte[] Encrypt(string publicKey, byte[] text, CipherOrder order)
    {
        var engine = Engine(order);
        engine.Init(forEncryption: true, new ParametersWithRandom(Public(publicKey), new SecureRandom()));
        return engine.ProcessBlock(text, 0, text.Length);
    }

    /// <summary>Opens what <see cref="Encrypt"/> made.</summary>
    /// <exception cref="InvalidCipherTextException">It is for another key, was changed, or its parts stand in another order.</exception>
    public static byte[] Decrypt(string privateKey, byte[] sealedText, CipherOrder order)
    {
        var engine = Engine(order);
        engine.Init(forEncryption: false, Private(privateKey));
        try
        {
            return engine.ProcessBlock(sealedText, 0, sealedText.Length);
        }
        catch (Exception malformed) when (malformed is ArgumentException or DataLengthException or IndexOutOfRangeException)
        {
            throw new InvalidCipherTextException("not an SM2 ciphertext", malformed);
        }
    }

    private static SM2Signer Signer(SignatureForm form) => new(form == SignatureForm.Der ? StandardDsaEncoding.Instance : PlainDsaEncoding.Instance);

    private static SM2Engine Engine(CipherOrder order) => new(new SM3Digest(), order == CipherOrder.C1C3C2 ? SM2Engine.Mode.C1C3C2 : SM2Engine.Mode.C1C2C3);

    private static byte[] UserId(string text) => System.Text.Encoding.UTF8.GetBytes(text);

    private static ECPrivateKeyParameters Private(string hex) => new(new BigInteger(hex, 16), Curve);

    private static ECPublicKeyParameters Public(string hex) => new(Point(hex), Curve);

    private static ECPoint? Point(string hex)
    {
        try
        {
            var point = Curve.Curve.DecodePoint(Convert.FromHexString(hex));
            return point.IsInfinity ? null : point;
        }
        catch (Exception malformed) when (malformed is ArgumentException or FormatException)
        {
            return null;
        }
    }
}
