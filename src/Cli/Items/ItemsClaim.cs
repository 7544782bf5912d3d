using System.CommandLine;
using ChangliBridge.Cli.Connection;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Items;

/// <summary><c>changli items claim</c>: 认领.</summary>
internal static class ItemsClaim
{
    public static Command Make()
    {
        var code = new Argument<string>("CODE") { Description = "省级事项编码 (code in the provincial directory)" };
        var duty = new Option<string>("--duty-basis") { Description = "所依据的“三定”条款 (the clause that gives the department this duty)", HelpName = "TEXT", Required = true };
        return new Command("claim", "认领省级事项 (claims an item of the province)") { code, duty }.Asks((bridge, parsed, call) => bridge.Catalog.ClaimItemAsync(
            new V1.ClaimItemRequest { UpstreamItem = parsed.GetRequiredValue(code), DutyBasis = parsed.GetRequiredValue(duty), RequestId = call.RequestId }, call.Options), ItemText.Print);
    }
}
