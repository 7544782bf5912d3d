using System.Text.Json;
using System.Text.Json.Nodes;
using ChangliBridge.Domain.Drawing;
using ChangliBridge.Domain.Drawing.Evidence;
using Xunit;

namespace ChangliBridge.Domain.Tests.Drawing;

/// <summary>Draws that an independent program computed.</summary>
public sealed class VectorTests
{
    public static TheoryData<string> Drawn => [.. Vector.Names.Where(name => !name.Contains("refused"))];

    public static TheoryData<string> Refused => [.. Vector.Names.Where(name => name.Contains("refused"))];

    [Fact]
    public void Every_vector_is_beside_the_tests() => Assert.Equal((10, 15), (Drawn.Count, Refused.Count));

    [Theory]
    [MemberData(nameof(Drawn))]
    public void A_vector_is_drawn_as_the_independent_program_drew_it(string name)
    {
        var file = Vector.Read(name);
        var frozen = FrozenDraw.Freeze(file.Inputs);
        var answer = DrawFile.Answer(frozen, file.Contributions, frozen.Reveal(file.Contributions, file.Replacements));
        var expected = Vector.Json(name)["expected"]!.AsObject();
        var found = JsonSerializer.SerializeToNode(answer)!.AsObject();
        Assert.Equal(expected.Select(field => field.Key).Order(StringComparer.Ordinal), found.Select(field => field.Key).Order(StringComparer.Ordinal));
        foreach (var (field, value) in expected)
            Assert.True(JsonNode.DeepEquals(value, found[field]), $"{field}: {found[field]?.ToJsonString()} instead of {value?.ToJsonString()}");
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_vector_that_must_be_refused_is_refused_with_its_word(string name)
    {
        var refused = Assert.Throws<DrawRefused>(() => Vector.Draw(Vector.Read(name)));
        Assert.Equal(Vector.Json(name)["expected"]!["reject"]!.GetValue<string>(), refused.Faults[0].Word);
    }

    [Theory]
    [MemberData(nameof(Drawn))]
    public void A_frozen_draw_read_back_from_its_file_is_the_same(string name)
    {
        var file = Vector.Read(name);
        var frozen = FrozenDraw.Freeze(file.Inputs);
        using var stream = new MemoryStream();
        FrozenFile.Write(stream, frozen.Inputs);
        Assert.Equal(frozen.Commitment, FrozenDraw.Freeze(FrozenFile.Read(stream.ToArray())).Commitment);
    }

    [Theory]
    [MemberData(nameof(Drawn))]
    public void A_header_and_a_rule_written_anew_have_the_same_meaning(string name)
    {
        var inputs = Vector.Read(name).Inputs;
        Assert.Equivalent(inputs.Header, DrawJson.ReadHeader(CanonicalJson.ReadStrict(DrawJson.WriteHeader(inputs.Header))), strict: true);
        var again = DrawJson.ReadRule(CanonicalJson.ReadStrict(DrawJson.WriteRule(inputs.Rule)));
        Assert.Equivalent(inputs.Rule with { RoundingWord = again.RoundingWord }, again, strict: true);
    }
}
