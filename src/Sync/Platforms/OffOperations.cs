using ChangliBridge.Sync.Platforms.InternetPlus;
using ChangliBridge.Sync.Platforms.Provincial;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChangliBridge.Sync.Platforms;

/// <summary>Says at start which operations have no path, and what then does not happen.</summary>
internal sealed partial class OffOperations(ProvincialPlatform province, InternetPlusPlatform internetPlus, ILogger<OffOperations> log) : IHostedService
{
    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        Say(province, Operations.Provincial);
        Say(internetPlus, Operations.InternetPlus);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Say(IPlatform platform, IReadOnlyDictionary<string, string> operations)
    {
        foreach (var (operation, consequence) in operations.Where(operation => !platform.Speaks(operation.Key)))
            LogOff(platform.Name, operation, consequence);
    }

    [LoggerMessage(LogLevel.Warning, "Platform {Platform}: {Operation} has no path and is off; {Consequence}")]
    private partial void LogOff(string platform, string operation, string consequence);
}
