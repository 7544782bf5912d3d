using ChangliBridge.Store.Mirror;

namespace ChangliBridge.Sync.Pull;

/// <summary>A page that was read and can be taken while the next one is asked for.</summary>
/// <param name="Total">What it says of the whole.</param>
/// <param name="Count">How many rows it has.</param>
/// <param name="Next">Of changes: where the list goes on.</param>
/// <param name="TakeAsync">Stores it, or refuses it.</param>
internal sealed record PreparedPage(int Total, int Count, ChangeCursor? Next, Func<LeasedRun, TimeSpan, CancellationToken, Task<PageOutcome>> TakeAsync);
