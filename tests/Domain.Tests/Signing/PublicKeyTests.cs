using System.Text;
using ChangliBridge.Domain.Drawing.Signing;
using Xunit;

namespace ChangliBridge.Domain.Tests.Signing;

/// <summary>What is a key and what is its signature: published examples, and everything malformed.</summary>
public sealed class PublicKeyTests
{
    // Source: RFC 6979, A.2.5, SHA-256, "sample".
    private const string RfcKey = "es256:0360fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6";
    private const string RfcSignature = "efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8";

    // Source: GB/T 32918.5-2017, annex A (GM/T 0003.5-2012, annex A), "message digest".
    private const string GuobiaoKey = "sm2:0309f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020";
    private const string GuobiaoSignature = "f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa";

    // Made by OpenSSL 3.0.19: pkeyutl -sign -rawin -digest sm3 -pkeyopt distid:1234567812345678.
    private const string OpenSslKey = "sm2:030812a27b381b858a0a613c5a42e8720b6e6d27f3ddb470256a314a80909afaeb";
    private const string OpenSslSignature = "a4a01af1239b2f17f7dc2e7f723424aaa2f508a3e002320e3d349e72f239c471ade301ee1ba0716ef4381477e679d964e0974982e1cbae89bb2d262055c0f918";

    private const string P256Order = "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551";
    private const string Sm2Order = "fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123";
    private const string Zero = "0000000000000000000000000000000000000000000000000000000000000000";
    private const string One = "0000000000000000000000000000000000000000000000000000000000000001";

    [Theory]
    [InlineData(RfcKey, "ES256", "sample", RfcSignature)]
    [InlineData(GuobiaoKey, "SM2", "message digest", GuobiaoSignature)]
    [InlineData(OpenSslKey, "SM2", "hello", OpenSslSignature)]
    public void A_published_signature_is_verified(string id, string algorithm, string message, string signature)
    {
        var key = PublicKey.Parse(id)!;
        Assert.Equal((id, algorithm), (key.Id, key.Algorithm));
        Assert.True(key.Verifies(Encoding.ASCII.GetBytes(message), signature));
        Assert.False(key.Verifies(Encoding.ASCII.GetBytes(message + " "), signature));
    }

    [Theory]
    [InlineData("")]
    [InlineData("es256:")]
    [InlineData("60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6")]
    [InlineData("es384:0360fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6")]
    [InlineData("ES256:0360fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6")]
    [InlineData("es256:0360FED4BA255A9D31C961EB74C6356D68C049B8923B61FA6CE669622E60F29FB6")]
    [InlineData("es256:0360fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29f")]
    [InlineData("es256:0360fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb600")]
    [InlineData("es256:0360fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6\n")]
    [InlineData("es256:0460fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6")]
    [InlineData("es256:00")]
    [InlineData("es256:00" + Zero)]
    public void A_key_id_of_another_form_is_no_key(string id) => Assert.Null(PublicKey.Parse(id));

    [Theory]
    [InlineData("es256:02" + One)]
    [InlineData("es256:03ffffffff00000001000000000000000000000000ffffffffffffffffffffffff")]
    [InlineData("es256:03ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff")]
    [InlineData("sm2:020000000000000000000000000000000000000000000000000000000000000002")]
    [InlineData("sm2:02fffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffff")]
    public void A_point_off_the_curve_is_no_key(string id) => Assert.Null(PublicKey.Parse(id));

    [Theory]
    [InlineData(RfcKey, RfcSignature, P256Order)]
    [InlineData(GuobiaoKey, GuobiaoSignature, Sm2Order)]
    public void A_malformed_signature_is_no_signature(string id, string signature, string order)
    {
        var (r, s) = (signature[..64], signature[64..]);
        var beyond = new string('f', 64);
        string[] malformed =
        [
            "", r, signature[..126], signature + "00", signature + "\n", signature.ToUpperInvariant(), "g" + signature[1..],
            Zero + s, r + Zero, Zero + Zero, order + s, r + order, order + order, beyond + s, r + beyond, One + One, s + r,
        ];
        var key = PublicKey.Parse(id)!;
        Assert.All(malformed, text => Assert.False(key.Verifies("sample"u8, text) || key.Verifies("message digest"u8, text)));
    }

    [Fact]
    public void An_sm2_pair_that_cancels_out_is_no_signature()
    {
        // r + s is the curve's order, so the key would not matter.
        var s = Convert.ToHexStringLower(EllipticCurve.Bytes(EllipticCurve.Sm2.Order - 1));
        Assert.False(PublicKey.Parse(GuobiaoKey)!.Verifies("message digest"u8, One + s));
    }
}
