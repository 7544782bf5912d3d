using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Org.BouncyCastle.Asn1.GM;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Modes;
using Org.BouncyCastle.Crypto.Paddings;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Security;

namespace ChangliBridge.Sandbox.Dialects;

/// <summary>
/// The arithmetic of profile <c>sm</c>: a fresh SM4 key a message, CBC with its vector before the text, the key encrypted by SM2 as C1C3C2, the rest signed
/// by SM2 as r‖s over the members in the order of their names; all bytes in hex.
/// </summary>
internal static class SmMessages
{
    private const int BlockBytes = 16;
    private static readonly ECDomainParameters Curve = new(GMNamedCurves.GetByName("sm2p256v1"));

    public static byte[] Seal(string ownNumber, string otherPoint, byte[] plain, DateTimeOffset at)
    {
        var (key, vector) = (RandomNumberGenerator.GetBytes(BlockBytes), RandomNumberGenerator.GetBytes(BlockBytes));
        var message = new SortedDictionary<string, JsonNode>(StringComparer.Ordinal)
        {
            ["appCode"] = "sandbox",
            ["encData"] = Convert.ToHexStringLower([.. vector, .. Cipher(true, key, vector).DoFinal(plain)]),
            ["encKey"] = Convert.ToHexStringLower(Wrap(true, new ParametersWithRandom(Point(otherPoint), new SecureRandom()), key)),
            ["encType"] = "SM4",
            ["signType"] = "SM2",
            ["timestamp"] = at.ToUnixTimeSeconds(),
            ["version"] = "1.0.0",
        };
        var signer = Signer(true, new ParametersWithRandom(Number(ownNumber), new SecureRandom()), Text(message));
        message["signData"] = Convert.ToHexStringLower(signer.GenerateSignature());
        return Encoding.UTF8.GetBytes($$"""{"data":{{Encoding.UTF8.GetString(Text(message))}}}""");
    }

    /// <summary>Null where the other one did not seal it, for whatever reason.</summary>
    public static SmMessage? Open(string ownNumber, string otherPoint, byte[] wire)
    {
        try
        {
            var message = new SortedDictionary<string, JsonNode>(JsonNode.Parse(wire)!["data"]!.AsObject().ToDictionary(member => member.Key, member => member.Value!), StringComparer.Ordinal);
            var signature = Bytes(message["signData"]);
            message.Remove("signData");
            if (!Signer(false, Point(otherPoint), Text(message)).VerifySignature(signature))
                return null;
            var (key, sealedText) = (Wrap(false, Number(ownNumber), Bytes(message["encKey"])), Bytes(message["encData"]));
            var plain = Cipher(false, key, sealedText[..BlockBytes]).DoFinal(sealedText[BlockBytes..]);
            return new SmMessage(plain, DateTimeOffset.FromUnixTimeSeconds(message["timestamp"].GetValue<long>()));
        }
        catch (Exception malformed) when (malformed is JsonException or FormatException or InvalidOperationException or NullReferenceException or KeyNotFoundException
            or ArgumentException or CryptoException)
        {
            return null;
        }
    }

    private static byte[] Text(SortedDictionary<string, JsonNode> message) =>
        Encoding.UTF8.GetBytes("{" + string.Join(',', message.Select(member => $"\"{member.Key}\":{member.Value.ToJsonString(Wire.Json)}")) + "}");

    private static byte[] Bytes(JsonNode hex) => Convert.FromHexString(hex.GetValue<string>());

    private static SM2Signer Signer(bool signs, ICipherParameters key, byte[] text)
    {
        var signer = new SM2Signer(PlainDsaEncoding.Instance, new SM3Digest());
        signer.Init(signs, new ParametersWithID(key, Encoding.ASCII.GetBytes(SmKeys.UserId)));
        signer.BlockUpdate(text, 0, text.Length);
        return signer;
    }

    private static byte[] Wrap(bool encrypts, ICipherParameters key, byte[] bytes)
    {
        var engine = new SM2Engine(new SM3Digest(), SM2Engine.Mode.C1C3C2);
        engine.Init(encrypts, key);
        return engine.ProcessBlock(bytes, 0, bytes.Length);
    }

    private static PaddedBufferedBlockCipher Cipher(bool encrypts, byte[] key, byte[] vector)
    {
        var cipher = new PaddedBufferedBlockCipher(new CbcBlockCipher(new SM4Engine()), new Pkcs7Padding());
        cipher.Init(encrypts, new ParametersWithIV(new KeyParameter(key), vector));
        return cipher;
    }

    private static ECPrivateKeyParameters Number(string hex) => new(new BigInteger(hex, 16), Curve);

    private static ECPublicKeyParameters Point(string hex) => new(Curve.Curve.DecodePoint(Convert.FromHexString(hex)), Curve);
}
