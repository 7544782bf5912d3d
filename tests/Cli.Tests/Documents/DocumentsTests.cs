using System.Security.Cryptography;
using ChangliBridge.Cli.Tests.Recording;
using ChangliBridge.Cli.Tests.Samples;

namespace ChangliBridge.Cli.Tests.Documents;

/// <summary><c>changli documents …</c>.</summary>
public sealed class DocumentsTests
{
    private static readonly byte[] Content = "%PDF-实施方案"u8.ToArray();
    private static readonly string Digest = Convert.ToHexStringLower(SHA256.HashData(Content));

    [Fact]
    public async Task A_document_is_kept_once_its_digest_holds_and_never_over_another_file()
    {
        await using var bridge = await OpenAsync();
        using var changli = new Changli(bridge.Address);
        var (path, ct) = (changli.PathOf("plan.pdf"), TestContext.Current.CancellationToken);
        Assert.Contains($"{Content.Length}字节，摘要相符", (await changli.RunAsync("documents", "get", Digest, "--out", path)).Done().Output);
        Assert.Equal(Content, await File.ReadAllBytesAsync(path, ct));
        await File.WriteAllTextAsync(path, "别的文件", ct);
        (await changli.RunAsync("documents", "get", $"documents/{Digest}", "--out", path)).Ended(2, "已存在");
        Assert.Equal("别的文件", await File.ReadAllTextAsync(path, ct));
        (await changli.RunAsync("documents", "get", $"documents/{Digest}", "--out", path, "--force")).Done();
        Assert.Equal(Content, await File.ReadAllBytesAsync(path, ct));
    }

    [Fact]
    public async Task Bytes_of_another_digest_are_not_kept_and_what_is_no_digest_is_not_asked_for()
    {
        await using var bridge = await OpenAsync();
        using var changli = new Changli(bridge.Address);
        var path = changli.PathOf("plan.pdf");
        bridge.Documents.Content = [1, 2, 3];
        (await changli.RunAsync("documents", "get", Digest, "--out", path)).Ended(2, "与所求不符");
        Assert.False(File.Exists(path));
        Assert.Empty(Directory.EnumerateFiles(Path.GetDirectoryName(path)!, "plan.pdf*"));
        (await changli.RunAsync("documents", "get", "plan.pdf", "--out", path)).Ended(64, "DOCUMENT");
    }

    private static async Task<RecordingBridge> OpenAsync()
    {
        var bridge = await RecordingBridge.StartAsync(SampleDraw.Shown(SampleDraw.Mzj));
        bridge.Documents.Content = Content;
        return bridge;
    }
}
