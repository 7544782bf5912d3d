using System.Text;
using ChangliBridge.Domain.Drawing.Signing;
using CsCheck;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Security;
using Xunit;

namespace ChangliBridge.Domain.Tests.Signing;

/// <summary>SM3 against its standard and against another implementation.</summary>
public sealed class Sm3Tests
{
    // Source: GB/T 32905-2016, annex A.
    [Theory]
    [InlineData("abc", "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0")]
    [InlineData("abcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcd", "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732")]
    public void The_examples_of_the_standard_come_out(string message, string hash) =>
        Assert.Equal(hash, Convert.ToHexStringLower(Sm3.Of(Encoding.ASCII.GetBytes(message))));

    [Fact]
    public void Every_length_around_the_padding_agrees_with_bouncy_castle() =>
        Gen.Byte.Array[0, 300].Sample(message => Assert.Equal(DigestUtilities.DoFinal(new SM3Digest(), message), Sm3.Of(message)));
}
