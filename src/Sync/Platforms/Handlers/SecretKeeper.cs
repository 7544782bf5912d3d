namespace ChangliBridge.Sync.Platforms.Handlers;

/// <summary>Holds the secret of one platform: fetched at first use, again before it ends and after it was refused, once for however many wait.</summary>
internal sealed class SecretKeeper(Func<CancellationToken, Task<GatewaySecret>> fetch, TimeProvider clock)
{
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(2);

    private readonly Lock _gate = new();
    private GatewaySecret? _current;
    private Task<GatewaySecret>? _fetching;

    /// <summary>A secret that is good for now.</summary>
    /// <exception cref="SecretUnavailableException">None could be had.</exception>
    public Task<GatewaySecret> CurrentAsync(CancellationToken ct)
    {
        lock (_gate)
        {
            if (_current is not null && clock.GetUtcNow() < _current.EndsAt - Margin)
                return Task.FromResult(_current);
            // One caller giving up must not end the call that the others wait for.
            if (_fetching is null || _fetching.IsCompleted)
                _fetching = Task.Run(RefreshAsync, CancellationToken.None);
            return _fetching.WaitAsync(ct);
        }
    }

    /// <summary>The platform refused this secret. Another that came meanwhile is kept.</summary>
    public void Forget(GatewaySecret refused)
    {
        lock (_gate)
        {
            if (ReferenceEquals(_current, refused))
                _current = null;
        }
    }

    private async Task<GatewaySecret> RefreshAsync()
    {
        var fetched = await fetch(CancellationToken.None).ConfigureAwait(false);
        lock (_gate)
            _current = fetched;
        return fetched;
    }
}
