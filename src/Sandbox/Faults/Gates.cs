namespace ChangliBridge.Sandbox.Faults;

/// <summary>Where requests wait until they are let go: the gates of the faults whose names begin with "hold".</summary>
internal sealed class Gates
{
    private readonly Lock gate = new();
    private readonly List<(string Name, TaskCompletionSource Go)> waiting = [];

    /// <summary>Waits to be let go, or until the listener stops.</summary>
    public async Task WaitAsync(string name, CancellationToken stopping)
    {
        var place = (Name: name, Go: new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        lock (gate)
            waiting.Add(place);
        try
        {
            await place.Go.Task.WaitAsync(stopping);
        }
        finally
        {
            lock (gate)
                waiting.Remove(place);
        }
    }

    /// <summary>Lets all go that wait at a gate, or at every gate where the name is null. Those that come later wait again.</summary>
    public void Open(string? name)
    {
        lock (gate)
        {
            foreach (var place in waiting.Where(place => name is null || place.Name == name).ToArray())
            {
                waiting.Remove(place);
                place.Go.TrySetResult();
            }
        }
    }

    public IReadOnlyList<GateState> List()
    {
        lock (gate)
            return [.. waiting.GroupBy(place => place.Name).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => new GateState(group.Key, group.Count()))];
    }
}
