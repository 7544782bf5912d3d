using System.IO.Compression;
using System.Text;
using ChangliBridge.Store;
using ChangliBridge.Store.Mirror;
using ChangliBridge.Testing;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace ChangliBridge.Sync.Tests.Pull;

/// <summary>Pages that are no pages (J1): tried again, then given up until the next window; memory stays within the largest reply.</summary>
public sealed class BadPageTests
{
    private const int Tries = 4;
    private const string Page = """{"code":"0","message":"好","data":{"total":1,"rows":[{"name":"餐饮服务","kind":"target"}]}}""";
    private static readonly string[] OtherJobs = ["items", "targets", "inspectors", "grades"];
    private static readonly byte[] Megabyte = new byte[1 << 20];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string> Names => [.. Pages.Keys];

    private static Dictionary<string, Func<HttpContext, Task>> Pages { get; } = new()
    {
        ["truncated"] = context => context.Response.WriteAsync(Page[..^20], Ct),
        ["cut short of its length"] = async context =>
        {
            context.Response.ContentLength = Page.Length * 4;
            await context.Response.WriteAsync(Page, Ct);
            context.Abort();
        },
        ["byte order mark"] = context => WriteAsync(context, [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Page)]),
        ["GBK"] = context => WriteAsync(context, [.. "{\"code\":\"0\",\"message\":\""u8, 0xB2, 0xCD, 0xD2, 0xFB, .. "\",\"data\":{\"total\":1,\"rows\":[]}}"u8]),
        ["GBK in a row"] = context => WriteAsync(context, [.. "{\"code\":\"0\",\"data\":{\"total\":1,\"rows\":[{\"name\":\""u8, 0xB2, 0xCD, 0xD2, 0xFB, .. "\",\"kind\":\"target\"}]}}"u8]),
        ["login page"] = context =>
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            return context.Response.WriteAsync("<html>请登录</html>", Ct);
        },
        ["gzip bomb"] = async context =>
        {
            context.Response.Headers.ContentEncoding = "gzip";
            await using var gzip = new GZipStream(context.Response.Body, CompressionLevel.Fastest);
            for (var megabyte = 0; megabyte < 64; megabyte++)
                await gzip.WriteAsync(Megabyte, Ct);
        },
        ["a gigabyte announced"] = async context =>
        {
            context.Response.ContentLength = 1L << 30;
            await context.Response.StartAsync(Ct);
            context.Abort();
        },
        ["without end"] = async context =>
        {
            while (!context.RequestAborted.IsCancellationRequested)
                await context.Response.Body.WriteAsync(Megabyte, context.RequestAborted);
        },
        ["ten thousand deep"] = context => context.Response.WriteAsync($$$"""{"code":"0","data":{"total":1,"rows":[{{{new string('[', 10_000)}}}{{{new string(']', 10_000)}}}]}}""", Ct),
        ["another digest"] = context => context.Response.WriteAsync(Page.Replace("\"total\"", "\"digest\":\"00\",\"total\"", StringComparison.Ordinal), Ct),
        ["total is a text"] = context => context.Response.WriteAsync(Page.Replace(":1,", ":\"1\",", StringComparison.Ordinal), Ct),
        ["two totals"] = context => context.Response.WriteAsync(Page.Replace(":1,", ":1,\"total\":2,", StringComparison.Ordinal), Ct),
    };

    [Theory, MemberData(nameof(Names))]
    public async Task A_page_that_is_none_is_tried_again_and_then_given_up_with_a_sentence(string name)
    {
        await using var world = await PullWorld.OpenAsync(StoreProvider.Sqlite, settings => settings["Platforms:Provincial:Limits:ReplyBytes"] = "1048576");
        world.Province.Lists["/province/tags"] = [SampleRows.Tag("餐饮服务")];
        await world.PullAsync(PullJobs.Tags);
        world.Province.Before = async (context, _, _) =>
        {
            try
            {
                await Pages[name](context);
            }
            catch (OperationCanceledException)
            {
                // The bridge had enough of it.
            }
            return true;
        };

        var run = await world.PullAsync(PullJobs.Tags);
        Assert.Equal((SyncRunState.Running, 1), (run.State, run.Failures));
        for (var more = 1; more < Tries; more++)
            await world.Worker.RunDueAsync(Ct);

        run = await world.RunAsync(run.Id);
        Assert.Equal(SyncRunState.Failed, run.State);
        Assert.StartsWith($"第1页连续{Tries}次未能取得，本次同步停止", run.LastError, StringComparison.Ordinal);
        Assert.Contains("对方", run.LastError, StringComparison.Ordinal);
        Assert.Single(await world.ReadAsync(Mirror.Tags));
        Assert.Empty(await world.ReadAsync(db => db.Set<QuarantinedRow>()));
    }

    [Theory, BothDatabases]
    public async Task What_is_given_up_is_asked_for_again_in_the_next_window(StoreProvider provider)
    {
        await using var world = await PullWorld.OpenAsync(provider, settings =>
        {
            foreach (var job in OtherJobs)
                settings.Remove($"Platforms:Provincial:Paths:{job}");
            settings.Remove("Platforms:InternetPlus:Paths:supervision-items");
        });
        var broken = true;
        world.Province.Lists["/province/tags"] = [SampleRows.Tag("餐饮服务")];
        world.Province.Before = async (context, _, _) =>
        {
            if (broken)
                await context.Response.WriteAsync("?", Ct);
            return broken;
        };
        await TickAsync(world);
        for (var tries = 0; tries < Tries; tries++)
            await TickAsync(world);
        Assert.Equal([SyncRunState.Failed], await StatesAsync(world));

        broken = false;
        world.Store.Clock.Step(TimeSpan.FromMinutes(60));
        await TickAsync(world);

        Assert.Equal([SyncRunState.Failed, SyncRunState.Succeeded], await StatesAsync(world));
    }

    private static async Task TickAsync(PullWorld world)
    {
        await world.NewDue().RequestAsync(Ct);
        await world.Worker.RunDueAsync(Ct);
    }

    private static async Task<SyncRunState[]> StatesAsync(PullWorld world) => [.. (await world.ReadAsync(db => db.Set<SyncRun>().OrderBy(run => run.Id))).Select(run => run.State)];

    private static Task WriteAsync(HttpContext context, byte[] bytes) => context.Response.Body.WriteAsync(bytes, Ct).AsTask();
}
