using System.CommandLine;
using ChangliBridge.Cli.Connection;
using Grpc.Core;

namespace ChangliBridge.Cli;

/// <summary>The edge (边界): where whatever stops a command becomes a plain sentence on the error output and an exit code.</summary>
internal static class Edge
{
    /// <summary>Gives <paramref name="command"/> an action that needs no server.</summary>
    public static Command Runs(this Command command, Func<ParseResult, CancellationToken, Task<int>> work)
    {
        command.SetAction(async (parsed, ct) =>
        {
            try
            {
                return await work(parsed, ct);
            }
            catch (CommandRefused refused)
            {
                return await SayAsync(refused.ExitCode, refused.Message);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                return await SayAsync(ExitCode.DoesNotHold, $"无法读写文件：{FileFault.Describe(fault)}");
            }
            catch (OperationCanceledException)
            {
                return await SayAsync(ExitCode.Refused, "已中断。");
            }
        });
        return command;
    }

    /// <summary>Gives <paramref name="command"/> an action that calls the bridge.</summary>
    public static Command Calls(this Command command, Func<Bridge, ParseResult, CancellationToken, Task<int>> work) =>
        command.Runs(async (parsed, ct) =>
        {
            using var bridge = Bridge.Open(parsed);
            try
            {
                return await work(bridge, parsed, ct);
            }
            catch (RpcException refused)
            {
                ct.ThrowIfCancellationRequested();
                return await SayAsync(ExitCode.Refused, BridgeRefusal.Describe(refused, bridge.Address));
            }
        });

    private static async Task<int> SayAsync(int exitCode, string sentence)
    {
        await Console.Error.WriteLineAsync(sentence);
        return exitCode;
    }
}
