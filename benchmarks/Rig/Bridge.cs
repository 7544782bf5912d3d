using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Grpc.Net.Client;

namespace ChangliBridge.Benchmarks.Rig;

/// <summary>The bridge's own executable as a child process on loopback.</summary>
public sealed class Bridge : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process _process;

    private Bridge(IReadOnlyDictionary<string, string> settings)
    {
        var port = FreePort();
        var start = new ProcessStartInfo("dotnet", [Built.Bridge]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath() };
        start.Environment["Listen__Grpc"] = $"http://127.0.0.1:{port}";
        start.Environment["Listen__Http"] = $"http://127.0.0.1:{FreePort()}";
        foreach (var (key, value) in settings)
            start.Environment[key] = value;
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.Start();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Kill();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        Channel = GrpcChannel.ForAddress($"http://127.0.0.1:{port}");
    }

    public GrpcChannel Channel { get; }

    public IEnumerable<string> Lines => _lines;

    public static async Task<Bridge> ServeAsync(IReadOnlyDictionary<string, string> settings, CancellationToken ct)
    {
        var bridge = new Bridge(settings);
        await Task.WhenAny(bridge._ready.Task, bridge._process.WaitForExitAsync(ct));
        return bridge._ready.Task.IsCompleted ? bridge : throw new InvalidOperationException(string.Join('\n', bridge._lines));
    }

    /// <summary>The most memory that it ever held, in megabytes of 1,000,000 bytes.</summary>
    public double PeakMegabytes()
    {
        var line = File.ReadLines($"/proc/{_process.Id}/status").Single(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) * 1024 / 1e6;
    }

    /// <summary>Processor time that it has used, in seconds.</summary>
    public double ProcessorSeconds()
    {
        _process.Refresh();
        return _process.TotalProcessorTime.TotalSeconds;
    }

    public async ValueTask DisposeAsync()
    {
        Channel.Dispose();
        Kill();
        await _process.WaitForExitAsync();
        if (Environment.GetEnvironmentVariable("CHANGLI_BENCH_LOG") is { } log)
            await File.WriteAllLinesAsync(log, _lines);
    }

    private void Kill()
    {
        if (!_process.HasExited)
            _process.Kill();
    }

    private void Hear(string? line)
    {
        if (line is null)
            return;
        _lines.Enqueue(line);
        if (line.Contains("Application started", StringComparison.Ordinal))
            _ready.TrySetResult();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
