using System.Text.Json.Nodes;
using ChangliBridge.Domain.Drawing;
using ChangliBridge.Domain.Drawing.Evidence;
using ChangliBridge.Domain.Tests.Drawing;
using Xunit;

namespace ChangliBridge.Domain.Tests.Evidence;

/// <summary>What one enterprise checks about itself.</summary>
public sealed class OwnEntryTests
{
    private static readonly FrozenDraw Frozen = SmallDraw.Frozen;
    private static readonly DrawOutcome Outcome = Frozen.Reveal(SmallDraw.Contributions, []);

    private static readonly Dictionary<string, Action<JsonObject>> Spoilt = new()
    {
        ["another stratum"] = entry => entry["stratum"] = entry["stratum"]!.GetValue<string>() == "A" ? "B" : "A",
        ["another place"] = entry => entry["index"] = 7,
        ["a place below the first"] = entry => entry["index"] = -1,
        ["another tree"] = entry => entry["treeSize"] = 25,
        ["another blind"] = entry => entry["blind"] = new string('0', 32),
        ["a short blind"] = entry => entry["blind"] = "00",
        ["a proof without its first step"] = entry => entry["proof"]!.AsArray().RemoveAt(0),
        ["a proof with more"] = entry => entry["proof"]!.AsArray().Add(new string('0', 64)),
        ["a proof that is no digest"] = entry => entry["proof"]![0] = "0",
        ["another ticket"] = entry => entry["ticket"] = new string('0', 64),
        ["a quota one more"] = entry => entry["quota"] = entry["quota"]!.GetValue<int>() + 1,
        ["a size one more"] = entry => entry["size"] = entry["size"]!.GetValue<int>() + 1,
        ["another cut"] = entry => entry["cut"] = new string('f', 64),
        ["another salt"] = entry => entry["salt"] = new string('0', 64),
        ["another draw"] = entry => entry["draw"] = "inspectionPlans/2023-halal/draws/2",
        ["another target"] = entry => entry["id"] = "130322000001",
        ["no id"] = entry => entry.Remove("id"),
    };

    public static TheoryData<string> Cases => [.. Spoilt.Keys];

    [Fact]
    public void Every_entry_holds_against_the_sealed_and_the_full_bundle()
    {
        var drawn = Outcome.Drawn.Select(entry => entry.Id).ToHashSet();
        foreach (var id in Frozen.Inputs.Frame.Select(entry => entry.Id))
        {
            var entry = OwnEntry.Of(Frozen, Outcome, id)!.Value;
            Assert.Equal(drawn.Contains(id), entry.Drawn);
            var step = BundleVerifier.Verify(TestBundle.GoodSealed(), null, entry.Json)[^1];
            Assert.Equal(("entry", true), (step.Name, step.Holds));
            Assert.Contains(entry.Drawn ? ": drawn" : ": not drawn", step.Finding);
            Assert.True(BundleVerifier.Verify(TestBundle.Good(), null, entry.Json)[^1].Holds);
        }
    }

    [Fact]
    public void A_target_outside_the_frame_has_no_entry() => Assert.Null(OwnEntry.Of(Frozen, Outcome, "9"));

    [Theory]
    [MemberData(nameof(Cases))]
    public void An_entry_that_was_changed_does_not_hold(string what)
    {
        foreach (var id in new[] { Outcome.Drawn[0].Id, Frozen.Inputs.Frame.First(entry => Outcome.Drawn.All(drawn => drawn.Id != entry.Id)).Id })
        {
            var entry = JsonNode.Parse(OwnEntry.Of(Frozen, Outcome, id)!.Value.Json)!.AsObject();
            Spoilt[what](entry);
            var json = CanonicalJson.Canonicalise(System.Text.Json.JsonSerializer.SerializeToElement(entry));
            Assert.Equal(("entry", false), (Last(json).Name, Last(json).Holds));
        }
    }

    [Fact]
    public void An_entry_that_is_not_canonical_does_not_hold() => Assert.False(Last([.. OwnEntry.Of(Frozen, Outcome, "130322000000")!.Value.Json, (byte)'\n']).Holds);

    [Fact]
    public void Whoever_was_dropped_from_the_drawn_sees_it_in_his_entry()
    {
        var files = TestBundle.Open(TestBundle.GoodSealed());
        var dropped = Outcome.Drawn.Select(entry => entry.Id).Order(StringComparer.Ordinal).First();
        files.Rows("drawn.csv", rows => rows.Skip(1));
        files.Field("summary.json", summary => summary["drawn"] = Outcome.Drawn.Count - 1);
        TestBundle.Sum(files);
        Assert.Equal("", TestBundle.FailureOf(TestBundle.Zip(files)));
        var step = BundleVerifier.Verify(TestBundle.Zip(files), null, OwnEntry.Of(Frozen, Outcome, dropped)!.Value.Json)[^1];
        Assert.Equal((false, "entry: its ticket is not above the cut, and yet it was not drawn"), (step.Holds, step.Finding));
    }

    private static VerificationStep Last(byte[] entry) => BundleVerifier.Verify(TestBundle.GoodSealed(), null, entry)[^1];
}
