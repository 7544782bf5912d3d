using System.CommandLine;
using ChangliBridge.Cli.Connection;
using ChangliBridge.Cli.Printing;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.FollowUps;

/// <summary><c>changli followups list</c>: by name.</summary>
internal static class FollowUpsList
{
    public static Command Make()
    {
        var result = ResourceName.ResultOption();
        var kind = new Option<string?>("--kind") { Description = "种类 (kind)" };
        kind.AcceptOnlyFromAmong([.. FollowUpText.Kinds.Keys]);
        var addressee = new Option<string>("--addressee") { Description = "接收单位编号 (id of the department or body it went to)", HelpName = "ID", DefaultValueFactory = _ => "" };
        var open = new Option<bool>("--open") { Description = "只列未完结的 (open ones only)" };
        return new Command("list", "列出后续处置 (lists follow-up steps)") { result, kind, addressee, open, OutputFormat.Option }.Calls(async (bridge, parsed, ct) =>
        {
            var steps = await Pages.AllAsync<V1.FollowUp>(async token =>
            {
                var answer = await bridge.FollowUps.ListFollowUpsAsync(
                    new V1.ListFollowUpsRequest
                    {
                        Result = parsed.GetValue(result) ?? "",
                        Kind = parsed.GetValue(kind) is { } name ? FollowUpText.Kinds[name] : V1.FollowUp.Types.Kind.Unspecified,
                        Addressee = parsed.GetValue(addressee)!,
                        OpenOnly = parsed.GetValue(open),
                        PageSize = Pages.Size,
                        PageToken = token,
                    },
                    bridge.Options(ct));
                return (answer.FollowUps, answer.NextPageToken);
            }, ct);
            OutputFormat.Print(parsed, new V1.ListFollowUpsResponse { FollowUps = { steps }, TotalSize = steps.Count }, () => FollowUpText.Print(steps));
            return ExitCode.Done;
        });
    }
}
