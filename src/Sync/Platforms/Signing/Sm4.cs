using System.Security.Cryptography;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Security;

namespace ChangliBridge.Sync.Platforms.Signing;

/// <summary>SM4 (GM/T 0002) in three modes; a vector or nonce stands before the text.</summary>
internal static class Sm4
{
    /// <summary>Bytes of a key.</summary>
    public const int KeyBytes = 16;

    private const int TagBits = 128;

    public static byte[] Encrypt(byte[] key, byte[] text, Sm4Mode mode)
    {
        var vector = RandomNumberGenerator.GetBytes(VectorBytes(mode));
        var cipher = Cipher(mode);
        cipher.Init(forEncryption: true, Parameters(key, vector, mode));
        return [.. vector, .. cipher.DoFinal(text)];
    }

    /// <summary>Opens what <see cref="Encrypt"/> made.</summary>
    /// <exception cref="InvalidCipherTextException">It is for another key or mode, was changed, or is cut short.</exception>
    public static byte[] Decrypt(byte[] key, byte[] sealedText, Sm4Mode mode)
    {
        var vectorBytes = VectorBytes(mode);
        if (sealedText.Length <= vectorBytes)
            throw new InvalidCipherTextException("too short for an SM4 ciphertext");
        var cipher = Cipher(mode);
        cipher.Init(forEncryption: false, Parameters(key, sealedText[..vectorBytes], mode));
        try
        {
            return cipher.DoFinal(sealedText, vectorBytes, sealedText.Length - vectorBytes);
        }
        catch (DataLengthException cut)
        {
            throw new InvalidCipherTextException("not whole blocks of SM4", cut);
        }
    }

    private static int VectorBytes(Sm4Mode mode) => mode switch { Sm4Mode.Cbc => 16, Sm4Mode.Gcm => 12, _ => 0 };

    private static IBufferedCipher Cipher(Sm4Mode mode) => CipherUtilities.GetCipher(mode switch
    {
        Sm4Mode.Cbc => "SM4/CBC/PKCS7Padding",
        Sm4Mode.Gcm => "SM4/GCM/NoPadding",
        _ => "SM4/ECB/PKCS7Padding",
    });

    private static ICipherParameters Parameters(byte[] key, byte[] vector, Sm4Mode mode) => mode switch
    {
        Sm4Mode.Cbc => new ParametersWithIV(new KeyParameter(key), vector),
        Sm4Mode.Gcm => new AeadParameters(new KeyParameter(key), TagBits, vector),
        _ => new KeyParameter(key),
    };
}
