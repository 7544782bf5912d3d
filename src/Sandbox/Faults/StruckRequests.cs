namespace ChangliBridge.Sandbox.Faults;

/// <summary>Puts the faults that are switched on into the way of requests.</summary>
internal sealed class StruckRequests(FaultSwitch faults, Gates gates)
{
    /// <summary>What goes wrong with lists.</summary>
    public ListFaults Lists { get; } = new(faults);

    /// <summary>Lets a fault strike a request at a stage, if one does.</summary>
    /// <returns>The fault, and the answer where the fault gives it.</returns>
    public async Task<(FaultState? Fault, IResult? Answer)> MeetAsync(HttpContext http, (FaultStage Stage, string Kind, string Key) at, CancellationToken gone)
    {
        if (faults.Strike(at.Stage, at.Kind, at.Key) is not { } fault)
            return (null, null);
        var stopping = http.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        if (fault.Name is FaultNames.HoldBeforeCommit or FaultNames.HoldAfterCommit or FaultNames.HoldLookUp)
            await gates.WaitAsync(fault.Name, stopping);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(gone, stopping);
        return (fault, await FaultyReply.ToAsync(http, fault, either.Token));
    }
}
