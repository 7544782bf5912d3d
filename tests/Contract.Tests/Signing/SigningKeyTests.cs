using System.Security.Cryptography;
using System.Text;
using ChangliBridge.Contract.Signing;
using ChangliBridge.Domain.Drawing.Signing;
using Xunit;

namespace ChangliBridge.Contract.Tests.Signing;

/// <summary>Keys, their texts and their signatures.</summary>
public sealed class SigningKeyTests
{
    private static readonly byte[] Message = SHA256.HashData("commitment"u8);

    [Theory]
    [InlineData("ES256", "es256:")]
    [InlineData("SM2", "sm2:")]
    public void A_fresh_key_signs_what_its_id_verifies(string algorithm, string prefix)
    {
        var (key, other) = (SigningKey.Create(algorithm), SigningKey.Create(algorithm));
        Assert.Equal(algorithm, key.Algorithm);
        Assert.StartsWith(prefix, key.KeyId);
        Assert.NotEqual(key.KeyId, other.KeyId);
        Assert.All(Enumerable.Range(0, 30), length =>
        {
            var message = RandomNumberGenerator.GetBytes(length);
            var signature = key.Sign(message);
            Assert.True(PublicKey.Parse(key.KeyId)!.Verifies(message, signature));
            Assert.False(PublicKey.Parse(key.KeyId)!.Verifies([.. message, 1], signature));
            Assert.False(PublicKey.Parse(other.KeyId)!.Verifies(message, signature));
        });
    }

    [Theory]
    [InlineData("ES256")]
    [InlineData("SM2")]
    public void The_same_message_gets_the_same_signature(string algorithm)
    {
        var key = SigningKey.Create(algorithm);
        Assert.Equal(key.Sign(Message), SigningKey.FromPem(key.ToPem()).Sign(Message));
        Assert.NotEqual(key.Sign(Message)[..64], key.Sign("other"u8)[..64]);
    }

    // Source: RFC 6979, A.2.5, with SHA-256.
    [Theory]
    [InlineData("sample", "efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8")]
    [InlineData("test", "f1abb023518351cd71d881567b1ea663ed3efcf6c5132b354f28d3b0b7d38367019f4113742a2b14bd25926b49c649155f267e60d3814b4c0cc84250e46f0083")]
    public void Es256_signs_as_rfc_6979_does(string message, string signature) =>
        Assert.Equal(signature, SigningKey.FromPem(SampleKeys.Rfc).Sign(Encoding.ASCII.GetBytes(message)));

    [Theory]
    [InlineData(SampleKeys.Rfc, "es256:0360fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6")]
    [InlineData(SampleKeys.Guobiao, "sm2:0309f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020")]
    [InlineData(SampleKeys.P256Sec1, SampleKeys.P256Id)]
    [InlineData(SampleKeys.P256Pkcs8, SampleKeys.P256Id)]
    [InlineData(SampleKeys.Sm2Sec1, SampleKeys.Sm2Id)]
    [InlineData(SampleKeys.Sm2Pkcs8, SampleKeys.Sm2Id)]
    public void A_key_text_is_read_and_its_curve_decides_the_algorithm(string pem, string id) =>
        Assert.Equal(id, SigningKey.FromPem(pem).KeyId);

    [Fact]
    public void A_key_is_written_as_openssl_writes_it()
    {
        Assert.Equal(SampleKeys.P256Pkcs8 + "\n", SigningKey.FromPem(SampleKeys.P256Sec1).ToPem());
        Assert.Equal(SampleKeys.Sm2Pkcs8 + "\n", SigningKey.FromPem(SampleKeys.Sm2Sec1).ToPem());
    }

    [Fact]
    public void A_signature_with_openssls_key_is_verified_by_the_base_library()
    {
        using var key = ECDsa.Create();
        key.ImportFromPem(SampleKeys.P256Pkcs8);
        Assert.True(key.VerifyData(Message, Convert.FromHexString(SigningKey.FromPem(SampleKeys.P256Sec1).Sign(Message)), HashAlgorithmName.SHA256));
    }

    [Theory]
    [InlineData("", "There is no PRIVATE KEY")]
    [InlineData(SampleKeys.Encrypted, "decrypted first")]
    [InlineData(SampleKeys.P384, "P-256 or sm2p256v1")]
    [InlineData(SampleKeys.Explicit, "named curve")]
    [InlineData(SampleKeys.Ed25519, "elliptic curve")]
    public void Another_text_is_refused_in_a_sentence(string pem, string sentence) =>
        Assert.Contains(sentence, Assert.Throws<FormatException>(() => SigningKey.FromPem(pem)).Message);

    [Fact]
    public void A_damaged_key_is_refused()
    {
        var der = Convert.FromBase64String(string.Concat(SampleKeys.P256Pkcs8.Split('\n')[1..^1]));
        Assert.All(Enumerable.Range(0, der.Length), length => Assert.Throws<FormatException>(() => SigningKey.FromPem(PemEncoding.WriteString("PRIVATE KEY", der.AsSpan(0, length)))));
        der[^1] ^= 1;
        Assert.Contains("does not belong", Assert.Throws<FormatException>(() => SigningKey.FromPem(PemEncoding.WriteString("PRIVATE KEY", der))).Message);
    }

    [Theory]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54122")]
    [InlineData("ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff")]
    public void A_number_outside_the_range_is_no_key(string number)
    {
        var der = Convert.FromBase64String(SampleKeys.Guobiao.Split('\n')[1]);
        Convert.FromHexString(number).CopyTo(der, 7);
        Assert.Contains("range", Assert.Throws<FormatException>(() => SigningKey.FromPem(PemEncoding.WriteString("EC PRIVATE KEY", der))).Message);
    }

    [Fact]
    public void An_unknown_algorithm_is_refused() => Assert.Throws<ArgumentException>(() => SigningKey.Create("ES384"));

    [Fact]
    public void A_key_never_shows_its_number()
    {
        var key = SigningKey.Create("ES256");
        Assert.Equal(key.KeyId, $"{key}");
    }
}
