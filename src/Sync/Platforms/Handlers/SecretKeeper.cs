namespace ChangliBridge.Sync.Platforms.Handlers;

/// <summary>
/// Holds the secret of one platform: fetched at first use, again before it ends, after it was refused and when the caller's own key is another one,
/// once for however many wait.
/// </summary>
/// <param name="fetch">Fetches a secret with the caller's own key.</param>
/// <param name="clock">The bridge's clock.</param>
internal sealed class SecretKeeper(Func<string, CancellationToken, Task<FetchedSecret>> fetch, TimeProvider clock)
{
    private const int PartOfLife = 4;
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(2);

    private readonly Lock _gate = new();
    private (FetchedSecret Secret, string CallerKey, DateTimeOffset ReplaceAt)? _current;
    private (Task<FetchedSecret> Task, string CallerKey)? _fetching;

    /// <summary>A secret that is good for now.</summary>
    /// <param name="callerKey">The caller's own key: what another one fetched is never used again.</param>
    /// <param name="ct">Ends the wait, not the fetch: others wait for it too.</param>
    /// <exception cref="SecretUnavailableException">None could be had.</exception>
    public Task<FetchedSecret> CurrentAsync(string callerKey, CancellationToken ct)
    {
        lock (_gate)
        {
            if (_current is { } current && current.CallerKey == callerKey && clock.GetUtcNow() < current.ReplaceAt)
                return Task.FromResult(current.Secret);
            if (_fetching is not { Task.IsCompleted: false } fetching || fetching.CallerKey != callerKey)
                _fetching = fetching = (Task.Run(() => RefreshAsync(callerKey), CancellationToken.None), callerKey);
            return fetching.Task.WaitAsync(ct);
        }
    }

    /// <summary>The platform refused this secret. Another that came meanwhile is kept.</summary>
    public void Forget(FetchedSecret refused)
    {
        lock (_gate)
        {
            if (ReferenceEquals(_current?.Secret, refused))
                _current = null;
        }
    }

    private async Task<FetchedSecret> RefreshAsync(string callerKey)
    {
        var fetched = await fetch(callerKey, CancellationToken.None).ConfigureAwait(false);
        var life = fetched.EndsAt - clock.GetUtcNow();
        var margin = life / PartOfLife < Margin ? life / PartOfLife : Margin;
        lock (_gate)
            _current = (fetched, callerKey, fetched.EndsAt - margin);
        return fetched;
    }
}
