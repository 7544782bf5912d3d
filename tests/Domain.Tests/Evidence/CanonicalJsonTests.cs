using System.Text;
using System.Text.Json;
using ChangliBridge.Domain.Drawing.Evidence;
using Xunit;

namespace ChangliBridge.Domain.Tests.Evidence;

/// <summary>RFC 8785 over strings, whole numbers, booleans, lists and objects with ASCII keys.</summary>
public sealed class CanonicalJsonTests
{
    [Theory]
    [InlineData(" { } ", "{}")]
    [InlineData("[ 1 , -1 , 0 , -0 ]", "[1,-1,0,0]")]
    [InlineData("""{"b":1,"a":2,"B":3,"":4,"aa":5}""", """{"":4,"B":3,"a":2,"aa":5,"b":1}""")]
    [InlineData("""["\u0041\/\u4e2d\u00e9\u2028"]""", "[\"A/中é\u2028\"]")]
    [InlineData("""["\b\t\n\f\r\"\\\u0000\u001F\u007f"]""", "[\"\\b\\t\\n\\f\\r\\\"\\\\\\u0000\\u001f\u007f\"]")]
    [InlineData("""["\ud83d\ude00"]""", "[\"😀\"]")]
    [InlineData("[9007199254740992,-9007199254740992]", "[9007199254740992,-9007199254740992]")]
    [InlineData("""{"a":{"d":true,"c":false},"b":[[],{}]}""", """{"a":{"c":false,"d":true},"b":[[],{}]}""")]
    public void Json_has_one_canonical_form(string json, string canonical)
    {
        using var document = JsonDocument.Parse(json);
        var form = CanonicalJson.Canonicalise(document.RootElement);
        Assert.Equal(canonical, Encoding.UTF8.GetString(form));
        Assert.Equal(form, CanonicalJson.Canonicalise(CanonicalJson.ReadStrict(form)));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[null]")]
    [InlineData("[1.0]")]
    [InlineData("[1e3]")]
    [InlineData("[9007199254740993]")]
    [InlineData("[99999999999999999999]")]
    [InlineData("""{"é":1}""")]
    [InlineData("""{"a":1,"a":1}""")]
    [InlineData("""["\ud800"]""")]
    [InlineData("""["\udc00\ud800"]""")]
    [InlineData("""{"\ud800":1}""")]
    public void What_has_no_canonical_form_is_refused(string json)
    {
        using var document = JsonDocument.Parse(json);
        Assert.Throws<FormatException>(() => CanonicalJson.Canonicalise(document.RootElement));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{}x")]
    [InlineData("{} ")]
    [InlineData(" {}")]
    [InlineData("\ufeff{}")]
    [InlineData("{}\n")]
    [InlineData("[-0]")]
    [InlineData("[01]")]
    [InlineData("[1,]")]
    [InlineData("[1]//x")]
    [InlineData("""["\u0041"]""")]
    [InlineData("""["\/"]""")]
    [InlineData("""["\u001F"]""")]
    [InlineData("""{"b":1,"a":2}""")]
    [InlineData("""{"a":1,"\u0061":2}""")]
    [InlineData("""{"a":1,"a":1}""")]
    [InlineData("[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]")]
    public void Strict_reading_refuses_every_other_form(string json) =>
        Assert.Throws<FormatException>(() => CanonicalJson.ReadStrict(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void Strict_reading_refuses_what_is_not_UTF_8() => Assert.Throws<FormatException>(() => CanonicalJson.ReadStrict([(byte)'"', 0xff, (byte)'"']));

    [Fact]
    public void Objects_are_written_like_the_json_that_says_the_same() => Assert.Equal(
        """{"flag":true,"list":["中",1,2],"map":{}}""",
        Encoding.UTF8.GetString(CanonicalJson.Canonicalise(new Dictionary<string, object>
        {
            ["map"] = new Dictionary<string, object>(),
            ["list"] = new List<object> { "中", 1, 2L },
            ["flag"] = true,
        })));

    [Fact]
    public void An_object_that_json_cannot_say_exactly_is_refused() =>
        Assert.All(new object[] { 1.5, 1m, 'a', new Dictionary<string, object> { ["é"] = 1 }, new List<object> { (1L << 53) + 1 }, "\ud800" },
            value => Assert.Throws<FormatException>(() => CanonicalJson.Canonicalise(value)));
}
