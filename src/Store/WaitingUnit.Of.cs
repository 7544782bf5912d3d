namespace ChangliBridge.Store;

/// <summary>A unit that answers a <typeparamref name="T"/>.</summary>
internal sealed class WaitingUnit<T>(string actor, Func<WriteUnit, CancellationToken, Task<T>> work, CancellationToken givenUp) : WaitingUnit(actor, givenUp)
{
    // The caller goes on by itself: the writer has others to answer.
    private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;

    /// <summary>What the caller awaits.</summary>
    public Task<T> Answer => _answer.Task;

    public override void Reply()
    {
        if (Fault is null)
            _answer.SetResult(_result!);
        else
            _answer.SetException(Fault);
    }

    protected override async Task RunOnceAsync(WriteUnit unit, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        _result = await work(unit, ct).ConfigureAwait(false);
        await unit.SaveAsync(ct).ConfigureAwait(false);
    }
}
