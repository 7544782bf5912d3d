using System.Collections.Concurrent;
using System.Diagnostics;
using ChangliBridge.Faults.Harness;

namespace ChangliBridge.Faults.Chaos;

/// <summary>
/// Offers results at a steady rate, whether the bridges are there or not: first every part's result, then how its problem was handled, one part after the other,
/// again and again. What is offered is chosen when it passes the door, so that no part takes all that was offered while little was answered.
/// </summary>
internal sealed class Offers(County county, int rate) : IDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(20);

    private readonly ConcurrentQueue<TaskPart> open = new();
    private readonly ConcurrentQueue<TaskPart> inTurn = new();
    private readonly ConcurrentQueue<IReadOnlyList<DeliveryKey>> accepted = new();
    private readonly ConcurrentDictionary<TaskPart, int> handled = new();
    private readonly ConcurrentBag<Task> underWay = [];

    // As many as a county's systems would ever have open; what is offered beyond waits outside the door.
    private readonly SemaphoreSlim atTheDoor = new(64);

    /// <summary>How many were offered.</summary>
    public int Offered { get; private set; }

    /// <summary>
    /// What the bridge has answered with OK, each with all that platforms must have of it: a concluded result goes to both platforms,
    /// each handling took the next revision of its key.
    /// </summary>
    public IReadOnlyCollection<IReadOnlyList<DeliveryKey>> Accepted => accepted;

    /// <summary>Offers for so long, then waits until everything offered is answered.</summary>
    public async Task RunAsync(TimeSpan time, IEnumerable<TaskPart> parts, CancellationToken ct)
    {
        foreach (var part in parts)
            open.Enqueue(part);
        var since = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(since) is var elapsed && elapsed < time)
        {
            while (Offered < elapsed.TotalSeconds * rate)
                underWay.Add(OfferAsync(++Offered, ct));
            await Task.Delay(Beat, ct);
        }

        await Task.WhenAll(underWay);
    }

    private async Task OfferAsync(int number, CancellationToken ct)
    {
        await atTheDoor.WaitAsync(ct);
        try
        {
            if (open.TryDequeue(out var part))
            {
                await county.Clerk.ConcludeAsync(part, ct);
                accepted.Enqueue([part.Result, part.Act]);
            }
            else if (inTurn.TryDequeue(out part))
            {
                await county.Clerk.HandleAsync(part, number, ct);
                accepted.Enqueue([part.Handling(handled.AddOrUpdate(part, 1, (_, before) => before + 1))]);
            }
            else
            {
                throw new InvalidOperationException("The county has fewer parts than calls pass the door at once.");
            }

            inTurn.Enqueue(part);
        }
        finally
        {
            atTheDoor.Release();
        }
    }

    public void Dispose() => atTheDoor.Dispose();
}
