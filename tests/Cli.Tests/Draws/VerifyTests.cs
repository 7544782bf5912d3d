using System.Text;
using System.Text.Json.Nodes;
using ChangliBridge.Cli.Tests.Recording;
using ChangliBridge.Cli.Tests.Samples;
using ChangliBridge.Domain.Drawing;
using ChangliBridge.Domain.Drawing.Evidence;

namespace ChangliBridge.Cli.Tests.Draws;

/// <summary><c>changli draw verify</c>: files, addresses, published keys, own entries, and what is said of the assurance.</summary>
public sealed class VerifyTests : IDisposable
{
    private static readonly DrawSlot[] Two = [SampleDraw.Mzj, SampleDraw.Scjgj];

    private readonly Changli _changli = new();

    public static TheoryData<string, string> Assurances => new()
    {
        { "none", "主办单位可能选定过种子" },
        { "witnessed", "对现场见证的信任" },
        { "committed", "全体参与方串通" },
        { "beacon", "没有人能够选定结果" },
    };

    public void Dispose() => _changli.Dispose();

    [Theory]
    [MemberData(nameof(Assurances))]
    public async Task The_assurance_is_said_in_a_plain_sentence_at_the_end(string word, string sentence)
    {
        DrawSlot[] slots = word switch
        {
            "none" => [SampleDraw.Mzj],
            "witnessed" => [SampleDraw.Mzj, SampleDraw.Dice],
            "committed" => Two,
            _ => [.. Two, SampleDraw.Beacon],
        };
        var run = (await _changli.RunAsync("draw", "verify", _changli.Write("bundle.zip", SampleBundle.Of(BundleKind.Full, slots)))).Done();
        var lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.All(lines[..^1], line => Assert.StartsWith("ok  ", line));
        Assert.Contains(lines, line => line.StartsWith("ok   signature 签名：", StringComparison.Ordinal));
        Assert.StartsWith($"保证程度 {word}：", lines[^1]);
        Assert.Contains(sentence, lines[^1]);
    }

    [Fact]
    public async Task A_bundle_keys_and_entry_are_checked_together_wherever_they_are()
    {
        await using var bridge = await RecordingBridge.StartAsync(SampleDraw.Shown(Two));
        bridge.Files["bundle.zip"] = SampleBundle.Of(BundleKind.Sealed, Two);
        bridge.Files["keys"] = Encoding.UTF8.GetBytes(SampleBundle.PublishedKeys);
        var entry = _changli.Write("entry.json", SampleBundle.Entry("130322000001", Two));
        var run = (await _changli.RunAsync("draw", "verify", $"{bridge.Web}files/bundle.zip", "--keys", $"{bridge.Web}files/keys", "--entry", entry)).Done();
        Assert.Contains("ok   entry 本户条目：130322000001", run.Output);
        Assert.Contains(", published", run.Output);
    }

    [Fact]
    public async Task An_entry_of_another_draw_does_not_hold()
    {
        var (bundle, entry) = (_changli.Write("bundle.zip", SampleBundle.Of(BundleKind.Sealed, Two)), _changli.Write("entry.json", SampleBundle.Entry("130322000001", SampleDraw.Mzj)));
        var run = (await _changli.RunAsync("draw", "verify", bundle, "--entry", entry)).Ended(2);
        Assert.StartsWith("FAIL entry 本户条目：", run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1]);
    }

    [Fact]
    public async Task A_bundle_signed_with_a_key_that_is_not_published_does_not_hold()
    {
        var (bundle, keys) = (_changli.Write("bundle.zip", SampleBundle.Of(BundleKind.Full, Two)), _changli.Write("keys.json", SampleBundle.Keys(SampleDraw.NotaryKey)));
        var run = (await _changli.RunAsync("draw", "verify", bundle, "--keys", keys)).Ended(2);
        Assert.StartsWith("FAIL signature 签名：", run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1]);
    }

    [Fact]
    public async Task As_json_the_steps_can_be_read_by_a_program()
    {
        var bundle = SampleBundle.Of(BundleKind.Full, Two);
        var good = JsonNode.Parse((await _changli.RunAsync("draw", "verify", _changli.Write("bundle.zip", bundle), "--output", "json")).Done().Output)!;
        Assert.Equal((true, "committed"), ((bool)good["holds"]!, (string)good["assurance"]!));
        var bad = JsonNode.Parse((await _changli.RunAsync("draw", "verify", _changli.Write("bundle.zip", bundle[..^30]), "--output", "json")).Ended(2).Output)!;
        Assert.Equal((false, "", false), ((bool)bad["holds"]!, (string)bad["assurance"]!, (bool)bad["steps"]!.AsArray()[^1]!["holds"]!));
    }

    [Fact]
    public async Task What_cannot_be_fetched_is_said_in_a_sentence()
    {
        await using var bridge = await RecordingBridge.StartAsync(SampleDraw.Shown(Two));
        (await _changli.RunAsync("draw", "verify", $"{bridge.Web}files/none.zip")).Ended(2, "HTTP 404");
        (await _changli.RunAsync("draw", "verify", $"{bridge.Web}huge")).Ended(2, "无法核验这么大的证据包");
        (await _changli.RunAsync("draw", "verify", "http://127.0.0.1:1/bundle.zip")).Ended(2, "无法从 http://127.0.0.1:1/bundle.zip 取得文件");
        (await _changli.RunAsync("draw", "verify", "none.zip")).Ended(2, "none.zip");
        (await _changli.RunAsync("draw", "verify", "none.zip", "--keys", _changli.Write("keys.json", "[]"))).Ended(2, "不是公钥清单");
    }
}
