using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace ChangliBridge.Sandbox.Tests;

/// <summary>A client of a running sandbox that signs as profile hebei says, and can sign wrongly on purpose.</summary>
internal sealed class SandboxCaller(SandboxServer sandbox) : IDisposable
{
    public const string AppKey = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

    private static readonly string[] OneCode = ["1"];

    private readonly HttpClient http = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.Zero });

    public string? Secret { get; set; }

    public TimeSpan Skew { get; set; }

    /// <summary>When this caller stops waiting for an answer.</summary>
    public CancellationToken GiveUp { get; set; }

    public string AppId { get; set; } = "changli-bridge";

    public HttpClient Admin { get; } = new() { BaseAddress = new Uri(sandbox.AdminUrl) };

    public async Task<JsonElement> FetchSecretAsync(string platform = "province")
    {
        var (_, answer) = await SendAsync(HttpMethod.Post, $"{platform}/auth/secret", null, Convert.FromHexString(AppKey));
        var data = answer.GetProperty("data");
        Secret = Open(data.GetProperty("secret").GetString()!);
        return data;
    }

    public async Task<JsonElement> GetAsync(string path)
    {
        var (_, answer) = await SendAsync(HttpMethod.Get, path, null, Encoding.UTF8.GetBytes(Secret ?? ""));
        return answer;
    }

    public Task<(int Status, JsonElement Answer)> TryGetAsync(string path) =>
        SendAsync(HttpMethod.Get, path, null, Encoding.UTF8.GetBytes(Secret ?? "none"));

    public Task<(int Status, JsonElement Answer)> PushAsync(string path, object body) =>
        SendAsync(HttpMethod.Post, path, JsonContent.Create(body), Encoding.UTF8.GetBytes(Secret ?? ""));

    public Task<(int Status, JsonElement Answer)> PushResultAsync(string key, int revision = 1) =>
        PushAsync("province/results", new { businessKey = key, revision, kind = "result", body = new { codes = OneCode } });

    public async Task<JsonElement> LedgerAsync() => await Admin.GetFromJsonAsync<JsonElement>("ledger", TestContext.Current.CancellationToken);

    public async Task<int> AdminPostAsync(string path, object body)
    {
        using var response = await Admin.PostAsJsonAsync(path, body, TestContext.Current.CancellationToken);
        return (int)response.StatusCode;
    }

    public void Dispose()
    {
        http.Dispose();
        Admin.Dispose();
    }

    private async Task<(int Status, JsonElement Answer)> SendAsync(HttpMethod method, string path, HttpContent? content, byte[] key)
    {
        var sentAt = (sandbox.Clock.GetUtcNow() + Skew).ToUnixTimeMilliseconds().ToString();
        using var request = new HttpRequestMessage(method, $"http://127.0.0.1:{sandbox.Port}/{path}") { Content = content };
        request.Headers.Add("gjgxjhpt_rid", AppId);
        request.Headers.Add("gjgxjhpt_sid", "ssj");
        request.Headers.Add("gjgxjhpt_rtime", sentAt);
        request.Headers.Add("gjgxjhpt_sign", Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes("ssj" + AppId + sentAt))));
        using var either = CancellationTokenSource.CreateLinkedTokenSource(GiveUp, TestContext.Current.CancellationToken);
        using var response = await http.SendAsync(request, either.Token);
        return ((int)response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>(either.Token));
    }

    private static string Open(string sealedSecret)
    {
        var bytes = Convert.FromBase64String(sealedSecret);
        using var aes = Aes.Create();
        aes.Key = Convert.FromHexString(AppKey);
        return Encoding.UTF8.GetString(aes.DecryptCbc(bytes.AsSpan(16), bytes.AsSpan(0, 16)));
    }
}
