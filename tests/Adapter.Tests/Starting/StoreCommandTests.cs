using ChangliBridge.Adapter.Tests.Hosting;
using ChangliBridge.Store;
using ChangliBridge.Testing;
using Xunit;

namespace ChangliBridge.Adapter.Tests.Starting;

/// <summary>Backup, restore and reconcile-first as commands of the bridge's executable.</summary>
public sealed class StoreCommandTests
{
    private const int WrongWords = 64;
    private const int Unusable = 78;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task A_serving_bridge_is_backed_up_and_restored_when_it_stopped(StoreProvider provider)
    {
        await using var database = await TestDatabase.MigratedAsync(provider, Ct);
        using var folder = new TemporaryFolder();
        var (settings, backup) = (BridgeSettings.For(database), folder.File("backup"));
        await using (var bridge = await BridgeProcess.ServeAsync(settings))
        {
            var (made, said) = await BridgeProcess.RunAsync(settings, "backup", backup);
            Assert.True(made == 0 && said.Contains("SHA-256", StringComparison.Ordinal), said);
            var (refused, why) = await BridgeProcess.RunAsync(settings, "restore", backup);
            Assert.True(refused == Unusable, why);
            Assert.DoesNotContain("   at ", why);
            Assert.Equal(0, await bridge.StopAsync());
        }

        var (restored, told) = await BridgeProcess.RunAsync(settings, "restore", backup);
        Assert.True(restored == 0 && told.Contains("0 条", StringComparison.Ordinal), told);

        Assert.Contains("处于“先核对”状态", (await BridgeProcess.RunAsync(settings, "reconcile-first", "show")).Said);
        await using (var bridge = await BridgeProcess.ServeAsync(settings))
            Assert.Equal(0, await bridge.StopAsync());
        Assert.Equal((0, "已结束“先核对”状态。"), await BridgeProcess.RunAsync(settings, "reconcile-first", "end", "--reason", "对账完毕"));
        Assert.Equal((0, "并未处于“先核对”状态。"), await BridgeProcess.RunAsync(settings, "reconcile-first", "show"));
    }

    [Theory]
    [InlineData("不写命令即启动服务", "--help")]
    [InlineData("不写命令即启动服务", "-h")]
    [InlineData("备份文件，不能已存在", "backup", "--help")]
    [InlineData("记入审计链", "reconcile-first", "end", "--help")]
    public async Task Help_is_printed_before_there_are_any_settings(string part, params string[] asked)
    {
        var (code, said) = await BridgeProcess.RunAsync(new Dictionary<string, string?> { ["environment"] = "Production" }, asked);
        Assert.True(code == 0, said);
        Assert.Contains(part, said);
        Assert.DoesNotContain("Clock", said);
    }

    [Fact]
    public async Task Wrong_words_and_missing_files_are_named()
    {
        await using var database = await TestDatabase.EmptyAsync(StoreProvider.Sqlite, Ct);
        var settings = BridgeSettings.For(database);

        Assert.Equal(WrongWords, (await BridgeProcess.RunAsync(settings, "backup")).Code);
        Assert.Equal(WrongWords, (await BridgeProcess.RunAsync(settings, "reconcile-first", "end")).Code);
        var (code, said) = await BridgeProcess.RunAsync(settings, "restore", "/nowhere/backup");
        Assert.Equal(Unusable, code);
        Assert.Contains("/nowhere/backup", said);
        Assert.Equal(Unusable, (await BridgeProcess.RunAsync(settings, "backup", "/nowhere/backup")).Code);
        settings["Store:Provider"] = "MySql";
        var (unread, why) = await BridgeProcess.RunAsync(settings, "backup", "/tmp/backup");
        Assert.Equal(Unusable, unread);
        Assert.Contains("Store:Provider", why);
    }
}
