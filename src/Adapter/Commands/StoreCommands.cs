using System.CommandLine;
using System.CommandLine.Help;
using ChangliBridge.Store;
using ChangliBridge.Store.Restore;
using Microsoft.Extensions.Options;

namespace ChangliBridge.Adapter.Commands;

/// <summary>
/// What the bridge's executable does besides serving: <c>backup</c>, <c>restore</c> and <c>reconcile-first</c>, on the database of its settings.
/// Exit codes: 0 done, 64 wrong words, 78 the database cannot be used.
/// </summary>
internal static class StoreCommands
{
    private const int WrongWords = 64;
    private const int Unusable = 78;

    /// <summary>Whether the arguments are one of these commands.</summary>
    public static bool Knows(string[] args) => args is [var first, ..] && first is "backup" or "restore" or "reconcile-first";

    /// <summary>Whether the arguments ask how the executable is used, or for its version; neither reads the settings.</summary>
    public static bool AskHelp(string[] args) => args.Any(given => given is "--help" or "-h" or "-?" or "--version");

    public static Task<int> RunAsync(string[] args, IOptions<StoreOptions> store, CancellationToken ct)
    {
        var root = new RootCommand("ChangliBridge 网桥。不写命令即启动服务；设置见程序旁的 appsettings.json 和环境变量（如 Store__ConnectionString），说明见 docs/operations.md。"
            + "退出码：0 完成；64 用法有误；78 设置或数据库不可用") { BackUp(store), Restore(store), ReconcileFirst(store) };
        foreach (var option in root.Options)
            option.Description = option is HelpOption ? "显示帮助" : "显示版本";
        var parsed = root.Parse(args);
        return parsed.Errors.Count > 0 ? Say(parsed.Errors.Select(error => error.Message), WrongWords) : parsed.InvokeAsync(cancellationToken: ct);
    }

    private static Command BackUp(IOptions<StoreOptions> store)
    {
        var file = new Argument<string>("file") { Description = "备份文件，不能已存在" };
        var command = new Command("backup", "备份数据库；桥可以照常运行") { file };
        command.SetAction((parsed, ct) => GuardAsync(async () =>
        {
            var report = await StoreBackup.BackUpAsync(store.Value, parsed.GetValue(file)!, ct);
            Console.WriteLine($"已备份到 {report.Path}，{report.Bytes:N0} 字节，SHA-256 {report.Sha256}");
        }));
        return command;
    }

    private static Command Restore(IOptions<StoreOptions> store)
    {
        var file = new Argument<string>("file") { Description = "备份文件" };
        var command = new Command("restore", "由备份恢复数据库，现有内容被替换；须先停止所有桥进程。此后每条投递先查询再发送（RECONCILE_FIRST）") { file };
        command.SetAction((parsed, ct) => GuardAsync(async () =>
        {
            var inFlight = await StoreBackup.RestoreAsync(store.Value, parsed.GetValue(file)!, TimeProvider.System, ct);
            Console.WriteLine($"已恢复。备份时在途的 {inFlight} 条投递及此后新增的投递，均先向平台查询再决定是否发送；核对完毕后执行 reconcile-first end。");
        }));
        return command;
    }

    private static Command ReconcileFirst(IOptions<StoreOptions> store)
    {
        var reason = new Option<string>("--reason") { Description = "为何可以结束，记入审计链", Required = true };
        var show = new Command("show", "是否处于“先核对”状态");
        show.SetAction((_, ct) => GuardAsync(() => WithStoreAsync(store.Value, ShowAsync, ct)));
        var end = new Command("end", "结束“先核对”状态；SQLite 须先停止桥") { reason };
        end.SetAction((parsed, ct) => GuardAsync(() => WithStoreAsync(store.Value, async (open, token) =>
            Console.WriteLine(await RestoreMarks.EndAsync(open.Writes, parsed.GetValue(reason)!, token) ? "已结束“先核对”状态。" : "并未处于“先核对”状态。"), ct)));
        return new Command("reconcile-first", "恢复之后的“先核对”状态") { show, end };
    }

    private static async Task ShowAsync(BridgeStore store, CancellationToken ct)
    {
        await using var db = store.Read();
        var mark = await RestoreMarks.InForceAsync(db, ct);
        Console.WriteLine(mark is null ? "并未处于“先核对”状态。" : $"处于“先核对”状态：备份截至 {mark.BackedUpAt:O}，恢复于 {mark.RestoredAt:O}。");
    }

    private static async Task WithStoreAsync(StoreOptions options, Func<BridgeStore, CancellationToken, Task> act, CancellationToken ct)
    {
        await using var store = new BridgeStore(options, TimeProvider.System);
        await store.OpenAsync(ct);
        await act(store, ct);
    }

    private static async Task<int> GuardAsync(Func<Task> act)
    {
        try
        {
            await act();
            return 0;
        }
        catch (Exception fault) when (fault is StoreUnavailableException or IOException or UnauthorizedAccessException || StoreFaults.Of(fault) != StoreFault.None)
        {
            return await Say([fault.Message], Unusable);
        }
        catch (OptionsValidationException fault)
        {
            return await Say(fault.Failures, Unusable);
        }
    }

    private static async Task<int> Say(IEnumerable<string> sentences, int exitCode)
    {
        foreach (var sentence in sentences)
            await Console.Error.WriteLineAsync(sentence);
        return exitCode;
    }
}
