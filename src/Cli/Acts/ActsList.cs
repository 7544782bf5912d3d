using System.CommandLine;
using ChangliBridge.Cli.Connection;
using ChangliBridge.Cli.Printing;
using State = ChangliBridge.Contract.V1.SupervisionAct.Types.State;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Acts;

/// <summary><c>changli acts list</c>: by code, each with what is missing and what to do.</summary>
internal static class ActsList
{
    public static Command Make()
    {
        var incomplete = new Option<bool>("--incomplete") { Description = "只列待补全的 (held ones only)" };
        return new Command("list", "列出监管行为记录和缺项 (lists records with what is missing)") { incomplete, OutputFormat.Option }.Calls(async (bridge, parsed, ct) =>
        {
            var acts = await Pages.AllAsync<V1.SupervisionAct>(async token =>
            {
                var answer = await bridge.Supervision.ListSupervisionActsAsync(
                    new V1.ListSupervisionActsRequest { State = parsed.GetValue(incomplete) ? State.Incomplete : State.Unspecified, PageSize = Pages.Size, PageToken = token },
                    bridge.Options(ct));
                return (answer.SupervisionActs, answer.NextPageToken);
            }, ct);
            OutputFormat.Print(parsed, new V1.ListSupervisionActsResponse { SupervisionActs = { acts }, TotalSize = acts.Count }, () => Print(acts));
            return ExitCode.Done;
        });
    }

    private static void Print(IEnumerable<V1.SupervisionAct> acts) => Lines.Table(
        ["监管行为", "状态", "检查结果", "报送次数", "缺项"],
        acts.Select(act => new[]
        {
            act.Name, act.State == State.Reported ? "已报送" : "待补全", act.InspectionResult, $"{act.Reports}",
            string.Concat(act.MissingFields.Select(field => $"{field.Column}：{field.Reason}{field.Remedy}")),
        }));
}
