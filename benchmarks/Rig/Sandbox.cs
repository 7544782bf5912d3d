using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;

namespace ChangliBridge.Benchmarks.Rig;

/// <summary>The province in a box as a child process on loopback.</summary>
public sealed class Sandbox : IAsyncDisposable
{
    public static readonly string AppKey = new('a', 64);

    private readonly Process _process;
    private readonly HttpClient _admin;

    private Sandbox(Process process, Uri platforms, Uri admin)
    {
        (_process, Platforms) = (process, platforms);
        _admin = new HttpClient { BaseAddress = admin };
        AppDomain.CurrentDomain.ProcessExit += Kill;
    }

    /// <summary>Where both platforms begin.</summary>
    public Uri Platforms { get; }

    public static async Task<Sandbox> ServeAsync(int size, DateTimeOffset startAt, CancellationToken ct)
    {
        var start = new ProcessStartInfo("dotnet", [Built.Sandbox, "serve", "--size", $"{size}", "--app-key", AppKey, "--start-at", startAt.ToString("O")]) { RedirectStandardOutput = true };
        var process = Process.Start(start) ?? throw new InvalidOperationException("The sandbox was not started.");
        Uri? province = null;
        while (await process.StandardOutput.ReadLineAsync(ct) is { } line)
        {
            var url = line.IndexOf("http://", StringComparison.Ordinal);
            if (url < 0)
                continue;
            province ??= new Uri(line[url..]);
            if (line.Contains("/admin/", StringComparison.Ordinal))
                return new Sandbox(process, new Uri(province, "/"), new Uri(line[url..]));
        }
        throw new InvalidOperationException("The sandbox did not start.");
    }

    /// <summary>How many records were accepted, and how many of those more than once.</summary>
    public async Task<(int Accepted, int Duplicates)> CountAsync(CancellationToken ct)
    {
        var totals = await _admin.GetFromJsonAsync<JsonElement>("ledger", ct);
        return (totals.GetProperty("accepted").GetInt32(), totals.GetProperty("duplicates").GetInt32());
    }

    /// <summary>Processor time that it has used, in seconds.</summary>
    public double ProcessorSeconds()
    {
        _process.Refresh();
        return _process.TotalProcessorTime.TotalSeconds;
    }

    public async ValueTask DisposeAsync()
    {
        _admin.Dispose();
        AppDomain.CurrentDomain.ProcessExit -= Kill;
        Kill(null, EventArgs.Empty);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private void Kill(object? sender, EventArgs e)
    {
        if (!_process.HasExited)
            _process.Kill();
    }
}
