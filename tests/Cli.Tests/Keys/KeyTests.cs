using System.Text.Json.Nodes;
using ChangliBridge.Cli.Tests.Recording;
using ChangliBridge.Cli.Tests.Samples;
using ChangliBridge.Contract.Signing;

namespace ChangliBridge.Cli.Tests.Keys;

/// <summary><c>changli key …</c>.</summary>
public sealed class KeyTests
{
    [Theory]
    [InlineData("ES256", "es256:0")]
    [InlineData("SM2", "sm2:0")]
    public async Task A_new_key_is_its_owners_alone_and_never_overwritten(string algorithm, string prefix)
    {
        using var changli = new Changli();
        var file = changli.PathOf("key.pem");
        var made = (await changli.RunAsync("key", "new", "--algorithm", algorithm, "--out", file)).Done().Output.Trim();
        Assert.StartsWith(prefix, made);
        Assert.Equal(made, SigningKey.FromPem(File.ReadAllText(file)).KeyId);
        Assert.Equal(made, (await changli.RunAsync("key", "show", file)).Done().Output.Trim());
        Assert.Equal(algorithm, (string)JsonNode.Parse((await changli.RunAsync("key", "show", file, "--output", "json")).Done().Output)!["algorithm"]!);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        (await changli.RunAsync("key", "new", "--algorithm", algorithm, "--out", file)).Ended(2, "已存在");
        Assert.Equal(made, SigningKey.FromPem(File.ReadAllText(file)).KeyId);
    }

    [Fact]
    public async Task Only_the_public_key_is_registered_and_the_list_is_read_to_its_end()
    {
        await using var bridge = await RecordingBridge.StartAsync(SampleDraw.Shown(SampleDraw.Mzj));
        using var changli = new Changli(bridge.Address);
        foreach (var key in new[] { SampleDraw.MzjKey, SampleDraw.ScjgjKey })
            Assert.Contains(key.KeyId, (await changli.RunAsync("key", "register", changli.Write("key.pem", key.ToPem()))).Done().Output);
        Assert.Equal([SampleDraw.MzjKey.KeyId, SampleDraw.ScjgjKey.KeyId], bridge.Keys.Keys.Select(key => key.KeyId));
        Assert.Contains($"mzj\t{SampleDraw.ScjgjKey.KeyId}\t在用", (await changli.RunAsync("key", "list")).Done().Output);
        Assert.Equal(2, JsonNode.Parse((await changli.RunAsync("key", "list", "--output", "json")).Done().Output)!["partyKeys"]!.AsArray().Count);
    }

    [Fact]
    public async Task What_is_no_private_key_is_refused_by_its_name()
    {
        using var changli = new Changli();
        (await changli.RunAsync("key", "show", changli.Write("letter.pem", "Dear office"))).Ended(2, "私钥文件 letter.pem 不能使用");
        (await changli.RunAsync("key", "show", "none.pem")).Ended(2, "none.pem");
    }
}
