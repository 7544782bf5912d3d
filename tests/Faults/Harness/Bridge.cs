using System.Diagnostics;
using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Net.Client;

namespace ChangliBridge.Faults.Harness;

/// <summary>A bridge as a child process: started, killed, frozen and started again; gone with the harness, however that ends.</summary>
internal sealed class Bridge : IAsyncDisposable
{
    private static readonly TimeSpan PatienceToServe = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan PatienceToStop = TimeSpan.FromSeconds(60);

    private readonly IReadOnlyDictionary<string, string> settings;
    private readonly string folder;
    private readonly List<string> log = [];
    private Process? process;

    public Bridge(int port, IReadOnlyDictionary<string, string> settings, string folder)
    {
        (Port, this.settings, this.folder) = (port, settings, folder);
        Channel = Open(port);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Kill();
    }

    /// <summary>Of its gRPC door.</summary>
    public int Port { get; }

    /// <summary>To its gRPC door; it outlives the process.</summary>
    public GrpcChannel Channel { get; }

    public bool Runs => process is { HasExited: false };

    public int ProcessId => process?.Id ?? 0;

    public int ExitCode => process!.ExitCode;

    /// <summary>Everything that all its processes have said.</summary>
    public string Log
    {
        get
        {
            lock (log)
                return string.Join('\n', log);
        }
    }

    /// <summary>A channel to a door that comes and goes.</summary>
    public static GrpcChannel Open(int port) => GrpcChannel.ForAddress($"http://127.0.0.1:{port}", new GrpcChannelOptions
    {
        HttpHandler = new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(2), EnableMultipleHttp2Connections = true, UseProxy = false },
        DisposeHttpClient = true,
        InitialReconnectBackoff = TimeSpan.FromMilliseconds(20),
        MaxReconnectBackoff = TimeSpan.FromMilliseconds(200),
    });

    /// <summary>Starts it without waiting; with words of its command line where it shall not serve.</summary>
    public void Launch(params string[] command)
    {
        var start = new ProcessStartInfo("dotnet", [Programs.Bridge, .. command]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var inherited in start.Environment.Keys.Where(name => name.StartsWith("ASPNETCORE_", StringComparison.Ordinal)).ToArray())
            start.Environment.Remove(inherited);
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        process = new Process { StartInfo = start };
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Starts it where it does not run, and waits until grpc.health.v1 says SERVING.</summary>
    public async Task StartAsync(CancellationToken ct)
    {
        if (!Runs)
            Launch();
        try
        {
            await Until.TrueAsync("the bridge serves", PatienceToServe, async () =>
            {
                if (!Runs)
                    throw new InvalidOperationException($"The bridge ended with {ExitCode} before it served:\n{Log}");
                return await IsServingAsync(ct);
            }, ct);
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException($"{late.Message}; its last words:\n{Log[^Math.Min(Log.Length, 6000)..]}", late);
        }
    }

    public async Task<bool> IsServingAsync(CancellationToken ct)
    {
        try
        {
            var answer = await new Health.HealthClient(Channel).CheckAsync(new HealthCheckRequest(), deadline: TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(2), cancellationToken: ct);
            return answer.Status == HealthCheckResponse.Types.ServingStatus.Serving;
        }
        catch (RpcException)
        {
            return false;
        }
    }

    /// <summary>kill -9.</summary>
    public void Kill()
    {
        if (!Runs)
            return;
        process!.Kill();
        process.WaitForExit();
    }

    /// <summary>SIGTERM; the bridge finishes what is under way.</summary>
    public void AskToStop() => Signal("TERM");

    /// <summary>SIGSTOP: as a machine that swaps, or a hypervisor that moves it.</summary>
    public void Freeze() => Signal("STOP");

    /// <summary>SIGCONT.</summary>
    public void Thaw() => Signal("CONT");

    /// <summary>Waits for the process to end by itself.</summary>
    public async Task<int> ExitAsync(CancellationToken ct)
    {
        await process!.WaitForExitAsync(ct).WaitAsync(PatienceToStop, ct);
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        Kill();
        Channel.Dispose();
        if (process is not null)
            await process.WaitForExitAsync();
        process?.Dispose();
        process = null;
    }

    private void Signal(string name)
    {
        using var signal = Process.Start(new ProcessStartInfo("kill", [$"-{name}", $"{ProcessId}"]));
        signal!.WaitForExit();
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is null)
            return;
        lock (log)
            log.Add(line.Data);
    }
}
