using System.CommandLine;
using ChangliBridge.Cli.Connection;
using ChangliBridge.Cli.Printing;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Revisits;

/// <summary><c>changli revisit return REVISIT</c>.</summary>
internal static class RevisitReturn
{
    public static Command Make()
    {
        var name = RevisitText.Name();
        var reason = new Option<string>("--reason") { Description = "退回理由 (why)", HelpName = "TEXT", Required = true };
        return new Command("return", "审核退回，重新录入 (returns a revisit to be entered again)") { name, reason, RequestId.Option, OutputFormat.Option }
            .Calls(async (bridge, parsed, ct) =>
            {
                var request = new V1.ReturnRevisitRequest { Name = RevisitText.Full(parsed.GetRequiredValue(name)), Reason = parsed.GetRequiredValue(reason), RequestId = RequestId.GivenOrFresh(parsed) };
                var revisit = await RequestId.SendAsync(bridge, request.RequestId, options => bridge.Revisits.ReturnRevisitAsync(request, options), ct);
                OutputFormat.Print(parsed, revisit, () => RevisitText.Print(revisit));
                return ExitCode.Done;
            });
    }
}
