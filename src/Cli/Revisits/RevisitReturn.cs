using System.CommandLine;
using ChangliBridge.Cli.Connection;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Revisits;

/// <summary><c>changli revisit return REVISIT</c>.</summary>
internal static class RevisitReturn
{
    public static Command Make()
    {
        var name = ResourceName.Revisit();
        var reason = new Option<string>("--reason") { Description = "退回理由 (why)", HelpName = "TEXT", Required = true };
        return new Command("return", "审核退回，重新录入 (returns a revisit to be entered again)") { name, reason }.Asks((bridge, parsed, asked) => bridge.Revisits.ReturnRevisitAsync(
            new V1.ReturnRevisitRequest { Name = parsed.GetRequiredValue(name), Reason = parsed.GetRequiredValue(reason), RequestId = asked.RequestId }, asked.Options), RevisitText.Print);
    }
}
