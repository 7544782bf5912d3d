using System.Diagnostics;

namespace ChangliBridge.EndToEnd.Tests;

/// <summary>Kills the bridge of a demonstration as <c>kill -9</c> does, each process once.</summary>
internal sealed class BridgeVictim(RunningDemo demo)
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(5);
    private int last;

    /// <summary>How many were killed.</summary>
    public int Kills { get; private set; }

    /// <summary>Kills the running bridge; where it is the one killed before, waits for its successor first. Nothing after the demonstration's end.</summary>
    public async Task KillAsync(CancellationToken ct)
    {
        while (!demo.HasEnded)
        {
            if (demo.BridgeId is { } id && id != last && TryKill(id))
            {
                last = id;
                Kills++;
                return;
            }

            await Task.Delay(Glance, ct);
        }
    }

    private static bool TryKill(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            process.Kill();
            return true;
        }
        catch (ArgumentException)
        {
            // Gone already: its successor is on the way.
            return false;
        }
    }
}
