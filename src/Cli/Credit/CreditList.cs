using System.CommandLine;
using ChangliBridge.Cli.Connection;
using ChangliBridge.Cli.Printing;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Credit;

/// <summary><c>changli credit list</c>: by name.</summary>
internal static class CreditList
{
    public static Command Make()
    {
        var state = new Option<string?>("--state") { Description = "状态 (state today)" };
        state.AcceptOnlyFromAmong([.. CreditText.States.Keys]);
        var kind = CreditAct.Text("--kind", "种类编号 (id of a kind)", required: false);
        var target = CreditAct.Text("--target", "统一社会信用代码或注册号 (credit code or registration number)", required: false);
        return new Command("list", "列出信用记录 (lists credit records)") { state, kind, target, OutputFormat.Option }.Calls(async (bridge, parsed, ct) =>
        {
            var records = await Pages.AllAsync<V1.CreditRecord>(async token =>
            {
                var answer = await bridge.Credit.ListCreditRecordsAsync(
                    new V1.ListCreditRecordsRequest
                    {
                        State = parsed.GetValue(state) is { } name ? CreditText.States[name] : V1.CreditRecord.Types.State.Unspecified,
                        Kind = parsed.GetValue(kind)!,
                        TargetCode = parsed.GetValue(target)!,
                        PageSize = Pages.Size,
                        PageToken = token,
                    },
                    bridge.Options(ct));
                return (answer.CreditRecords, answer.NextPageToken);
            }, ct);
            OutputFormat.Print(parsed, new V1.ListCreditRecordsResponse { CreditRecords = { records }, TotalSize = records.Count }, () => CreditText.Print(records));
            return ExitCode.Done;
        });
    }
}
