using System.Diagnostics;
using Google.Protobuf;

namespace ChangliBridge.Sandbox.Demo;

/// <summary>An office's command line: the built <c>changli</c>, started once a command with the token that the work folder keeps for its official.</summary>
internal sealed class ChangliDesk(string path, DemoStage stage)
{
    private const int Attempts = 3;

    // Also where the bridge was not there to answer; what was refused stored nothing, so the same command may be given again.
    private const int Refused = 1;

    /// <summary>Runs a command and reads the bridge's answer from what it prints.</summary>
    public async Task<T> AskAsync<T>(Official official, IEnumerable<string> command, CancellationToken cancellationToken) where T : IMessage<T>, new() =>
        JsonParser.Default.Parse<T>(await RunAsync(official, [.. command, "--output", "json"], cancellationToken));

    /// <summary>Runs a command to its end and returns what it prints.</summary>
    /// <exception cref="DemoFailure">It ends with another exit code than 0; the message is its own.</exception>
    public async Task<string> RunAsync(Official official, IReadOnlyList<string> command, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var (exitCode, output, errors) = await RunOnceAsync(official, command, cancellationToken);
            if (exitCode == 0)
                return output;
            if (exitCode != Refused || attempt == Attempts)
                throw new DemoFailure($"changli {string.Join(' ', command)}（退出码 {exitCode}）：{errors}{output}");
            await stage.Bridge.WaitUntilServingAsync(cancellationToken);
        }
    }

    private async Task<(int ExitCode, string Output, string Errors)> RunOnceAsync(Official official, IReadOnlyList<string> command, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("dotnet", [path, .. command])
        {
            WorkingDirectory = stage.Work.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["CHANGLI_SERVER"] = stage.Bridge.Address.ToString();
        start.Environment["CHANGLI_TOKEN_FILE"] = stage.Work.TokenPathOf(official);
        using var process = Process.Start(start)!;
        try
        {
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(cancellationToken), process.StandardError.ReadToEndAsync(cancellationToken));
            await process.WaitForExitAsync(cancellationToken);
            return (process.ExitCode, await output, await errors);
        }
        finally
        {
            process.Kill();
        }
    }
}
