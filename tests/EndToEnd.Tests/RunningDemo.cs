using System.Diagnostics;
using System.Threading.Channels;
using ChangliBridge.Testing;

namespace ChangliBridge.EndToEnd.Tests;

/// <summary>The demonstration as its own process, in a folder of its own; the bridge that it starts is a third one. Gone with the test.</summary>
internal sealed class RunningDemo : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Channel<string> narration = Channel.CreateUnbounded<string>();
    private readonly List<string> told = [];
    private readonly Process process;
    private readonly Task<string> output;
    private readonly Task pumping;

    private RunningDemo(int size, string[] more)
    {
        string[] arguments = [BuiltPrograms.Sandbox, "demo", "--bridge", BuiltPrograms.Bridge, "--changli", BuiltPrograms.Changli, "--work", folder.Path, "--once", "--json", "--size", $"{size}", .. more];
        process = Process.Start(new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        output = process.StandardOutput.ReadToEndAsync();
        pumping = PumpAsync();
    }

    /// <summary>The bridge that was started last; null while the driver writes it down, or none runs.</summary>
    public int? BridgeId => File.Exists(folder.File("bridge.pid")) && int.TryParse(ReadShared("bridge.pid"), out var id) ? id : null;

    public bool HasEnded => process.HasExited;

    public string DatabasePath => PathOf("changli.db");

    /// <summary>All that was narrated so far.</summary>
    public string Narration
    {
        get
        {
            lock (told)
                return string.Join('\n', told);
        }
    }

    /// <summary>Where a file of its work folder stands.</summary>
    public string PathOf(string name) => folder.File(name);

    public static RunningDemo Start(int size, params string[] more) => new(size, more);

    /// <summary>The narration, line by line as it appears, until the demonstration ends.</summary>
    public IAsyncEnumerable<string> LinesAsync(CancellationToken ct) => narration.Reader.ReadAllAsync(ct);

    /// <summary>Reads on until a line has all of the words, and returns it.</summary>
    public async Task<string> LineWithAsync(CancellationToken ct, params string[] words)
    {
        await foreach (var line in LinesAsync(ct))
        {
            if (words.All(word => line.Contains(word, StringComparison.Ordinal)))
                return line;
        }

        throw new InvalidOperationException($"The demonstration ended without {string.Join(" … ", words)}:\n{Narration}");
    }

    /// <summary>How many pushes the platforms accepted so far.</summary>
    public int AcceptedPushes() => File.Exists(folder.File("province-ledger.jsonl")) ? ReadShared("province-ledger.jsonl").Count(one => one == '\n') : 0;

    /// <summary>Waits for the end, expects exit code 0, and reads the figures of the county's plan.</summary>
    public async Task<DemoFigures> EndAsync(CancellationToken ct) => DemoFigures.Read(await LastLineAsync(ct));

    /// <summary>Waits for the end, expects exit code 0, and returns the line of JSON.</summary>
    public async Task<string> LastLineAsync(CancellationToken ct)
    {
        await process.WaitForExitAsync(ct);
        await pumping.WaitAsync(ct);
        Xunit.Assert.True(process.ExitCode == 0, $"exit {process.ExitCode}\n{Narration}\n{BridgeLog()}");
        return (await output.WaitAsync(ct)).TrimEnd('\n').Split('\n')[^1];
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        await Task.WhenAll(output, pumping);
        process.Dispose();
        folder.Dispose();
    }

    private string BridgeLog() => File.Exists(folder.File("bridge.log")) ? ReadShared("bridge.log") : "";

    // Files that the driver or the bridge holds open.
    private string ReadShared(string name)
    {
        try
        {
            using var reader = new StreamReader(new FileStream(folder.File(name), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
            return reader.ReadToEnd();
        }
        catch (FileNotFoundException)
        {
            return "";
        }
    }

    private async Task PumpAsync()
    {
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            lock (told)
                told.Add(line);
            narration.Writer.TryWrite(line);
        }

        narration.Writer.Complete();
    }
}
