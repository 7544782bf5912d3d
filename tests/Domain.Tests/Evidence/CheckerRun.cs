using System.Diagnostics;

namespace ChangliBridge.Domain.Tests.Evidence;

/// <summary>Runs the second checker, docs/verify/verify.py.</summary>
internal sealed record CheckerRun(int ExitCode, IReadOnlyList<string> Lines)
{
    public static async Task<CheckerRun> OfAsync(CancellationToken ct, params string[] arguments)
    {
        var start = new ProcessStartInfo("python3", ["-I", Path.Combine(AppContext.BaseDirectory, "verify.py"), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("python3 did not start.");
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(ct), process.StandardError.ReadToEndAsync(ct));
        await process.WaitForExitAsync(ct);
        var said = await errors;
        return said.Length == 0 ? new CheckerRun(process.ExitCode, (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries)) : throw new InvalidOperationException(said);
    }
}
