using ChangliBridge.Faults.Harness;
using ChangliBridge.Sandbox.Seeding;

namespace ChangliBridge.Faults.Chaos;

/// <summary>Kills a bridge with kill -9, 0 to 2 seconds after it serves, and starts it again, until it is told to stop.</summary>
internal sealed class Killer(Bridge bridge, SplitMix64 chance)
{
    private const int LongestLifeMilliseconds = 2000;

    public int Kills { get; private set; }

    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            while (true)
            {
                await bridge.StartAsync(stop);
                await Task.Delay(chance.Below(LongestLifeMilliseconds), stop);
                bridge.Kill();
                Kills++;
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The end of the chaos; whether it runs or not is for the county to heal.
        }
    }
}
