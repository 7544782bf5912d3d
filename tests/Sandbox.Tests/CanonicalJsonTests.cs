using System.Text.Json;
using ChangliBridge.Sandbox.Ledger;

namespace ChangliBridge.Sandbox.Tests;

public sealed class CanonicalJsonTests
{
    [Theory]
    [InlineData("""{"e":"\u001F\u0022\\\n","b":{"d":true,"c":null},"a":[1,"\u4e8c"]}""")]
    [InlineData(""" { "a" : [ 1 , "二" ], "b" : { "c" : null, "d" : true }, "e" : "\u001f\"\\\n" } """)]
    public void The_digest_is_that_of_the_canonical_form(string json) => Assert.Equal(
        "9e9b472ce5e8db47cbdefe892d2f20160b16eeb311bb4321cc2c44b2a47e8b3d",
        CanonicalJson.Digest(JsonDocument.Parse(json).RootElement));

    [Theory]
    [InlineData("""{"a":1.5}""")]
    [InlineData("""{"a":1,"a":2}""")]
    public void What_has_no_canonical_form_is_refused(string json) =>
        Assert.Throws<FormatException>(() => CanonicalJson.Digest(JsonDocument.Parse(json).RootElement));
}
