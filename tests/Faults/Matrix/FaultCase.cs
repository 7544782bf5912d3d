using ChangliBridge.Faults.Harness;

namespace ChangliBridge.Faults.Matrix;

/// <summary>A fault of the matrix.</summary>
/// <param name="Id">As docs/reliability.md has it: the row of the matrix, and what of it.</param>
/// <param name="State">The state in which it does what it is known for; the short run strikes there.</param>
/// <param name="States">All states in which it can strike.</param>
internal sealed record FaultCase(string Id, RowState State, IReadOnlyList<RowState> States)
{
    public static readonly IReadOnlyList<RowState> Everywhere = Enum.GetValues<RowState>();

    /// <summary>Strikes a county whose row stands where it should, waits until the fault has done what it does, and ends it.</summary>
    public required Func<Struck, CancellationToken, Task> StrikeAsync { get; init; }

    /// <summary>Where the row comes to rest, given where it stood; Published unless the fault says otherwise.</summary>
    public Func<RowState, string> Rest { get; init; } = _ => "Published";

    /// <summary>How often the row is sent when the fault strikes where it is known for, if that is certain.</summary>
    public int? Sends { get; init; }

    /// <summary>Whether the row that it meets is the 监管行为 record of a result, on its way to 互联网+监管, and not the result's on its way to the province.</summary>
    public bool StrikesAct { get; init; }

    /// <summary>Whether a second bridge still carries what it did, so that the next cell needs another county.</summary>
    public bool Lingers { get; init; }

    /// <summary>Needs a county with timings of its own.</summary>
    public BridgeTerms Terms { get; init; } = new();

    /// <summary>Only on these.</summary>
    public Func<Cell, bool> RunsOn { get; init; } = _ => true;

    public override string ToString() => Id;
}
