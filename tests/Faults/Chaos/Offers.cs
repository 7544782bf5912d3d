using System.Collections.Concurrent;
using System.Diagnostics;
using System.Threading.Channels;
using ChangliBridge.Faults.Harness;

namespace ChangliBridge.Faults.Chaos;

/// <summary>Offers results at a steady rate, whether the bridges are there or not: first every part's result, then how its problem was handled, again and again.</summary>
internal sealed class Offers(County county, int rate) : IDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(20);

    private readonly ConcurrentQueue<TaskPart> concluded = new();
    private readonly ConcurrentDictionary<TaskPart, int> handled = new();
    private readonly Channel<(TaskPart Part, bool IsConcluded)> ready = Channel.CreateUnbounded<(TaskPart, bool)>();
    private readonly ConcurrentBag<Task> underWay = [];

    // As many as a county's systems would ever have open; what is offered beyond waits outside the door.
    private readonly SemaphoreSlim atTheDoor = new(64);

    /// <summary>How many were offered.</summary>
    public int Offered { get; private set; }

    /// <summary>
    /// What the bridge has answered with OK, each with all that platforms must have of it, once everything is answered:
    /// a concluded result goes to both platforms; each handling took the next revision of its key.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<DeliveryKey>> Accepted =>
        [.. concluded.Select(part => (DeliveryKey[])[part.Result, part.Act]), .. handled.SelectMany(part => Enumerable.Range(1, part.Value).Select(times => (DeliveryKey[])[part.Key.Handling(times)]))];

    /// <summary>Offers for so long, then waits until everything offered is answered.</summary>
    public async Task RunAsync(TimeSpan time, IEnumerable<TaskPart> parts, CancellationToken ct)
    {
        foreach (var part in parts)
            ready.Writer.TryWrite((part, false));
        var since = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(since) is var elapsed && elapsed < time)
        {
            while (Offered < elapsed.TotalSeconds * rate && ready.Reader.TryRead(out var next))
            {
                Offered++;
                underWay.Add(next.IsConcluded ? HandleAsync(next.Part, ct) : ConcludeAsync(next.Part, ct));
            }

            await Task.Delay(Beat, ct);
        }

        await Task.WhenAll(underWay);
    }

    private async Task ConcludeAsync(TaskPart part, CancellationToken ct)
    {
        await OneOfManyAsync(() => county.Clerk.ConcludeAsync(part, ct), ct);
        concluded.Enqueue(part);
        ready.Writer.TryWrite((part, true));
    }

    private async Task HandleAsync(TaskPart part, CancellationToken ct)
    {
        ready.Writer.TryWrite((part, true));
        var number = Offered;
        await OneOfManyAsync(() => county.Clerk.HandleAsync(part, number, ct), ct);
        handled.AddOrUpdate(part, 1, (_, before) => before + 1);
    }

    private async Task OneOfManyAsync(Func<Task> call, CancellationToken ct)
    {
        await atTheDoor.WaitAsync(ct);
        try
        {
            await call();
        }
        finally
        {
            atTheDoor.Release();
        }
    }

    public void Dispose() => atTheDoor.Dispose();
}
