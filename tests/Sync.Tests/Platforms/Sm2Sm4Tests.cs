using System.Text;
using System.Text.Json.Nodes;
using ChangliBridge.Sync.Platforms;
using ChangliBridge.Sync.Platforms.Signing;
using ChangliBridge.Testing;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Digests;
using Xunit;

namespace ChangliBridge.Sync.Tests.Platforms;

/// <summary>
/// Published vectors of the standards, and what OpenSSL 3.0 computes with the standard's key: <c>pkeyutl -sign -digest sm3 -pkeyopt distid:changli@hebei</c>,
/// <c>pkeyutl -encrypt</c> (its DER taken apart), <c>enc -sm4-cbc</c>; GCM by hand over <c>enc -sm4-ecb</c> and NIST SP 800-38D.
/// </summary>
public sealed class Sm2Sm4Tests
{
    // GB/T 32918.5-2017, annex A.
    private const string Number = "3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8";
    private const string Point = "0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13";
    private const string StandardId = "1234567812345678";

    private const string OtherNumber = "84dc838a62b279e1542211a845afd9165af2d41ab47a62b0a7ed0c197e3e70fa";
    private const string OtherPoint = "04245871dc1a2ef65f6f651202c45bf8ee53ee21e1034559b656d4abdf10239adb87f2b8ef87dfd3c594cc443b80d8310a1fb6ece158e1be3dad897ffd1e0f2e90";

    private static readonly byte[] Message = "message digest"u8.ToArray();
    private static readonly byte[] Sm4Key = Convert.FromHexString("0123456789abcdeffedcba9876543210");

    private static readonly string[] Keys = ["C1C3C2", "C1C2C3", "shared"];

    public static TheoryData<string, string, string, string> Settings => new(from form in Enum.GetNames<SignatureForm>()
                                                                             from encoding in Enum.GetNames<BytesForm>()
                                                                             from mode in Enum.GetNames<Sm4Mode>()
                                                                             from key in Keys
                                                                             select new TheoryDataRow<string, string, string, string>(form, encoding, mode, key));

    [Fact]
    public void The_digest_of_abc_is_that_of_the_standard()
    {
        var (sm3, digest) = (new SM3Digest(), new byte[32]);
        sm3.BlockUpdate("abc"u8);
        sm3.DoFinal(digest);

        Assert.Equal("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0", Convert.ToHexStringLower(digest));
    }

    [Fact]
    public void The_signature_of_the_standard_is_one_for_its_user_id_and_form_alone()
    {
        var signature = Convert.FromHexString("f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa");

        Assert.True(Sm2.Verify(Point, Message, signature, (StandardId, SignatureForm.Plain)));
        Assert.False(Sm2.Verify(Point, Message, signature, ("1234567812345679", SignatureForm.Plain)));
        Assert.False(Sm2.Verify(Point, Message, signature, (StandardId, SignatureForm.Der)));
        Assert.False(Sm2.Verify(OtherPoint, Message, signature, (StandardId, SignatureForm.Plain)));
        for (var bit = 0; bit < signature.Length * 8; bit++)
            Assert.False(Sm2.Verify(Point, Message, Flipped(signature, bit), (StandardId, SignatureForm.Plain)));
    }

    [Fact]
    public void A_signature_by_openssl_is_one_in_der_form_under_its_user_id()
    {
        var signature = Convert.FromHexString(
            "304502206d4563b2018f820b51f3ca34f5c18f2a2072d73ce12ff37369ec9e7f6b733ed0022100ee8af257807735de75e6acfe44a27c72af9a3fc9ff5848df2d1c300800c26506");

        Assert.True(Sm2.Verify(Point, Message, signature, ("changli@hebei", SignatureForm.Der)));
        Assert.False(Sm2.Verify(Point, Message, signature, (StandardId, SignatureForm.Der)));
        Assert.False(Sm2.Verify(Point, Message, signature, ("changli@hebei", SignatureForm.Plain)));
    }

    [Fact]
    public void A_key_wrapped_by_openssl_opens_in_its_order_alone()
    {
        const string c1 = "045fbb54d42dc9f0810d3b27749babe7281076d05bba930f81bedd895e2686d391bd90a7408450f3e0aa0824650413a90dd0475a7d3a42ccfc02573bada223acbc";
        const string c2 = "c687919a48a8a44b1c3149755a3d2600";
        const string c3 = "accdf730428d5446303dbd753692eb5d3069b82fccc665865115ca7d3c5789c1";

        Assert.Equal("sixteen byte key"u8, Sm2.Decrypt(Number, Convert.FromHexString(c1 + c3 + c2), CipherOrder.C1C3C2));
        Assert.Equal("sixteen byte key"u8, Sm2.Decrypt(Number, Convert.FromHexString(c1 + c2 + c3), CipherOrder.C1C2C3));
        Assert.ThrowsAny<InvalidCipherTextException>(() => Sm2.Decrypt(Number, Convert.FromHexString(c1 + c3 + c2), CipherOrder.C1C2C3));
        Assert.ThrowsAny<InvalidCipherTextException>(() => Sm2.Decrypt(OtherNumber, Convert.FromHexString(c1 + c3 + c2), CipherOrder.C1C3C2));
        Assert.ThrowsAny<InvalidCipherTextException>(() => Sm2.Decrypt(Number, Convert.FromHexString(c1), CipherOrder.C1C3C2));
    }

