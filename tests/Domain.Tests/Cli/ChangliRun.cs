using System.Diagnostics;
using System.Text;

namespace ChangliBridge.Domain.Tests.Cli;

/// <summary>What one run of the real command line gave.</summary>
internal sealed record ChangliRun(int ExitCode, string Output, string Errors)
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "changli.dll");

    public static async Task<ChangliRun> Of(CancellationToken ct, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(ct), process.StandardError.ReadToEndAsync(ct));
        await process.WaitForExitAsync(ct);
        return new ChangliRun(process.ExitCode, await output, await errors);
    }
}
