using ChangliBridge.Store.Registers;

namespace ChangliBridge.Adapter.Endpoints;

/// <summary>What an import comes to once its rows are read (导入结果).</summary>
/// <param name="Change">What it changes.</param>
/// <param name="StoreAsync">Keeps it; called only where nothing is wrong.</param>
internal sealed record ImportOutcome(RegisterChange Change, Func<Mutation, CancellationToken, Task> StoreAsync);
