using System.Diagnostics;

namespace ChangliBridge.Benchmarks.Draw;

/// <summary>Wall-clock time.</summary>
internal static class Timing
{
    /// <summary>The median time of <paramref name="runs"/> runs, after one that does not count.</summary>
    public static TimeSpan Median<T>(int runs, Func<T> run, out T result)
    {
        result = run();
        var times = new List<TimeSpan>();
        for (var i = 0; i < runs; i++)
            times.Add(Once(run, out result));
        times.Sort();
        return times[runs / 2];
    }

    /// <summary>The least processor time of <paramref name="runs"/> runs, all threads: what a busy machine does not change.</summary>
    public static TimeSpan Processor<T>(int runs, Func<T> run)
    {
        var least = TimeSpan.MaxValue;
        for (var i = 0; i < runs; i++)
        {
            var before = Environment.CpuUsage.TotalTime;
            run();
            var spent = Environment.CpuUsage.TotalTime - before;
            least = spent < least ? spent : least;
        }
        return least;
    }

    /// <summary>The time of one run.</summary>
    public static TimeSpan Once<T>(Func<T> run, out T result)
    {
        var watch = Stopwatch.StartNew();
        result = run();
        return watch.Elapsed;
    }
}