    [Theory]
    // GM/T 0002-2012, annex A.1: the block, then one of padding.
    [InlineData("Ecb", "0123456789abcdeffedcba9876543210", "681edf34d206965e86b3e94f536e4246002a8a4efa863ccad024ac0300bb40d2")]
    [InlineData("Cbc", "e6988ce9bb8ee58ebfe58f8ce99a8fe69cba", "000102030405060708090a0b0c0d0e0f683f9fe4f802774a0ac5b0a9ac7046064c84c94bf859fcc6e5c6136d88635715")]
    [InlineData("Gcm", "e6988ce9bb8ee58ebfe58f8ce99a8fe69cba", "000102030405060708090a0bb3b994780a3f4c91db650c2732c6e9b314436cb3dae1047d35b6effcac4837aea7e5")]
    internal void A_text_is_opened_in_every_mode(string mode, string text, string sealedText) =>
        Assert.Equal(text, Convert.ToHexStringLower(Sm4.Decrypt(Sm4Key, Convert.FromHexString(sealedText), Enum.Parse<Sm4Mode>(mode))));

    [Theory, MemberData(nameof(Settings))]
    public void What_the_bridge_seals_only_the_platform_opens_and_the_other_way_round(string form, string encoding, string mode, string key)
    {
        var (bridge, platform) = Both(form, encoding, mode, key);
        var plain = Encoding.UTF8.GetBytes(new string('检', 1000));

        Assert.Equal(plain, SmMessage.Open(platform, SmMessage.Seal(bridge, plain, SteppedClock.DemoStart)).Plain);
        Assert.Equal(plain, SmMessage.Open(bridge, SmMessage.Seal(platform, plain, SteppedClock.DemoStart)).Plain);
        Assert.Null(SmMessage.Open(bridge, SmMessage.Seal(bridge, plain, SteppedClock.DemoStart)).Plain);
    }

    [Fact]
    public void A_message_changed_in_one_member_is_not_believed()
    {
        var (bridge, platform) = Both("Plain", "Hex", "Ecb", "C1C3C2");
        var wire = SmMessage.Seal(platform, "{}"u8.ToArray(), SteppedClock.DemoStart);
        foreach (var member in JsonNode.Parse(wire)!["data"]!.AsObject())
        {
            var changed = JsonNode.Parse(wire)!;
            changed["data"]![member.Key] = member.Value is JsonValue value && value.TryGetValue<long>(out var number) ? number + 1 : "00" + member.Value!.GetValue<string>()[2..];
            var (plain, fault) = SmMessage.Open(bridge, Encoding.UTF8.GetBytes(changed.ToJsonString()));
            Assert.True(plain is null && fault.Length > 0, member.Key);
        }
    }

    [Theory]
    [InlineData("UserId", "1234567812345679", "signature")]
    [InlineData("SignatureForm", "Der", "signature")]
    [InlineData("Encoding", "Base64", "signature")]
    [InlineData("CipherOrder", "C1C2C3", "key, mode or order")]
    [InlineData("CipherMode", "Gcm", "key, mode or order")]
    public void Where_the_two_ends_differ_the_bridge_says_in_what(string key, string value, string reason)
    {
        var (bridge, platform) = Both("Plain", "Hex", "Cbc", "C1C3C2");
        bridge = key switch
        {
            "UserId" => bridge with { UserId = value },
            "SignatureForm" => bridge with { SignatureForm = Enum.Parse<SignatureForm>(value) },
            "Encoding" => bridge with { Encoding = Enum.Parse<BytesForm>(value) },
            "CipherOrder" => bridge with { CipherOrder = Enum.Parse<CipherOrder>(value) },
            _ => bridge with { CipherMode = Enum.Parse<Sm4Mode>(value) },
        };

        var (plain, fault) = SmMessage.Open(bridge, SmMessage.Seal(platform, "{}"u8.ToArray(), SteppedClock.DemoStart));

        Assert.Null(plain);
        Assert.Contains(reason, fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plain_success_of_nobody_is_not_believed_and_the_log_says_why()
    {
        using var province = new ContractProvince(settings => settings.Sign(("Kind", "Sm2Sm4"), ("AppCode", "changli"), ("PrivateKey", OtherNumber), ("PlatformKey", Point),
            ("UserId", StandardId), ("SignatureForm", "Plain"), ("Encoding", "Hex"), ("CipherMode", "Cbc"), ("CipherOrder", "C1C3C2")));
        province.Answer("/province/results", 200, """{"code":"0","message":"ok","data":{"businessKey":"130322:mzj:1","revision":1,"receipt":"P-1"}}""");

        var exchange = await province.PublishAsync();

        Assert.Equal(Failure.Unreadable, exchange.Failure);
        Assert.Contains("without signData", exchange.Head, StringComparison.Ordinal);
        Assert.Contains("without signData", Assert.Single(province.Log.Lines), StringComparison.Ordinal);
        Assert.DoesNotContain("130322:mzj:1", province.LastRequest.Body, StringComparison.Ordinal);
    }

    private static (Sm2Sm4Signing Bridge, Sm2Sm4Signing Platform) Both(string form, string encoding, string mode, string key)
    {
        var bridge = new Sm2Sm4Signing
        {
            AppCode = "changli",
            PrivateKey = OtherNumber,
            PlatformKey = Point,
            UserId = StandardId,
            SignatureForm = Enum.Parse<SignatureForm>(form),
            Encoding = Enum.Parse<BytesForm>(encoding),
            CipherMode = Enum.Parse<Sm4Mode>(mode),
            CipherOrder = key == "shared" ? default : Enum.Parse<CipherOrder>(key),
            SharedKey = key == "shared" ? Convert.ToHexStringLower(Sm4Key) : "",
        };
        return (bridge, bridge with { PrivateKey = Number, PlatformKey = OtherPoint });
    }

    private static byte[] Flipped(byte[] bytes, int bit)
    {
        var flipped = bytes.ToArray();
        flipped[bit / 8] ^= (byte)(1 << (bit % 8));
        return flipped;
    }
}
