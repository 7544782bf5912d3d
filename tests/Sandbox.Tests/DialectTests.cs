using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ChangliBridge.Sandbox.Dialects;

namespace ChangliBridge.Sandbox.Tests;

/// <summary>Profiles tif and sm, called as a stranger would call them.</summary>
public sealed class DialectTests : IAsyncLifetime
{
    private static readonly DateTimeOffset StartAt = new(2023, 10, 30, 8, 0, 0, TimeSpan.FromHours(8));

    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false });
    private SandboxServer tif = null!;
    private SandboxServer sm = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        tif = await SandboxServer.StartAsync(new SandboxOptions { Size = 40, StartAt = StartAt, Profile = Dialect.Tif, Token = "t" }, Ct);
        sm = await SandboxServer.StartAsync(new SandboxOptions { Size = 40, StartAt = StartAt, Profile = Dialect.Sm }, Ct);
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await tif.DisposeAsync();
        await sm.DisposeAsync();
    }

    [Fact]
    public async Task The_date_of_an_answer_is_the_provinces()
    {
        using var answer = await http.SendAsync(new HttpRequestMessage(HttpMethod.Head, tif.ProvinceUrl), Ct);
        Assert.InRange(answer.Headers.Date!.Value, StartAt, StartAt.AddSeconds(30));
    }

    [Fact]
    public async Task Tif_counts_pages_from_nought_and_says_one_for_success()
    {
        var (status, first) = await TifAsync(HttpMethod.Get, "tags?currentpageindex=0&pagesize=3", null);
        var (_, second) = await TifAsync(HttpMethod.Get, "tags?currentpageindex=1&pagesize=3", null);

        Assert.Equal((200, 1), (status, first.GetProperty("status").GetProperty("code").GetInt32()));
        var rows = new[] { first, second }.SelectMany(page => page.GetProperty("custom").GetProperty("list").EnumerateArray()).Select(row => row.GetRawText()).ToArray();
        Assert.Equal(6, rows.Distinct().Count());
        Assert.True(first.GetProperty("custom").GetProperty("recordsTotal").GetInt32() >= 6);
    }

    [Fact]
    public async Task Tif_takes_its_own_codes_only()
    {
        var (_, refused) = await TifAsync(HttpMethod.Post, "results", Push("k", new { codes = "1,A" }));
        var (_, taken) = await TifAsync(HttpMethod.Post, "results", Push("k", new { codes = "01,05" }));

        Assert.Equal((2001, 1), (refused.GetProperty("status").GetProperty("code").GetInt32(), taken.GetProperty("status").GetProperty("code").GetInt32()));
        Assert.Equal(1, tif.Ledger.Totals().Accepted);
    }

    [Theory]
    [InlineData("token", 1002)]
    [InlineData("time", 1003)]
    [InlineData("paasid", 1002)]
    public async Task Tif_refuses_a_wrong_signature(string wrong, int code)
    {
        var (status, answer) = await TifAsync(HttpMethod.Get, "tags?currentpageindex=0&pagesize=3", null, wrong);
        Assert.Equal((401, code), (status, answer.GetProperty("status").GetProperty("code").GetInt32()));
    }

    [Fact]
    public async Task Tif_takes_a_nonce_once()
    {
        await TifAsync(HttpMethod.Get, "tags?currentpageindex=0&pagesize=3", null, nonce: "n");
        var (status, _) = await TifAsync(HttpMethod.Get, "tags?currentpageindex=0&pagesize=3", null, nonce: "n");
        Assert.Equal(401, status);
    }

    [Fact]
    public async Task Sm_answers_a_sealed_read_sealed()
    {
        var (status, plain) = await SmAsync("tags", SealedByBridge("""{"page":"1","size":"3"}""", StartAt));
        Assert.Equal((200, "0"), (status, plain.GetProperty("code").GetString()));
        Assert.Equal(3, plain.GetProperty("data").GetProperty("rows").GetArrayLength());
    }

    [Fact]
    public async Task Sm_lets_nothing_in_that_the_bridge_did_not_seal_in_time()
    {
        var plain = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(Push("k", new { })));
        var byOther = SmMessages.Seal(SmKeys.Platform, SmKeys.PlatformPoint, plain, StartAt);

        Assert.Equal((401, "1002"), await CodeAsync(plain));
        Assert.Equal((401, "1002"), await CodeAsync(byOther));
        Assert.Equal((401, "1003"), await CodeAsync(SealedByBridge(Encoding.UTF8.GetString(plain), StartAt.AddMinutes(-6))));
        Assert.Equal(0, sm.Ledger.Totals().Accepted);
        Assert.Equal((200, "0"), await CodeAsync(SealedByBridge(Encoding.UTF8.GetString(plain), StartAt)));
    }

    [Fact]
    public async Task A_dialect_that_there_is_not_is_refused_with_those_that_there_are()
    {
        var fault = await Assert.ThrowsAsync<ArgumentException>(() => SandboxServer.StartAsync(new SandboxOptions { Profile = "beijing" }, Ct));
        Assert.Contains("hebei, tif, sm", fault.Message, StringComparison.Ordinal);
    }

    private static object Push(string key, object body) => new { businessKey = key, revision = 1, kind = "result", body };

    private static byte[] SealedByBridge(string plain, DateTimeOffset at) => SmMessages.Seal(SmKeys.Bridge, SmKeys.PlatformPoint, Encoding.UTF8.GetBytes(plain), at);

    private async Task<(int Status, string? Code)> CodeAsync(byte[] wire)
    {
        var (status, plain) = await SmAsync("results", wire);
        return (status, plain.GetProperty("code").GetString());
    }

    private async Task<(int Status, JsonElement Plain)> SmAsync(string path, byte[] wire)
    {
        using var answer = await http.PostAsync(sm.ProvinceUrl + path, new ByteArrayContent(wire), Ct);
        var opened = SmMessages.Open(SmKeys.Bridge, SmKeys.PlatformPoint, await answer.Content.ReadAsByteArrayAsync(Ct));
        return ((int)answer.StatusCode, JsonSerializer.Deserialize<JsonElement>(Assert.IsType<SmMessage>(opened).Plain));
    }

    private async Task<(int Status, JsonElement Answer)> TifAsync(HttpMethod method, string path, object? body, string wrong = "", string? nonce = null)
    {
        var time = (StartAt + (wrong == "time" ? TimeSpan.FromMinutes(6) : TimeSpan.Zero)).ToUnixTimeSeconds().ToString();
        nonce ??= Guid.NewGuid().ToString("n");
        using var request = new HttpRequestMessage(method, tif.ProvinceUrl + path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Add("x-tif-paasid", wrong == "paasid" ? "somebody-else" : "changli-bridge");
        request.Headers.Add("x-tif-timestamp", time);
        request.Headers.Add("x-tif-nonce", nonce);
        request.Headers.Add("x-tif-signature", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(time + (wrong == "token" ? "guess" : "t") + nonce + time))));
        using var answer = await http.SendAsync(request, Ct);
        return ((int)answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>(Ct));
    }
}
