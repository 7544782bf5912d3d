using Grpc.Core;

namespace ChangliBridge.Sandbox.Demo;

/// <summary>What every step works with.</summary>
internal sealed record DemoStage(BridgeLink Bridge, Narrator Narrator, WorkFolder Work, SandboxServer Province)
{
    public required ProvinceDesk Desk { get; init; }

    public required TokenDesk Tokens { get; init; }

    /// <summary>Where everyone reads what is disclosed.</summary>
    public required Uri OpenPages { get; init; }

    public Task<T> CallAsync<T>(Official official, Func<CallOptions, AsyncUnaryCall<T>> call, CancellationToken cancellationToken) =>
        Bridge.CallAsync(official, call, cancellationToken);
}
