using System.CommandLine;
using ChangliBridge.Cli.Connection;
using ChangliBridge.Cli.Printing;
using Grpc.Core;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Draws;

/// <summary>A command that is one act on one draw (抽取行为): it names the draw, makes the call and prints what the draw is now.</summary>
internal static class DrawAct
{
    /// <param name="name">The command's name.</param>
    /// <param name="description">Its help.</param>
    /// <param name="symbols">Arguments and options besides the draw.</param>
    /// <param name="call">Makes the call for a draw, with a request id.</param>
    public static Command Make(string name, string description, Symbol[] symbols, Func<V1.DrawService.DrawServiceClient, ParseResult, (string Draw, string RequestId, CallOptions Options), AsyncUnaryCall<V1.Draw>> call)
    {
        var draw = ResourceName.Draw();
        var command = new Command(name, description) { draw };
        foreach (var symbol in symbols)
        {
            if (symbol is Argument argument)
                command.Add(argument);
            else
                command.Add((Option)symbol);
        }
        return command.Asks((bridge, parsed, asked) => call(bridge.Draws, parsed, (parsed.GetRequiredValue(draw), asked.RequestId, asked.Options)), DrawText.Print);
    }

    /// <summary>Why something is done; it is kept.</summary>
    public static Option<string> Reason() => new("--reason") { Description = "理由，存档 (why; kept with the draw)", HelpName = "TEXT", Required = true };

    public static int Print(ParseResult parsed, V1.Draw draw)
    {
        OutputFormat.Print(parsed, draw, () => DrawText.Print(draw));
        return ExitCode.Done;
    }
}
