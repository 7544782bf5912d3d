namespace ChangliBridge.Sandbox.Tests;

/// <summary>A sandbox on free ports with a caller that already holds a secret; one a test.</summary>
public abstract class RunningSandbox : IAsyncLifetime
{
    private protected SandboxServer Sandbox { get; private set; } = null!;

    private protected SandboxCaller Caller { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var options = new SandboxOptions { Size = 400, StartAt = new DateTimeOffset(2023, 10, 30, 8, 0, 0, TimeSpan.FromHours(8)) };
        Sandbox = await SandboxServer.StartAsync(options, TestContext.Current.CancellationToken);
        Caller = new SandboxCaller(Sandbox);
        await Caller.FetchSecretAsync();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Caller.Dispose();
        await Sandbox.DisposeAsync();
    }
}
