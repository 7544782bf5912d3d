using System.CommandLine;
using ChangliBridge.Cli.Connection;
using Grpc.Core;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Deliveries;

/// <summary>A command that is one act on one delivery (投递处置): it names the delivery, makes the call and prints what the delivery is now.</summary>
internal static class DeliveryAct
{
    /// <param name="command">Its name and help.</param>
    /// <param name="symbols">Arguments and options besides the delivery.</param>
    /// <param name="call">Makes the call for a delivery, with a request id.</param>
    public static Command Make(Command command, Symbol[] symbols, Func<V1.DeliveryService.DeliveryServiceClient, ParseResult, (string Delivery, string RequestId, CallOptions Options), AsyncUnaryCall<V1.Delivery>> call)
    {
        var delivery = ResourceName.Delivery();
        command.Add(delivery);
        foreach (var symbol in symbols)
        {
            if (symbol is Argument argument)
                command.Add(argument);
            else
                command.Add((Option)symbol);
        }
        return command.Asks((bridge, parsed, asked) => call(bridge.Deliveries, parsed, (parsed.GetRequiredValue(delivery), asked.RequestId, asked.Options)), DeliveryText.Print);
    }

    /// <summary>Why something is done; it is kept.</summary>
    public static Option<string> Reason() => new("--reason") { Description = "理由，存档 (why; kept with the delivery)", HelpName = "TEXT", Required = true };
}
