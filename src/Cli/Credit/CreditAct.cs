using System.CommandLine;
using ChangliBridge.Cli.Connection;
using Grpc.Core;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Credit;

/// <summary>A command that is one act on one credit record (信用记录办理): it names the record, makes the call and prints what the record is now.</summary>
internal static class CreditAct
{
    /// <param name="command">Its name and help.</param>
    /// <param name="named">The argument that names what is acted on.</param>
    /// <param name="options">Options besides.</param>
    /// <param name="call">Makes the call for the name, with a request id.</param>
    public static Command Make(
        Command command, Argument<string> named, Option[] options, Func<V1.CreditService.CreditServiceClient, ParseResult, (string Name, string RequestId, CallOptions Options), AsyncUnaryCall<V1.CreditRecord>> call)
    {
        command.Add(named);
        foreach (var option in options)
            command.Add(option);
        return command.Asks((bridge, parsed, asked) => call(bridge.Credit, parsed, (parsed.GetRequiredValue(named), asked.RequestId, asked.Options)), CreditText.Print);
    }

    /// <summary>A text that the act keeps.</summary>
    public static Option<string> Text(string name, string description, bool required = true) =>
        new(name) { Description = description, HelpName = "TEXT", Required = required, DefaultValueFactory = required ? null : _ => "" };
}
