using System.Text;
using Xunit;

namespace ChangliBridge.Domain.Tests.Evidence;

/// <summary>Exactly the files of a bundle, each once.</summary>
public sealed class BundleFilesTests
{
    public static TheoryData<string> Names => [.. TestBundle.Open(TestBundle.Good()).Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_missing_file_is_named(string name)
    {
        var files = TestBundle.Open(TestBundle.Good());
        files.Remove(name);
        if (!name.StartsWith("SHA256SUMS", StringComparison.Ordinal))
            TestBundle.Sum(files);
        var step = TestBundle.Verify(TestBundle.Zip(files))[^1];
        Assert.Equal(("files", false, $"{name} missing"), (step.Name, step.Holds, step.Finding));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_file_that_stands_twice_is_named(string name)
    {
        var files = TestBundle.Open(TestBundle.Good());
        var step = TestBundle.Verify(TestBundle.Zip(files.Append(new KeyValuePair<string, byte[]>(name, files[name]))))[^1];
        Assert.Equal(("files", $"{name} stands twice"), (step.Name, step.Finding));
    }

    [Theory]
    [InlineData("notes.txt")]
    [InlineData("frame.csv ")]
    [InlineData("Frame.csv")]
    [InlineData("copy/frame.csv")]
    [InlineData("../frame.csv")]
    public void A_file_that_does_not_belong_is_named(string name)
    {
        var files = TestBundle.Open(TestBundle.Good());
        files[name] = files["frame.csv"];
        TestBundle.Sum(files);
        var step = TestBundle.Verify(TestBundle.Zip(files))[^1];
        Assert.Equal(("files", $"{name} does not belong to a bundle"), (step.Name, step.Finding));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not a zip")]
    [InlineData("PK")]
    public void What_is_no_zip_fails_at_its_files(string content) => Assert.Equal("files", TestBundle.FailureOf(Encoding.UTF8.GetBytes(content)));

    [Fact]
    public void A_zip_cut_short_fails_at_its_files()
    {
        var bundle = TestBundle.Good();
        Assert.All(new[] { 1, 20, bundle.Length / 2, bundle.Length - 1 }, length => Assert.Equal("files", TestBundle.FailureOf(bundle[..length])));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  SHA256SUMS\n")]
    public void Sums_are_exactly_the_lines_of_the_other_files(string added)
    {
        var files = TestBundle.Open(TestBundle.Good());
        files["SHA256SUMS"] = added.Length == 0 ? files["SHA256SUMS"][..^1] : [.. files["SHA256SUMS"], .. Encoding.UTF8.GetBytes(added)];
        Assert.Equal("sums", TestBundle.FailureOf(TestBundle.Zip(files)));
    }

    [Theory]
    [InlineData("frame.csv")]
    [InlineData("recusals.csv")]
    public void A_zip_bomb_is_refused_before_it_is_unpacked(string name)
    {
        var files = TestBundle.Open(TestBundle.Good());
        files[name] = new byte[96 << 20];
        TestBundle.Sum(files);
        var bomb = TestBundle.Zip(files);
        Assert.InRange(bomb.Length, 1, 1 << 19);
        var step = TestBundle.Verify(bomb)[^1];
        Assert.Equal("files", step.Name);
        Assert.StartsWith($"{name} unpacks to 100663296 bytes", step.Finding);
    }

    [Fact]
    public void Many_files_that_are_a_bomb_together_are_refused()
    {
        var files = TestBundle.Open(TestBundle.Good());
        foreach (var name in new[] { "frame.csv", "leaves.csv", "drawn.csv" })
            files[name] = new byte[30 << 20];
        Assert.Equal("files", TestBundle.FailureOf(TestBundle.Zip(files)));
    }

    [Fact]
    public void A_zip_that_lies_about_a_files_length_yields_no_more_than_it_says()
    {
        var files = TestBundle.Open(TestBundle.Good());
        var bundle = TestBundle.Zip(files);
        // In the central directory: the unpacked length stands 24 bytes into a file's record, 22 before its name.
        var name = bundle.AsSpan().LastIndexOf("frame.csv"u8);
        BitConverter.TryWriteBytes(bundle.AsSpan(name - 22), files["frame.csv"].Length - 1);
        Assert.Equal("sums", TestBundle.FailureOf(bundle));
    }
}
