namespace ChangliBridge.Sandbox;

/// <summary>Leaves signals to the program: a listener here starts and stops while the process goes on.</summary>
internal sealed class SilentLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
