using System.Collections.Concurrent;
using System.Diagnostics;
using ChangliBridge.Testing;
using Grpc.Net.Client;
using Xunit;

namespace ChangliBridge.Adapter.Tests.Hosting;

/// <summary>The bridge's own executable as a process of the test's.</summary>
internal sealed class BridgeProcess : IAsyncDisposable
{
    private const string Ready = "Application started";

    private readonly ConcurrentQueue<string> _lines = new();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process _process;
    private readonly int _port = FreePort.Take();

    private BridgeProcess(IReadOnlyDictionary<string, string?> settings, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "ChangliBridge.Adapter.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.Environment["Listen__Grpc"] = $"http://127.0.0.1:{_port}";
        start.Environment["Listen__Http"] = $"http://127.0.0.1:{FreePort.Take()}";
        foreach (var (key, value) in settings)
            start.Environment[key == "environment" ? "ASPNETCORE_ENVIRONMENT" : key.Replace(":", "__", StringComparison.Ordinal)] = value;
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        Link = new GrpcLink(GrpcChannel.ForAddress($"http://127.0.0.1:{_port}"));
    }

    public GrpcLink Link { get; }

    /// <summary>Everything it said so far, on both streams.</summary>
    public IReadOnlyList<string> Lines => [.. _lines];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Starts it and waits until it serves.</summary>
    public static async Task<BridgeProcess> ServeAsync(IReadOnlyDictionary<string, string?> settings)
    {
        var bridge = new BridgeProcess(settings);
        await Task.WhenAny(bridge._ready.Task, bridge._process.WaitForExitAsync(Ct));
        Assert.True(bridge._ready.Task.IsCompleted, string.Join('\n', bridge.Lines));
        return bridge;
    }

    /// <summary>Runs one of its commands: the exit code and what it said.</summary>
    public static async Task<(int Code, string Said)> RunAsync(IReadOnlyDictionary<string, string?> settings, params string[] command)
    {
        await using var bridge = new BridgeProcess(settings, command);
        await bridge._process.WaitForExitAsync(Ct);
        return (bridge._process.ExitCode, string.Join('\n', bridge.Lines));
    }

    /// <summary>Starts it where it cannot serve: its exit code and what it said.</summary>
    public static async Task<(int Code, IReadOnlyList<string> Lines)> FailAsync(IReadOnlyDictionary<string, string?> settings)
    {
        await using var bridge = new BridgeProcess(settings);
        await Task.WhenAny(bridge._ready.Task, bridge._process.WaitForExitAsync(Ct));
        Assert.False(bridge._ready.Task.IsCompleted, "it serves");
        await bridge._process.WaitForExitAsync(Ct);
        return (bridge._process.ExitCode, bridge.Lines);
    }

    /// <summary>Asks it to stop, waits, and returns its exit code.</summary>
    public async Task<int> StopAsync()
    {
        using (var signal = Process.Start("kill", ["-TERM", _process.Id.ToString()]))
            await signal.WaitForExitAsync(Ct);
        await _process.WaitForExitAsync(Ct);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is null)
            return;
        _lines.Enqueue(line);
        if (line.Contains(Ready, StringComparison.Ordinal))
            _ready.TrySetResult();
    }
}
