using System.Diagnostics;

namespace ChangliBridge.Sandbox.Demo;

/// <summary>The bridge as a child process: started again whenever it dies, stopped with the driver.</summary>
internal sealed class BridgeProcess : IAsyncDisposable
{
    private const int PatienceWithStarts = 5;
    private const int Killed = 128 + 9;
    private static readonly TimeSpan GraceToStop = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly CancellationTokenSource stopping = new();
    private readonly string bridgePath;
    private readonly WorkFolder work;
    private readonly IReadOnlyDictionary<string, string> settings;
    private readonly Narrator narrator;
    private Process? child;
    private Task supervision = Task.CompletedTask;
    private int startsInVain;

    public BridgeProcess(string bridgePath, WorkFolder work, IReadOnlyDictionary<string, string> settings, Narrator narrator)
    {
        this.bridgePath = bridgePath;
        this.work = work;
        this.settings = settings;
        this.narrator = narrator;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Kill();
    }

    /// <summary>0 while none runs.</summary>
    public int ProcessId { get; private set; }

    public string LogPath => work.BridgeLogPath;

    /// <summary>How often it was started again after it died.</summary>
    public int Restarts { get; private set; }

    /// <summary>Ends only by a failure: the bridge does not start.</summary>
    public Task Supervision => supervision;

    public void Start()
    {
        StopOrphan();
        supervision = SuperviseAsync(stopping.Token);
    }

    /// <summary>Called when the bridge answers: from here on, dying counts from zero again.</summary>
    public void Serves() => startsInVain = 0;

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        if (ProcessId is var running and not 0)
            Signal(running);
        await Task.WhenAny(supervision, Task.Delay(GraceToStop));
        Kill();
        await supervision.ContinueWith(_ => { }, TaskScheduler.Default);
        File.Delete(work.BridgePidPath);
        stopping.Dispose();
    }

    private async Task SuperviseAsync(CancellationToken cancellationToken)
    {
        await using var log = new StreamWriter(work.BridgeLogPath, append: true) { AutoFlush = true };
        while (!cancellationToken.IsCancellationRequested)
        {
            if (++startsInVain > PatienceWithStarts)
                throw new DemoFailure($"网桥连续 {PatienceWithStarts} 次未能启动，日志：{work.BridgeLogPath}\n{Tail()}");
            var code = await RunOnceAsync(log);

            // On Ctrl-C the whole group is signalled; give the driver a moment to hear of it before taking this for a death.
            await Task.Delay(Pause, cancellationToken).ContinueWith(_ => { }, TaskScheduler.Default);
            if (cancellationToken.IsCancellationRequested)
                return;
            Restarts++;
            if (code == Killed)
                startsInVain = 0;
            narrator.Warn($"网桥进程退出（代码 {code}），重新启动……");
        }
    }

    // Never given up before the process has ended: a child that nobody watches would outlive the driver.
    private async Task<int> RunOnceAsync(StreamWriter log)
    {
        using var process = Launch(log);
        child = process;
        ProcessId = process.Id;
        await File.WriteAllTextAsync(work.BridgePidPath, process.Id.ToString(), CancellationToken.None);
        if (stopping.IsCancellationRequested)
            process.Kill();
        await process.WaitForExitAsync(CancellationToken.None);
        child = null;
        ProcessId = 0;
        return process.ExitCode;
    }

    private Process Launch(StreamWriter log)
    {
        var start = new ProcessStartInfo("dotnet", [bridgePath])
        {
            WorkingDirectory = work.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var inherited in start.Environment.Keys.Where(name => name.StartsWith("ASPNETCORE_", StringComparison.Ordinal)).ToArray())
            start.Environment.Remove(inherited);
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        var process = new Process { StartInfo = start };
        DataReceivedEventHandler keep = (_, line) =>
        {
            if (line.Data is null)
                return;
            lock (log)
                log.WriteLine(line.Data);
        };
        process.OutputDataReceived += keep;
        process.ErrorDataReceived += keep;
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    // A driver that was killed leaves its bridge behind, holding the database.
    private void StopOrphan()
    {
        if (!File.Exists(work.BridgePidPath) || !int.TryParse(File.ReadAllText(work.BridgePidPath), out var id))
            return;
        var command = $"/proc/{id}/cmdline";
        if (!File.Exists(command) || !File.ReadAllText(command).Contains(bridgePath, StringComparison.Ordinal))
            return;
        using var orphan = Process.GetProcessById(id);
        orphan.Kill();
        orphan.WaitForExit();
    }

    private string Tail() => string.Join('\n', File.ReadLines(work.BridgeLogPath).TakeLast(15));

    private static void Signal(int id)
    {
        if (OperatingSystem.IsWindows())
            return;
        using var signal = Process.Start(new ProcessStartInfo("kill", ["-TERM", id.ToString()]) { UseShellExecute = false });
    }

    private void Kill()
    {
        try
        {
            child?.Kill();
        }
        catch (InvalidOperationException)
        {
            // It ended by itself between the question and the deed.
        }
    }
}
