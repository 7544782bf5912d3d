using System.Diagnostics;

namespace ChangliBridge.Benchmarks.Draw;

/// <summary>What the figures were measured on.</summary>
internal static class Machine
{
    private const string Processors = "/proc/cpuinfo";
    private const string Own = "/proc/self/status";

    /// <summary>Peak memory of this process so far, in bytes.</summary>
    public static long PeakMemory() => Figure("VmHWM:") ?? Process.GetCurrentProcess().PeakWorkingSet64;

    /// <summary>Begins to count the peak anew, where the system can.</summary>
    public static void ForgetPeak()
    {
        if (File.Exists(Own))
            File.WriteAllText("/proc/self/clear_refs", "5");
    }

    /// <summary>What else ran: the processes that waited for a core in the last minute.</summary>
    public static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    public static string Description()
    {
        var model = File.Exists(Processors) ? File.ReadLines(Processors).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() : null;
        return $"{model ?? "processor"}, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30} GiB, .NET {Environment.Version}, {Environment.OSVersion.VersionString}";
    }

    private static long? Figure(string name) =>
        File.Exists(Own) && File.ReadLines(Own).FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal)) is { } line
            ? long.Parse(line[name.Length..].Replace("kB", "").Trim()) * 1024
            : null;
}
