using System.Security.Cryptography;
using ChangliBridge.Contract.Signing;
using Xunit;

namespace ChangliBridge.Contract.Tests.Signing;

/// <summary>Secrets in escrow.</summary>
public sealed class SealedSecretTests
{
    // By a script over the crypto of Node.js, from docs/draw.md.
    private const string MadeByNode = "ecies-p256:02c2ba1c608c39bab4d8a6897565dc8aeab7e0edfca90f6f84d3cbe7783c72a322:f4770610aabbd302feb453d50f2cc8bd3c8051d2a0ebdd7d79f70ff95793bbd0ac619468b9766f2fff60d26bacf4e7f2";

    // By OpenSSL 3.0.19, pkeyutl -encrypt; its DER taken apart.
    private const string MadeByOpenSsl = "sm2:04f6e01688f5f337ae30e8743251dd7e306bd238f0b764c894e4434182cd5fee91f7d67229c74413a2324ae192dd451a9629f5d78e4ed9d93ed6b491bcfd185d380bcb497b6e5529eb2d9b0e218cd9b0ca0c25392e0bbb0e7d1a76d2acd195c0dcafc539e4a4b9c93ed5f7f7eeb37d6d3faffeafc35879a9b063d64ec090e6dfd8";

    private static readonly byte[] Secret = [.. Enumerable.Range(0, 32).Select(number => (byte)number)];
    private static readonly byte[] Context = [.. "context"u8];

    [Theory]
    [InlineData("ES256")]
    [InlineData("SM2")]
    public void Its_recipient_opens_it_and_nobody_else(string algorithm)
    {
        var (recipient, other) = (SigningKey.Create(algorithm), SigningKey.Create(algorithm));
        var secret = RandomNumberGenerator.GetBytes(32);
        var text = SealedSecret.Seal(recipient.KeyId, secret, Context);
        Assert.NotEqual(text, SealedSecret.Seal(recipient.KeyId, secret, Context));
        Assert.Equal(secret, SealedSecret.Open(recipient, text, Context));
        Refuses(other, text, Context);
    }

    [Theory]
    [InlineData(SampleKeys.P256Pkcs8, MadeByNode)]
    [InlineData(SampleKeys.Sm2Pkcs8, MadeByOpenSsl)]
    public void What_another_program_sealed_is_opened(string pem, string text) =>
        Assert.Equal(Secret, SealedSecret.Open(SigningKey.FromPem(pem), text, Context));

    [Fact]
    public void Another_context_does_not_open_it() => Refuses(SigningKey.FromPem(SampleKeys.P256Pkcs8), MadeByNode, [.. Context, 0]);

    [Theory]
    [InlineData(SampleKeys.P256Pkcs8, MadeByNode)]
    [InlineData(SampleKeys.Sm2Pkcs8, MadeByOpenSsl)]
    public void Any_changed_digit_refuses_it(string pem, string text)
    {
        var key = SigningKey.FromPem(pem);
        Assert.All(Enumerable.Range(0, text.Length), at => Refuses(key, text[..at] + (text[at] == '1' ? '2' : '1') + text[(at + 1)..], Context));
        Assert.All(["", text[..^1], text[..^2], text + "00", text + "\n", text.ToUpperInvariant()], malformed => Refuses(key, malformed, Context));
    }

    [Fact]
    public void A_key_of_the_other_kind_is_told_so()
    {
        Assert.Contains("another kind", Refuses(SigningKey.FromPem(SampleKeys.Sm2Pkcs8), MadeByNode, Context));
        Assert.Contains("another kind", Refuses(SigningKey.FromPem(SampleKeys.P256Pkcs8), MadeByOpenSsl, Context));
    }

    [Theory]
    [InlineData("")]
    [InlineData("es256:02")]
    [InlineData("es256:020000000000000000000000000000000000000000000000000000000000000001")]
    [InlineData("es256:03ffffffff00000001000000000000000000000000ffffffffffffffffffffffff")]
    [InlineData("es256:03B65381EA210E37E5AA9FE28482D5901CD9DD20DA1198B85A45B5DB688DD78132")]
    public void Nothing_is_sealed_to_what_is_no_key(string id) => Assert.Throws<FormatException>(() => SealedSecret.Seal(id, Secret, Context));

    [Fact]
    public void A_secret_has_thirty_two_bytes() => Assert.Throws<ArgumentException>(() => SealedSecret.Seal(SampleKeys.P256Id, new byte[31], Context));

    private static string Refuses(SigningKey key, string text, byte[] context) => Assert.Throws<FormatException>(() => SealedSecret.Open(key, text, context)).Message;
}
