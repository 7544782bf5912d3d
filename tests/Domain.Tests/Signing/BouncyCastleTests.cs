using ChangliBridge.Domain.Drawing.Signing;
using CsCheck;
using Xunit;

namespace ChangliBridge.Domain.Tests.Signing;

/// <summary>Signatures that BouncyCastle made with random keys.</summary>
public sealed class BouncyCastleTests
{
    [Theory]
    [InlineData("ES256")]
    [InlineData("SM2")]
    public void A_signature_is_verified_and_any_changed_bit_refuses_it(string algorithm) =>
        Gen.Select(Gen.Byte.Array[1, 100], Gen.Int[0, 799], Gen.Int[0, 511]).Sample((message, messageBit, signatureBit) =>
        {
            var (signer, other) = (new BouncyKey(algorithm), new BouncyKey(algorithm));
            var signature = signer.Sign(message);
            var key = PublicKey.Parse(signer.Id)!;
            Assert.True(key.Verifies(message, signature));
            Assert.False(key.Verifies(Flip(message, messageBit % (8 * message.Length)), signature));
            Assert.False(key.Verifies([.. message, 0], signature));
            Assert.False(key.Verifies(message, Convert.ToHexStringLower(Flip(Convert.FromHexString(signature), signatureBit))));
            Assert.False(PublicKey.Parse(other.Id)!.Verifies(message, signature));
        }, iter: 50);

    [Theory]
    [InlineData("ES256")]
    [InlineData("SM2")]
    public void The_other_half_of_the_curve_is_another_key(string algorithm)
    {
        var signer = new BouncyKey(algorithm);
        var start = signer.Id.IndexOf(':') + 1;
        var mirrored = signer.Id[..start] + (signer.Id[start + 1] == '2' ? "03" : "02") + signer.Id[(start + 2)..];
        Assert.False(PublicKey.Parse(mirrored)!.Verifies("message"u8, signer.Sign("message"u8.ToArray())));
    }

    private static byte[] Flip(byte[] bytes, int bit)
    {
        byte[] flipped = [.. bytes];
        flipped[bit / 8] ^= (byte)(1 << (bit % 8));
        return flipped;
    }
}
