using System.Diagnostics;

namespace ChangliBridge.Benchmarks.Delivery;

/// <summary>64 callers, each with one call under way.</summary>
internal static class Callers
{
    public const int Count = 64;

    public static async Task<Pace> RunAsync(int calls, Func<int, Task> call)
    {
        var (next, waits) = (-1, new double[calls]);
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Count).Select(_ => Task.Run(async () =>
        {
            for (var i = Interlocked.Increment(ref next); i < calls; i = Interlocked.Increment(ref next))
            {
                var began = Stopwatch.GetTimestamp();
                await call(i);
                waits[i] = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            }
        })));
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        Array.Sort(waits);
        return new Pace(calls, seconds, waits[calls * 99 / 100]);
    }
}
