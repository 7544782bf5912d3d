using System.CommandLine;
using ChangliBridge.Cli.Connection;
using ChangliBridge.Cli.Printing;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Keys;

/// <summary><c>changli key list</c>: whose key is whose.</summary>
internal static class KeyList
{
    private static readonly string[] Columns = ["参与方", "公钥编号", "状态", "登记时间", "停用时间"];

    public static Command Make() => new Command("list", "列出全部登记公钥 (lists every registered key)") { OutputFormat.Option }.Calls(RunAsync);

    private static async Task<int> RunAsync(Bridge bridge, ParseResult parsed, CancellationToken ct)
    {
        var keys = await Pages.AllAsync<V1.PartyKey>(async token =>
        {
            var answer = await bridge.Keys.ListPartyKeysAsync(new V1.ListPartyKeysRequest { PageSize = Pages.Size, PageToken = token }, bridge.Options(ct));
            return (answer.PartyKeys, answer.NextPageToken);
        }, ct);
        OutputFormat.Print(parsed, new V1.ListPartyKeysResponse { PartyKeys = { keys }, TotalSize = keys.Count }, () => Lines.Table(
            Columns, keys.Select(key => new[] { key.Party, key.KeyId, key.Active ? "在用" : "停用", InstantText.Of(key.RegisterTime), InstantText.Of(key.RetireTime) })));
        return ExitCode.Done;
    }
}
