using System.Text.Json.Nodes;
using ChangliBridge.Domain.Tests.Drawing;
using ChangliBridge.Domain.Tests.Evidence;
using Xunit;

namespace ChangliBridge.Domain.Tests.Cli;

/// <summary><c>changli draw …</c> as a process, the way anybody runs it.</summary>
public sealed class DrawCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("changli-cli-").FullName;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("draw-county-halal-2023.json")]
    [InlineData("draw-budget-with-shortage.json")]
    public async Task Compute_prints_what_a_vector_expects_and_exits_0(string name)
    {
        var run = await ChangliRun.Of(Cancelled, "draw", "compute", Vector.PathOf(name));
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.True(JsonNode.DeepEquals(Vector.Json(name)["expected"], JsonNode.Parse(run.Output)));
    }

    public static TheoryData<string> RefusedVectors => [.. Directory.GetFiles(Path.GetDirectoryName(Vector.PathOf("x"))!, "draw-refused-*.json").Select(path => Path.GetFileName(path))];

    [Theory, MemberData(nameof(RefusedVectors))]
    public async Task Compute_says_in_Chinese_what_it_refuses_and_exits_2(string name)
    {
        var run = await ChangliRun.Of(Cancelled, "draw", "compute", Vector.PathOf(name));
        Assert.Equal(2, run.ExitCode);
        Assert.All(run.Errors.Trim().Split('\n'), line => Assert.Matches(@"^拒绝 [a-z_]+ [a-z_A-Z.\[\]0-9]+：\p{IsCJKUnifiedIdeographs}", line));
        Assert.Contains($"拒绝 {JsonNode.Parse(run.Output)!["reject"]} ", run.Errors);
        Assert.DoesNotContain("不合规，见 docs/draw.md", run.Errors);
    }

    [Theory]
    [InlineData("""{"header":{},"rule":{}}""", "header.count：应为不小于0的整数（不是整数）", "rule.departments：类型不符（不是列表）", "frame_key：应为32字节的小写十六进制（不是文本）")]
    [InlineData("""{"header":[],"rule":{"overall":{"mode":1}},"secret":"zz"}""", "header：类型不符（不是对象）", "rule.overall.mode：总体比例的读法应为 report、top_up 或 budget（不是文本）")]
    [InlineData("""{"header":{"count":1.5},"rule":{"note":null},"secret":"00","frame":[["a"]]}""", "header：类型不符（1.5不是整数）", "rule：类型不符（不能为 null）", "secret：应为32字节的小写十六进制（1字节）", "frame[0]：代码不是1至54个可见字符（不是2个文本）")]
    [InlineData("""{"header":{"ü":1},"rule":{"n":9007199254740993}}""", "header：类型不符（键“ü”重复，或不是 ASCII）", "rule：类型不符（9007199254740993超出2^53）")]
    public async Task Compute_says_in_Chinese_what_is_wrong_with_a_value(string content, params string[] parts)
    {
        var run = await ChangliRun.Of(Cancelled, "draw", "compute", Written("draw.json", System.Text.Encoding.UTF8.GetBytes(content)));
        Assert.Equal(2, run.ExitCode);
        Assert.All(parts, part => Assert.Contains(part, run.Errors));
        Assert.DoesNotMatch(@"\b(not|is|no|a|bytes|texts?|neither|stands)\b", run.Errors);
    }

    [Theory]
    [InlineData("[]", "没有 header 和 rule，不是抽取算例。")]
    [InlineData("{}", "没有 header 和 rule，不是抽取算例。")]
    [InlineData("{\n\"header\": no", "第2行第12字节处不是 JSON。")]
    [InlineData("""{"header":{"algorithm":"\ud800"}}""", "没有 header 和 rule，不是抽取算例。")]
    [InlineData("""{"header":{},"rule":{},"rule":{}}""", "不是 JSON")]
    public async Task Compute_of_what_is_no_draw_says_unreadable_and_exits_2(string content, string why)
    {
        var run = await ChangliRun.Of(Cancelled, "draw", "compute", Written("draw.json", System.Text.Encoding.UTF8.GetBytes(content)));
        Assert.Equal((2, """{"reject":"unreadable"}"""), (run.ExitCode, run.Output.Trim()));
        Assert.StartsWith("无法读取 draw.json：", run.Errors);
        Assert.Contains(why, run.Errors);
    }

    [Theory]
    [InlineData("compute")]
    [InlineData("verify")]
    public async Task A_file_that_cannot_be_opened_is_named_and_exits_2(string command)
    {
        var run = await ChangliRun.Of(Cancelled, "draw", command, Path.Combine(_folder, "none.zip"));
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("none.zip", run.Errors);
        Assert.DoesNotContain("   at ", run.Errors);
    }

    [Fact]
    public async Task Verify_prints_one_line_a_step_and_exits_0()
    {
        var run = await ChangliRun.Of(Cancelled, "draw", "verify", Written("bundle.zip", TestBundle.Good()));
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        var lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(14, lines.Length);
        Assert.All(lines[..^1], line => Assert.StartsWith("ok  ", line));
        Assert.Contains("assurance committed", lines[^2]);
        Assert.StartsWith("保证程度 committed", lines[^1]);
    }

    [Fact]
    public async Task Verify_names_the_step_that_does_not_hold_and_exits_2()
    {
        var files = TestBundle.Open(TestBundle.Good());
        files.Swap("strata.csv", "B,12,3,", "B,12,4,");
        TestBundle.Sum(files);
        var run = await ChangliRun.Of(Cancelled, "draw", "verify", Written("bundle.zip", TestBundle.Zip(files)));
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("FAIL quotas 名额：strata.csv line 3", run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1]);
    }

    [Fact]
    public async Task Verify_of_what_is_no_bundle_fails_at_its_files_and_exits_2()
    {
        var run = await ChangliRun.Of(Cancelled, "draw", "verify", Vector.PathOf("draw-top-up.json"));
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("FAIL files 文件：", run.Output);
    }

    private string Written(string name, byte[] content)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, content);
        return path;
    }
}
