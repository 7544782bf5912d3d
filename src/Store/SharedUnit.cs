using System.Collections.Concurrent;

namespace ChangliBridge.Store;

/// <summary>
/// Makes one unit of asks of one kind that wait at the same time, so that what each of them reads and writes is one statement for all.
/// What does not fit among the others is left to a unit of its own.
/// </summary>
/// <param name="store">Where the unit is queued.</param>
/// <param name="act">Does what the asks want, and answers each in their order; null where one is to be done by itself, and of that one nothing is stored.</param>
public sealed class SharedUnit<TAsk, TAnswer>(BridgeStore store, Func<WriteUnit, IReadOnlyList<TAsk>, CancellationToken, Task<IReadOnlyList<TAnswer?>>> act) where TAnswer : class
{
    private const int Most = 256;

    private readonly ConcurrentQueue<(TAsk Ask, TaskCompletionSource<TAnswer?> Answer, CancellationToken GivenUp)> _waiting = new();
    private bool _queued;

    /// <summary>Answers after the commit, or null where nothing is stored and the ask is to be done by itself.</summary>
    /// <param name="ask">What is wanted.</param>
    /// <param name="ct">Gives up while the ask waits.</param>
    public Task<TAnswer?> RunAsync(TAsk ask, CancellationToken ct)
    {
        var answer = new TaskCompletionSource<TAnswer?>(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting.Enqueue((ask, answer, ct));
        Queue();
        return answer.Task;
    }

    private void Queue()
    {
        if (!_waiting.IsEmpty && !Interlocked.Exchange(ref _queued, true))
            _ = WriteAsync();
    }

    private async Task WriteAsync()
    {
        List<(TAsk Ask, TaskCompletionSource<TAnswer?> Answer)>? taken = null;
        IReadOnlyList<TAnswer?> answers = [];
        try
        {
            answers = await store.Writes.RunAsync("bridge", (unit, ct) => act(unit, (taken ??= Take()).ConvertAll(waiting => waiting.Ask), ct), CancellationToken.None).ConfigureAwait(false);
        }
        // Which of them it was is found out one by one: whoever it was is then told why.
        catch (Exception)
        {
            taken ??= Take();
        }
        for (var i = 0; i < taken!.Count; i++)
            taken[i].Answer.SetResult(i < answers.Count ? answers[i] : null);
    }

    // When the writer comes to it: until then more may join.
    private List<(TAsk Ask, TaskCompletionSource<TAnswer?> Answer)> Take()
    {
        Volatile.Write(ref _queued, false);
        var taken = new List<(TAsk Ask, TaskCompletionSource<TAnswer?> Answer)>(Math.Min(Most, _waiting.Count));
        while (taken.Count < Most && _waiting.TryDequeue(out var waiting))
        {
            if (waiting.GivenUp.IsCancellationRequested)
                waiting.Answer.SetCanceled(waiting.GivenUp);
            else
                taken.Add((waiting.Ask, waiting.Answer));
        }
        Queue();
        return taken;
    }
}
