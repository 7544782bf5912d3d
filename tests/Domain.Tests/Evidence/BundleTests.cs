using System.Text;
using ChangliBridge.Domain.Drawing;
using ChangliBridge.Domain.Tests.Drawing;
using Xunit;

namespace ChangliBridge.Domain.Tests.Evidence;

/// <summary>Bundles as they are written.</summary>
public sealed class BundleTests
{
    public static TheoryData<string> Drawn => VectorTests.Drawn;

    [Fact]
    public void A_bundle_written_twice_is_the_same_to_the_byte() => Assert.Equal(TestBundle.Good(), TestBundle.Good());

    [Fact]
    public void A_bundle_written_from_shuffled_rows_is_the_same_to_the_byte()
    {
        var inputs = SmallDraw.Inputs;
        var shuffled = inputs with { Frame = [.. inputs.Frame.Reverse()], Roster = [.. inputs.Roster.Reverse().Select(inspector => inspector with { Tags = [.. inspector.Tags.Reverse()] })] };
        Assert.Equal(TestBundle.Of(inputs, SmallDraw.Contributions, []), TestBundle.Of(shuffled, SmallDraw.Contributions, []));
    }

    [Theory]
    [MemberData(nameof(Drawn))]
    public void A_bundle_of_a_vector_holds_at_every_step(string name)
    {
        var file = Vector.Read(name);
        var steps = TestBundle.Verify(TestBundle.Of(file.Inputs, file.Contributions, file.Replacements));
        Assert.Equal(
            ["files", "sums", "signature", "inputs", "frame", "commitment", "contributions", "seed", "quotas", "drawn", "assignments", "replacements", "summary"],
            steps.Where(step => step.Holds).Select(step => step.Name));
    }

    [Fact]
    public void A_bundle_holds_where_a_party_commits_in_the_second_of_the_freeze()
    {
        var acts = new DrawActs();
        foreach (var party in new[] { "mzj", "scjgj" })
            acts.Draw.Commit(party, party, acts.PostOf(party), DrawActs.FrozenAt.AddMilliseconds(300));
        Assert.Equal("", TestBundle.FailureOf(TestBundle.Good()));
    }

    [Fact]
    public void A_bundle_opened_and_zipped_again_by_another_program_still_holds() =>
        Assert.Equal("", TestBundle.FailureOf(TestBundle.Zip(TestBundle.Open(TestBundle.Good()).Reverse())));

    [Fact]
    public void A_bundle_never_holds_the_frame_key()
    {
        var key = Convert.ToHexStringLower(SmallDraw.Inputs.Secrets.FrameKey);
        Assert.DoesNotContain(TestBundle.Open(TestBundle.Good()).Values, content => Encoding.UTF8.GetString(content).Contains(key));
    }

    [Fact]
    public void Text_with_commas_quotes_and_chinese_survives_the_bundle()
    {
        var files = TestBundle.Open(TestBundle.Good());
        Assert.Contains("\"出差,\"\"第1次\"\"\"\n", files.Text("replacements.csv"));
        Assert.Contains("\"registration,食品\"\n", files.Text("roster.csv"));
    }

    [Fact]
    public void Every_file_ends_its_lines_with_LF_and_none_has_a_byte_order_mark() =>
        Assert.All(TestBundle.Open(TestBundle.Good()), file =>
        {
            Assert.DoesNotContain((byte)'\r', file.Value);
            Assert.False(file.Value.AsSpan().StartsWith(Encoding.UTF8.Preamble));
            Assert.Equal(file.Key.EndsWith(".csv", StringComparison.Ordinal) || file.Key == "SHA256SUMS" ? (byte)'\n' : (byte)'}', file.Value[^1]);
        });

    [Fact]
    public void A_draw_with_a_shortage_says_so_in_its_summary()
    {
        var inputs = SmallDraw.Inputs with { Roster = [.. SmallDraw.Inspectors("mzj", 4)] };
        var bundle = TestBundle.Of(inputs, SmallDraw.Contributions, []);
        Assert.Equal("", TestBundle.FailureOf(bundle));
        var drawn = FrozenDraw.Freeze(inputs).Reveal(SmallDraw.Contributions, []).Drawn.Count;
        Assert.Contains($"\"shortages\":{drawn}", TestBundle.Open(bundle).Text("summary.json"));
    }
}
