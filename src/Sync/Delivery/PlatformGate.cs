using System.Security.Cryptography;
using ChangliBridge.Store.Ledger;

namespace ChangliBridge.Sync.Delivery;

/// <summary>
/// Keeps the worker away from a platform that is down or asks for a pause, so that an outage costs one probe at a time and not one setback
/// for every delivery. Sending and looking up are counted apart: a platform that finds records but takes none stays closed. Only counts; whether something
/// is sent again is the ledger's decision alone.
/// </summary>
internal sealed class PlatformGate(TimeProvider real)
{
    // A platform that takes three of four must go on being used: four failures in a row are met there every few seconds, eight hardly ever.
    private const int FailuresToClose = 8;
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromMinutes(5);

    private readonly Lock _lock = new();
    private readonly Dictionary<DeliveryAct, int> _failures = [];
    private long _pausedSince;
    private TimeSpan _pause;

    /// <summary>How many of <paramref name="wanted"/> acts may start now, with <paramref name="underWay"/> running: all, none during a pause, one to probe after it.</summary>
    public int Admit(int wanted, int underWay)
    {
        lock (_lock)
        {
            if (Paused)
                return 0;
            return _failures.Values.DefaultIfEmpty().Max() < FailuresToClose ? wanted : Math.Min(wanted, Math.Max(0, 1 - underWay));
        }
    }

    /// <summary>Whether nothing may start now.</summary>
    public bool IsPaused
    {
        get
        {
            lock (_lock)
                return Paused;
        }
    }

    /// <summary>The platform answered this act like one that works.</summary>
    public void Worked(DeliveryAct act)
    {
        lock (_lock)
            _failures[act] = 0;
    }

    /// <summary>The platform was not there, failed, or asked to come later. True when this begins a pause.</summary>
    public bool Failed(DeliveryAct act, TimeSpan? retryAfter)
    {
        lock (_lock)
        {
            var failures = _failures[act] = Math.Min(_failures.GetValueOrDefault(act) + 1, 1000);
            var pause = failures < FailuresToClose ? TimeSpan.Zero : Doubled(failures - FailuresToClose);
            if (retryAfter > pause)
                pause = retryAfter.Value < LongestRetryAfter ? retryAfter.Value : LongestRetryAfter;
            if (pause == TimeSpan.Zero || Paused)
                return false;
            (_pausedSince, _pause) = (real.GetTimestamp(), pause);
            return true;
        }
    }

    private bool Paused => real.GetElapsedTime(_pausedSince) < _pause;

    private static TimeSpan Doubled(int times)
    {
        var full = TimeSpan.FromSeconds(Math.Min(LongestPause.TotalSeconds, FirstPause.TotalSeconds * (1 << Math.Min(times, 10))));
        // Half of it by chance: replicas that met the same outage do not return together.
        return full / 2 + full / 2 * RandomNumberGenerator.GetInt32(1001) / 1000;
    }
}
