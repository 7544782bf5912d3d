using System.Diagnostics;

namespace ChangliBridge.Faults.Harness;

/// <summary>Waits for what another process does. It cannot be told to tell us, so it is asked again and again, up to a deadline.</summary>
internal static class Until
{
    private const int Many = 100;
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan LongGlance = TimeSpan.FromSeconds(1);

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

    /// <summary>Asks until none is left. Patience begins anew whenever fewer are left than ever before, so that it need not know how many there were.</summary>
    /// <exception cref="TimeoutException">They became no fewer, in time.</exception>
    public static async Task NoneAsync(string what, TimeSpan patience, Func<Task<int>> left, CancellationToken ct)
    {
        var (since, fewest) = (Stopwatch.GetTimestamp(), int.MaxValue);
        while (await left() is var now and > 0)
        {
            if (now < fewest)
                (since, fewest) = (Stopwatch.GetTimestamp(), now);
            else if (Stopwatch.GetElapsedTime(since) > patience)
                throw new TimeoutException($"{now} left and no fewer within {patience.TotalSeconds:0.#} s: {what}");
            // Many are not gone at the next glance, and to count them keeps the database from its work.
            await Task.Delay(now < Many ? Glance : LongGlance, ct);
        }
    }

    /// <summary>Asks until the answer is yes.</summary>
    /// <exception cref="TimeoutException">It was not, in time.</exception>
    public static Task TrueAsync(string what, TimeSpan patience, Func<bool> asked, CancellationToken ct) => TrueAsync(what, patience, () => Task.FromResult(asked()), ct);
}
