using ChangliBridge.Adapter.Clock;
using ChangliBridge.Store;
using Microsoft.Extensions.Options;
using Serilog;

namespace ChangliBridge.Adapter;

/// <summary>Starts the bridge in order: settings, database, clock, then ports and jobs. What is wrong is said in plain sentences and ends it.</summary>
internal static class Start
{
    /// <summary>Exit code for settings or a database that cannot be used (sysexits EX_CONFIG).</summary>
    private const int Unusable = 78;

    public static async Task<int> RunBridgeAsync(this WebApplication app, CancellationToken ct)
    {
        try
        {
            app.Services.GetRequiredService<IStartupValidator>().Validate();
            await app.Services.GetRequiredService<BridgeStore>().OpenAsync(ct);
            await app.Services.RestoreClockAsync(ct);
            await app.RunAsync(ct);
            return 0;
        }
        catch (Exception fault) when (fault is OptionsValidationException or AggregateException or StoreUnavailableException or IOException)
        {
            foreach (var sentence in Sentences(fault))
                await Console.Error.WriteLineAsync(sentence);
            return Unusable;
        }
        finally
        {
            await app.DisposeAsync();
            await Log.CloseAndFlushAsync();
        }
    }

    private static IEnumerable<string> Sentences(Exception fault) => fault switch
    {
        AggregateException several => several.InnerExceptions.SelectMany(Sentences),
        OptionsValidationException options => options.Failures,
        _ => [fault.Message],
    };
}
