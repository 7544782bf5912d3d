using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace ChangliBridge.EndToEnd.Tests;

public sealed partial class ProvinceDownTests
{
    private const string Trouble = "平台暂未应答";
    private const string Over = "平台已恢复";

    [Fact(Timeout = 480_000)]
    public async Task A_province_that_is_down_is_named_and_the_run_goes_on_when_it_is_back()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var demo = RunningDemo.Start(40);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        http.BaseAddress = new Uri(AdminUrl().Match(await demo.LineWithAsync(ct, "管理接口")).Value);

        // Before the bridge asks for the first page.
        await SwitchAsync(http, up: false, ct);
        await demo.LineWithAsync(ct, "省平台抽查事项清单", Trouble);
        await SwitchAsync(http, up: true, ct);
        await demo.LineWithAsync(ct, "省平台抽查事项清单", Over);

        // Before the first result is entered: all wait for delivery.
        await demo.LineWithAsync(ct, "确认：");
        await SwitchAsync(http, up: false, ct);
        await demo.LineWithAsync(ct, "检查结果", Trouble);
        await SwitchAsync(http, up: true, ct);
        await demo.LineWithAsync(ct, "检查结果", Over);

        (await demo.EndAsync(ct)).ExpectWhole(40);
    }

    private static async Task SwitchAsync(HttpClient http, bool up, CancellationToken ct)
    {
        using var answer = await http.PostAsJsonAsync("listener", new { up }, ct);
        answer.EnsureSuccessStatusCode();
    }

    [GeneratedRegex("http://127\\.0\\.0\\.1:\\d+/admin/")]
    private static partial Regex AdminUrl();
}
