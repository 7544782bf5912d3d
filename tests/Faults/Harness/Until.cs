using System.Diagnostics;

namespace ChangliBridge.Faults.Harness;

/// <summary>Waits for what another process does. It cannot be told to tell us, so it is asked again and again, up to a deadline.</summary>
internal static class Until
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(10);

    /// <summary>Asks until the answer is yes.</summary>
    /// <exception cref="TimeoutException">It was not, in time.</exception>
    public static async Task TrueAsync(string what, TimeSpan patience, Func<Task<bool>> asked, CancellationToken ct)
    {
        var since = Stopwatch.GetTimestamp();
        while (!await asked())
        {
            if (Stopwatch.GetElapsedTime(since) > patience)
                throw new TimeoutException($"Not within {patience.TotalSeconds:0.#} s: {what}");
            await Task.Delay(Glance, ct);
        }
    }

    /// <summary>Asks until the answer is yes.</summary>
    /// <exception cref="TimeoutException">It was not, in time.</exception>
    public static Task TrueAsync(string what, TimeSpan patience, Func<bool> asked, CancellationToken ct) => TrueAsync(what, patience, () => Task.FromResult(asked()), ct);
}
