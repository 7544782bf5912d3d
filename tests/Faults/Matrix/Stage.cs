using ChangliBridge.Faults.Harness;
using ChangliBridge.Sandbox.Faults;

namespace ChangliBridge.Faults.Matrix;

/// <summary>Brings a row of a county to where a fault shall meet it.</summary>
internal static class Stage
{
    public static async Task<Struck> SetAsync(County county, (RowState State, bool IsAct) at, CancellationToken ct)
    {
        var (part, state) = (county.NextPart(), at.State);
        var row = new Struck(county, part, at.IsAct ? part.Act : part.Result) { State = state, CauseAsync = token => county.Clerk.ConcludeAsync(part, token) };
        switch (state)
        {
            case RowState.Absent:
                return row;
            case RowState.Received:
                return await BehindAsync(row, ct);
            case RowState.Pending:
                county.Switch("403-before-commit", "", row.Key);
                break;
            case RowState.Sending:
                county.Switch(FaultNames.HoldBeforeCommit, "", row.Key);
                break;
            case RowState.Unknown:
                county.Switch("commit-then-500", "", row.Key);
                break;
            case RowState.Resolving:
                county.Switch("commit-then-500", "", row.Key);
                county.Switch(FaultNames.HoldLookUp, "", row.Key);
                break;
            case RowState.Rejected:
                county.Switch(FaultNames.RefuseBeforeCommit, "", row.Key);
                break;
            case RowState.Conflict:
                county.Switch("commit-then-500", "", row.Key);
                county.Switch(FaultNames.LookUpOtherDigest, "", row.Key);
                break;
            case RowState.Held:
                return await HeldAsync(county, ct);
        }

        await row.CauseAsync(ct);
        await row.UntilAsync(state.ToString(), ct);
        await AtTheGateAsync(row, ct);
        Keep(county, state is RowState.Sending or RowState.Resolving);
        return row with { CauseAsync = _ => Task.CompletedTask };
    }

    // What brought the row here ends, but for the gate it waits at.
    private static void Keep(County county, bool gates)
    {
        foreach (var fault in county.Province.Faults.List().Where(fault => !gates || !fault.Name.StartsWith("hold", StringComparison.Ordinal)))
            county.Province.Faults.Clear(fault.Name);
    }

    private static Task AtTheGateAsync(Struck row, CancellationToken ct) => row.State switch
    {
        RowState.Sending => Until.TrueAsync("the push waits at the gate", TimeSpan.FromSeconds(5), () => row.County.Waiting(FaultNames.HoldBeforeCommit) > 0, ct),
        RowState.Resolving => Until.TrueAsync("the look-up waits at the gate", TimeSpan.FromSeconds(5), () => row.County.Waiting(FaultNames.HoldLookUp) > 0, ct),
        _ => Task.CompletedTask,
    };

    /// <summary>The second handling of a result, while nobody knows what became of the first.</summary>
    private static async Task<Struck> BehindAsync(Struck row, CancellationToken ct)
    {
        await row.CauseAsync(ct);
        await row.UntilAsync("Published", ct);
        var county = row.County;
        var (first, second) = (row.Part.Handling(1), row.Part.Handling(2));
        county.Switch("commit-then-500", "", first);
        county.Switch("lookup-500", "", first);
        await county.Clerk.HandleAsync(row.Part, 1, ct);
        await county.UntilStateAsync(first, "Unknown", ct);
        await county.Clerk.HandleAsync(row.Part, 2, ct);
        Keep(county, gates: false);
        return row with { Key = second, CauseAsync = _ => Task.CompletedTask };
    }

    /// <summary>One held row serves a county: it takes a while until the bridge gives up, and nothing moves it afterwards.</summary>
    private static async Task<Struck> HeldAsync(County county, CancellationToken ct)
    {
        if (county.HeldPart is null)
        {
            var part = county.NextPart();
            county.Switch("500-before-commit", "", part.Result);
            await county.Clerk.ConcludeAsync(part, ct);
            await county.UntilStateAsync(part.Result, "Held", ct);
            Keep(county, gates: false);
            county.HeldPart = part;
            county.LeftBehind.Add(part.Result);
        }

        return new Struck(county, county.HeldPart, county.HeldPart.Result) { State = RowState.Held, CauseAsync = _ => Task.CompletedTask };
    }
}
