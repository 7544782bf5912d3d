using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using ChangliBridge.Domain.Drawing.Evidence;
using Org.BouncyCastle.Crypto;

namespace ChangliBridge.Sync.Platforms.Signing;

/// <summary>
/// A sealed message: <c>{"data":{"appCode":…,"version":…,"encType":"SM4","signType":"SM2","timestamp":…,"encData":…,"signData":…}}</c>,
/// with <c>encKey</c> where each message has its own SM4 key. Signed is the canonical JSON of all members but <c>signData</c>: what was changed is
/// refused before it is decrypted.
/// </summary>
internal static class SmMessage
{
    private const string Wrapper = "data";
    private const string Cipher = "encData";
    private const string WrappedKey = "encKey";
    private const string Signature = "signData";

    /// <summary>The bytes to send for <paramref name="plain"/>.</summary>
    public static byte[] Seal(Sm2Sm4Signing signing, byte[] plain, DateTimeOffset at)
    {
        var key = signing.SharesKey ? Convert.FromHexString(signing.ReadSharedKey()) : RandomNumberGenerator.GetBytes(Sm4.KeyBytes);
        var message = new Dictionary<string, object>
        {
            ["appCode"] = signing.AppCode,
            ["version"] = signing.Version,
            ["encType"] = "SM4",
            ["signType"] = "SM2",
            ["timestamp"] = at.ToUnixTimeSeconds(),
            [Cipher] = Text(Sm4.Encrypt(key, plain, signing.CipherMode), signing.Encoding),
        };
        if (!signing.SharesKey)
            message[WrappedKey] = Text(Sm2.Encrypt(signing.PlatformKey, key, signing.CipherOrder), signing.Encoding);
        var signature = Sm2.Sign(signing.ReadPrivateKey(), CanonicalJson.Canonicalise(message), (signing.UserId, signing.SignatureForm));
        message[Signature] = Text(signature, signing.Encoding);
        return CanonicalJson.Canonicalise(new Dictionary<string, object> { [Wrapper] = message });
    }

    /// <summary>What a reply holds once its signature is verified, or why it is not believed.</summary>
    public static (byte[]? Plain, string Fault) Open(Sm2Sm4Signing signing, byte[] reply)
    {
        try
        {
            using var document = JsonDocument.Parse(reply, new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = 8 });
            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty(Wrapper, out var message) || message.ValueKind != JsonValueKind.Object)
                return (null, "not sealed");
            if (Bytes(message, Signature, signing.Encoding) is not { } signature || Bytes(message, Cipher, signing.Encoding) is not { } cipher)
                return (null, $"without {Signature} or {Cipher} in {signing.Encoding}");
            var signed = message.EnumerateObject().Where(member => member.Name != Signature).ToDictionary(member => member.Name, member => ValueOf(member.Value));
            if (!Sm2.Verify(signing.PlatformKey, CanonicalJson.Canonicalise(signed), signature, (signing.UserId, signing.SignatureForm)))
                return (null, $"signature of {signature.Length} bytes is not the platform's (user id, {signing.SignatureForm} form or content)");
            return (Sm4.Decrypt(KeyOf(signing, message), cipher, signing.CipherMode), "");
        }
        catch (Exception fault) when (fault is JsonException or FormatException or InvalidOperationException)
        {
            return (null, "not sealed");
        }
        catch (InvalidCipherTextException)
        {
            return (null, "signed, but the key, mode or order of its ciphertext is another");
        }
    }

    private static byte[] KeyOf(Sm2Sm4Signing signing, JsonElement message)
    {
        if (signing.SharesKey)
            return Convert.FromHexString(signing.ReadSharedKey());
        var wrapped = Bytes(message, WrappedKey, signing.Encoding) ?? throw new InvalidCipherTextException("no key");
        var key = Sm2.Decrypt(signing.ReadPrivateKey(), wrapped, signing.CipherOrder);
        return key.Length == Sm4.KeyBytes ? key : throw new InvalidCipherTextException("a key of another length");
    }

    private static object ValueOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number when value.TryGetInt64(out var whole) => whole,
        JsonValueKind.True or JsonValueKind.False => value.GetBoolean(),
        _ => throw new FormatException("A sealed message holds texts, whole numbers and flags."),
    };

    private static string Text(byte[] bytes, BytesForm form) => form == BytesForm.Hex ? Convert.ToHexStringLower(bytes) : Convert.ToBase64String(bytes);

    private static byte[]? Bytes(JsonElement message, string name, BytesForm form)
    {
        if (!message.TryGetProperty(name, out var member) || member.ValueKind != JsonValueKind.String || member.GetString() is not { Length: > 0 } text)
            return null;
        if (form == BytesForm.Base64)
            return Base64.IsValid(text) ? Convert.FromBase64String(text) : null;
        return text.Length % 2 == 0 && text.All(char.IsAsciiHexDigit) ? Convert.FromHexString(text) : null;
    }
}
