using System.CommandLine;
using ChangliBridge.Cli.Connection;
using Grpc.Core;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Checks;

/// <summary>A command that is one act on one result (办理检查结果): it names the result, makes the call and prints what the result is now.</summary>
internal static class ResultAct
{
    /// <param name="command">Its name and help, with the options besides.</param>
    /// <param name="call">Makes the call for a result, with a request id.</param>
    public static Command Make(Command command, Func<V1.ResultService.ResultServiceClient, ParseResult, (string Name, string RequestId, CallOptions Options), AsyncUnaryCall<V1.InspectionResult>> call)
    {
        var named = ResourceName.Result();
        command.Arguments.Insert(0, named);
        return command.Asks((bridge, parsed, asked) => call(bridge.Results, parsed, (parsed.GetRequiredValue(named), asked.RequestId, asked.Options)), ResultText.Print);
    }

    /// <summary>A text that the act keeps.</summary>
    public static Option<string> Text(string name, string description) => new(name) { Description = description, HelpName = "TEXT", Required = true };
}
