using ChangliBridge.Faults.Harness;

namespace ChangliBridge.Faults.Matrix;

/// <summary>Runs one cell: a row is brought where the fault shall meet it, the fault strikes and ends, everything comes to rest, and the invariants hold.</summary>
internal static class MatrixRun
{
    public static async Task PlayAsync(County county, Cell cell, CancellationToken ct)
    {
        var fault = FaultMatrix.FaultOf(cell);
        await county.HealAsync(ct);
        var row = await Stage.SetAsync(county, (cell.State, fault.StrikesAct), ct);
        await fault.StrikeAsync(row, ct);
        await county.StartAsync(ct);
        // Somebody else's result, while the fault may still be on: it never suffers for this one.
        await county.Clerk.ConcludeAsync(county.NextPart(), ct);
        await county.HealAsync(ct);
        await county.ComeToRestAsync(ct);
        await ExpectRestAsync(row, fault, ct);
        await new Invariants(county).CheckAsync(ct);
    }

    private static async Task ExpectRestAsync(Struck row, FaultCase fault, CancellationToken ct)
    {
        var expected = row.State is RowState.Published or RowState.Rejected or RowState.Conflict or RowState.Held ? row.State.ToString() : fault.Rest(row.State);
        var rest = await row.County.View.StateAsync(row.Key, ct);
        Broken.Unless(rest == expected, fault.Id, $"the row rests as {rest}, not as {expected}");
        if (expected == "Published")
            Broken.Unless(row.County.Accepted(row.Key) == 1, "I3", $"the platform took it {row.County.Accepted(row.Key)} times");
        if (fault.StrikesAct)
            Broken.Unless(row.County.Accepted(row.Part.Result) == 1, "I3", $"the province took the result itself {row.County.Accepted(row.Part.Result)} times");
        var sends = await row.County.SendsAsync(row.Key, ct);
        if (fault.Sends is { } times && row.State == fault.State)
            Broken.Unless(sends.Count == times, fault.Id, $"it was sent {sends.Count} times, not {times}: {string.Join(", ", sends.Select(send => send.Outcome))}");
    }
}
