using System.CommandLine;
using ChangliBridge.Cli.Printing;
using Google.Protobuf;
using Grpc.Core;

namespace ChangliBridge.Cli.Connection;

/// <summary>Commands that are one act (办理): one call under a request id, and what it answers is printed.</summary>
internal static class Asking
{
    /// <summary>Gives <paramref name="command"/>, whose own arguments and options stand already, its call.</summary>
    /// <param name="command">The command.</param>
    /// <param name="call">Makes the call, under a request id.</param>
    /// <param name="print">Prints the answer as text.</param>
    public static Command Asks<T>(this Command command, Func<Bridge, ParseResult, (string RequestId, CallOptions Options), AsyncUnaryCall<T>> call, Action<T> print) where T : IMessage
    {
        command.Add(RequestId.Option);
        command.Add(OutputFormat.Option);
        return command.Calls(async (bridge, parsed, ct) =>
        {
            var requestId = RequestId.GivenOrFresh(parsed);
            var now = await RequestId.SendAsync(bridge, requestId, options => call(bridge, parsed, (requestId, options)), ct);
            OutputFormat.Print(parsed, now, () => print(now));
            return ExitCode.Done;
        });
    }
}
