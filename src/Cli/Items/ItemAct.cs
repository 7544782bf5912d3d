using System.CommandLine;
using ChangliBridge.Cli.Connection;
using ChangliBridge.Cli.Printing;
using Grpc.Core;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Items;

/// <summary>A command that is one act on one item (事项办理): it makes the call and prints what the item is now.</summary>
internal static class ItemAct
{
    public static Argument<string> Item() => new("ITEM")
    {
        Description = "抽查事项：inspectionItems/编号，或只写编号 (item: its resource name, or its id)",
        CustomParser = result =>
        {
            var given = result.Tokens[0].Value;
            return given.StartsWith("inspectionItems/", StringComparison.Ordinal) ? given : $"inspectionItems/{given}";
        },
    };

    public static Option<string> Reason() => new("--reason") { Description = "理由，存入事项版本 (why; kept with the version)", HelpName = "TEXT", Required = true };

    /// <summary>Gives <paramref name="command"/>, whose own arguments and options stand already, the call.</summary>
    public static Command Asks(this Command command, Func<Bridge, ParseResult, (string RequestId, CallOptions Options), AsyncUnaryCall<V1.InspectionItem>> call)
    {
        command.Add(RequestId.Option);
        command.Add(OutputFormat.Option);
        return command.Calls(async (bridge, parsed, ct) =>
        {
            var requestId = RequestId.GivenOrFresh(parsed);
            var item = await RequestId.SendAsync(bridge, requestId, options => call(bridge, parsed, (requestId, options)), ct);
            OutputFormat.Print(parsed, item, () => ItemText.Print(item));
            return ExitCode.Done;
        });
    }
}
