using System.CommandLine;
using ChangliBridge.Cli.Connection;
using Grpc.Core;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.FollowUps;

/// <summary>A command that is one act on one follow-up step (处置办理): it names the step, makes the call and prints what the step is now.</summary>
internal static class FollowUpAct
{
    /// <param name="command">Its name and help.</param>
    /// <param name="named">The argument that names what is acted on.</param>
    /// <param name="options">Options besides.</param>
    /// <param name="call">Makes the call for the name, with a request id.</param>
    public static Command Make(
        Command command, Argument<string> named, Option[] options, Func<V1.FollowUpService.FollowUpServiceClient, ParseResult, (string Name, string RequestId, CallOptions Options), AsyncUnaryCall<V1.FollowUp>> call)
    {
        command.Add(named);
        foreach (var option in options)
            command.Add(option);
        return command.Asks((bridge, parsed, asked) => call(bridge.FollowUps, parsed, (parsed.GetRequiredValue(named), asked.RequestId, asked.Options)), FollowUpText.Print);
    }

    /// <summary>A text that the act keeps.</summary>
    public static Option<string> Text(string name, string description) => new(name) { Description = description, HelpName = "TEXT", Required = true };
}
