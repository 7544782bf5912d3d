using ChangliBridge.Contract.Signing;
using ChangliBridge.Domain.Drawing.Evidence;
using ChangliBridge.Domain.Tests.Drawing;
using Xunit;

namespace ChangliBridge.Domain.Tests.Evidence;

/// <summary>Who signed a bundle.</summary>
public sealed class BundleSignatureTests
{
    private static readonly PublishedKeys Published = new([(PublishedKeys.Bridge, TestKeys.Bridge.KeyId), ("mzj", TestKeys.Mzj.KeyId), ("scjgj", TestKeys.Scjgj.KeyId)]);

    [Fact]
    public void A_bundle_signed_with_a_published_key_holds() => Assert.Equal("", FailureOf(TestBundle.Good(), Published));

    [Fact]
    public void A_forgers_own_signature_holds_in_itself_and_not_against_the_published_keys()
    {
        var files = TestBundle.Open(TestBundle.Good());
        TestBundle.Sum(files);
        Assert.Equal(("", "signature"), (TestBundle.FailureOf(TestBundle.Zip(files)), FailureOf(TestBundle.Zip(files), Published)));
    }

    [Fact]
    public void A_retired_key_still_holds_while_it_is_published() =>
        Assert.Equal("", FailureOf(TestBundle.Good(), new PublishedKeys([.. Published.Keys, (PublishedKeys.Bridge, TestKeys.Office.KeyId)])));

    [Fact]
    public void A_partys_key_that_is_published_as_anothers_is_found() =>
        Assert.Equal("contributions", FailureOf(TestBundle.Good(), new PublishedKeys([.. Published.Keys.Where(key => key.Party != "scjgj"), ("ssjb", TestKeys.Scjgj.KeyId)])));

    [Fact]
    public void Sums_written_anew_do_not_carry_the_old_signature()
    {
        var files = TestBundle.Open(TestBundle.Good());
        files.Swap("summary.json", "\"replacements\":1", "\"replacements\":0");
        var signature = files["SHA256SUMS.sig"];
        TestBundle.Sum(files);
        files["SHA256SUMS.sig"] = signature;
        Assert.Equal("signature", TestBundle.FailureOf(TestBundle.Zip(files)));
    }

    [Theory]
    [InlineData("ES256", "SM2")]
    [InlineData("{", "{ ")]
    [InlineData("es256:", "es256:0")]
    [InlineData("\"signature\":\"", "\"signature\":\"A")]
    public void A_signature_file_out_of_its_form_is_refused(string old, string with)
    {
        var files = TestBundle.Open(TestBundle.Good());
        files.Swap("SHA256SUMS.sig", old, with);
        Assert.Equal("signature", TestBundle.FailureOf(TestBundle.Zip(files)));
    }

    [Fact]
    public void A_bundle_may_be_signed_with_SM2()
    {
        var (frozen, key) = (SmallDraw.Frozen, SigningKey.Create("SM2"));
        using var stream = new MemoryStream();
        Bundle.Write(stream, BundleKind.Sealed, (frozen, frozen.Reveal(SmallDraw.Contributions, []), TestBundle.RecordOf(frozen, SmallDraw.Contributions)), TestBundle.Sign(key));
        Assert.Equal("", FailureOf(stream.ToArray(), new PublishedKeys([.. Published.Keys, (PublishedKeys.Bridge, key.KeyId)])));
    }

    private static string FailureOf(byte[] bundle, PublishedKeys keys) => BundleVerifier.Verify(bundle, keys).FirstOrDefault(step => !step.Holds)?.Name ?? "";
}
