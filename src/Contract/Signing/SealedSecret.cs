using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Agreement;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.Utilities;
using ECPoint = Org.BouncyCastle.Math.EC.ECPoint;

namespace ChangliBridge.Contract.Signing;

/// <summary>
/// 托管密文: a draw's secret, encrypted to the supervising office, so that the office which runs the draw cannot stop it by keeping silent.
/// Source: docs/draw.md, section 5.
/// </summary>
public static partial class SealedSecret
{
    private const int SecretBytes = 32;
    private const int TagBytes = 16;

    /// <summary>Seals <paramref name="secret32"/>; the text differs each time.</summary>
    /// <param name="recipientKeyId">Whose key can open it.</param>
    /// <param name="secret32">32 bytes.</param>
    /// <param name="context">What it belongs to. An ES256 key opens it only with the same context; SM2 has no room for one and ignores it.</param>
    /// <exception cref="FormatException">The id is none.</exception>
    /// <exception cref="ArgumentException">The secret has another length.</exception>
    public static string Seal(string recipientKeyId, byte[] secret32, byte[] context)
    {
        if (secret32.Length != SecretBytes)
            throw new ArgumentException($"A secret has {SecretBytes} bytes, not {secret32.Length}.", nameof(secret32));
        var (curve, recipient) = KeyCurve.OfKeyId(recipientKeyId) ?? throw new FormatException($"{recipientKeyId} is not the id of a key.");
        return curve == KeyCurve.Sm2 ? SealSm2(recipient, secret32) : SealP256(recipient, secret32, context);
    }

    /// <summary>Opens what <see cref="Seal"/> made.</summary>
    /// <exception cref="FormatException">The text has another form, was changed, or is for another key or context.</exception>
    public static byte[] Open(SigningKey recipient, string text, byte[] context)
    {
        var match = Form().Match(text);
        if (!match.Success)
            throw new FormatException("The text is not a sealed secret.");
        if (match.Groups["sm2"].Success != (recipient.Curve == KeyCurve.Sm2))
            throw new FormatException($"The secret is sealed for a key of another kind than {recipient.Algorithm}.");
        var point = recipient.Curve.Point(Convert.FromHexString(match.Groups["point"].Value)) ?? throw new FormatException("The sealed secret's point is not on the curve.");
        try
        {
            return recipient.Curve == KeyCurve.Sm2
                ? Sm2(recipient.Private).ProcessBlock(Convert.FromHexString(match.Groups["sm2"].Value))
                : OpenP256(recipient, point, Convert.FromHexString(match.Groups["sealed"].Value), context);
        }
        catch (Exception refused) when (refused is AuthenticationTagMismatchException or InvalidCipherTextException)
        {
            throw new FormatException("The secret is sealed for another key or context, or its text was changed.", refused);
        }
    }

    // One key encrypts one secret, since the ephemeral key is fresh: no nonce can repeat under it.
    private static ReadOnlySpan<byte> Nonce => new byte[12];

    private static string SealSm2(ECPoint recipient, byte[] secret)
    {
        var key = new ECPublicKeyParameters(recipient, KeyCurve.Sm2.Domain);
        return $"sm2:{Convert.ToHexStringLower(Sm2(new ParametersWithRandom(key, new SecureRandom())).ProcessBlock(secret))}";
    }

    private static string SealP256(ECPoint recipient, byte[] secret, byte[] context)
    {
        var ephemeral = SigningKey.Create(KeyCurve.Es256.Algorithm);
        using var cipher = Cipher(ephemeral.Private, recipient, Info(ephemeral.Point, recipient, context));
        var (ciphertext, tag) = (new byte[SecretBytes], new byte[TagBytes]);
        cipher.Encrypt(Nonce, secret, ciphertext, tag);
        return $"ecies-p256:{Hex(ephemeral.Point)}:{Convert.ToHexStringLower([.. ciphertext, .. tag])}";
    }

    private static byte[] OpenP256(SigningKey recipient, ECPoint ephemeral, byte[] ciphertextAndTag, byte[] context)
    {
        using var cipher = Cipher(recipient.Private, ephemeral, Info(ephemeral, recipient.Point, context));
        var secret = new byte[SecretBytes];
        cipher.Decrypt(Nonce, ciphertextAndTag.AsSpan(0, SecretBytes), ciphertextAndTag.AsSpan(SecretBytes), secret);
        return secret;
    }

    private static AesGcm Cipher(ECPrivateKeyParameters own, ECPoint other, byte[] info)
    {
        var agreement = new ECDHBasicAgreement();
        agreement.Init(own);
        var shared = BigIntegers.AsUnsignedByteArray(32, agreement.CalculateAgreement(new ECPublicKeyParameters(other, own.Parameters)));
        return new AesGcm(HKDF.DeriveKey(HashAlgorithmName.SHA256, shared, 32, salt: [], info), TagBytes);
    }

    private static byte[] Info(ECPoint ephemeral, ECPoint recipient, byte[] context) =>
        [.. "changli-draw-escrow/1"u8, .. ephemeral.GetEncoded(compressed: true), .. recipient.GetEncoded(compressed: true), .. context];

    private static SM2Engine Sm2(ICipherParameters key)
    {
        var engine = new SM2Engine(new SM3Digest(), SM2Engine.Mode.C1C3C2);
        engine.Init(key is ParametersWithRandom, key);
        return engine;
    }

    private static string Hex(ECPoint point) => Convert.ToHexStringLower(point.GetEncoded(compressed: true));

    [GeneratedRegex("^(ecies-p256:(?<point>0[23][0-9a-f]{64}):(?<sealed>[0-9a-f]{96})|sm2:(?<sm2>(?<point>04[0-9a-f]{128})[0-9a-f]{128}))\\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
