using ChangliBridge.Faults.Harness;
using ChangliBridge.Sandbox.Faults;
using Grpc.Core;
using static ChangliBridge.Faults.Matrix.RowState;

namespace ChangliBridge.Faults.Matrix.Cases;

/// <summary>What happens to the bridge's own process: rows K, R1, Z and G of the matrix.</summary>
internal static class ProcessFaults
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static IEnumerable<FaultCase> All =>
    [
        new("K1 killed before commit", Absent, [Absent]) { StrikeAsync = BeforeCommitAsync },
        new("K2 killed before the reply", Absent, [Absent]) { StrikeAsync = BeforeReplyAsync },
        new("K3 killed before the first byte", Absent, [Absent]) { StrikeAsync = (row, ct) => WhileHeldBackAsync(row, -1, ct), Sends = 2 },
        new("K4 killed within the body", Absent, [Absent]) { StrikeAsync = (row, ct) => WhileHeldBackAsync(row, 40, ct), Sends = 2 },
        new("K5 killed before the province commits", Absent, [Absent]) { StrikeAsync = (row, ct) => AtTheGateAsync(row, FaultNames.HoldBeforeCommit, ct), Sends = 1 },
        new("K6 killed after the province commits", Absent, [Absent]) { StrikeAsync = (row, ct) => AtTheGateAsync(row, FaultNames.HoldAfterCommit, ct), Sends = 1 },
        new("K7 killed before the outcome is stored", Absent, [Absent]) { StrikeAsync = BeforeOutcomeAsync, Sends = 1 },
        new("K8 killed after PUBLISHED", Published, [Published]) { StrikeAsync = (row, ct) => KillAsync(row, ct), Sends = 1 },
        new("K9 killed before the look-up answers", Resolving, [Resolving]) { StrikeAsync = KillAsync },
        new("K9 killed before its answer is stored", Resolving, [Resolving]) { StrikeAsync = BeforeFindingAsync },
        new("K11 kill -9", Sending, FaultCase.Everywhere) { StrikeAsync = KillAsync },
        new("G2 SIGTERM", Sending, FaultCase.Everywhere) { StrikeAsync = StopAsync },
        new("Z2 frozen beyond the lease", Sending, FaultCase.Everywhere) { StrikeAsync = FreezeAsync },
        new("R1 late answer after another took over", Sending, [Sending]) { StrikeAsync = LateAsync },
        new("G1 deadline of the caller", Absent, [Absent]) { StrikeAsync = DeadlineAsync },
        new("Q3 second revision while the first is unknown", Received, [Received]) { StrikeAsync = OrderAsync },
        new("Z1 race for the same rows", Absent, [Absent]) { StrikeAsync = RaceAsync },
    ];

    private static async Task BeforeCommitAsync(Struck row, CancellationToken ct)
    {
        var county = row.County;
        await county.Clerk.SubmitAsync(row.Part, ct);
        Task review;
        await using (await county.View.LockAsync(ct))
        {
            review = county.Clerk.ReviewAsync(row.Part, ct);
            await Task.WhenAny(review, Task.Delay(TimeSpan.FromMilliseconds(300), ct));
            Broken.Unless(!review.IsCompleted, "K1", "the call was answered before its commit");
            KillAll(county);
        }

        Broken.Unless(await county.View.StateAsync(row.Key, ct) == "Absent", "K1", "a row was stored that nobody committed");
        await county.HealAsync(ct);
        await review;
    }

    private static async Task BeforeReplyAsync(Struck row, CancellationToken ct)
    {
        var county = row.County;
        await county.Clerk.SubmitAsync(row.Part, ct);
        var bridge = county.Bridges[0];
        await using var line = new Line(() => bridge.Port);
        using var channel = Bridge.Open(line.Port);
        var clerk = new Clerk(() => channel, county.Token);
        var lost = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var review = new Contract.V1.ReviewResultRequest { Name = row.Part.ResultName, RequestId = Guid.NewGuid().ToString() };
        line.CutReplies(() =>
        {
            bridge.Kill();
            lost.SetResult();
        });
        var unanswered = await Record.ExceptionAsync(() => clerk.TryAsync(row.Part.Approver, (results, options) => results.ReviewResultAsync(review, options), ct));
        await lost.Task.WaitAsync(Patience, ct);
        Broken.Unless(unanswered is RpcException, "K2", "the call was answered");
        Broken.Unless(await county.View.StateAsync(row.Key, ct) != "Absent", "K2", "the commit was lost with its reply");
        await county.HealAsync(ct);
        var again = await county.Clerk.TryAsync(row.Part.Approver, (results, options) => results.ReviewResultAsync(review, options), ct);
        var rows = await county.View.CountAsync($"SELECT count(*) FROM delivery WHERE business_key = '{row.Key.BusinessKey}'", ct);
        Broken.Unless(again.Delivery.Length > 0 && rows == 1, "I10", $"the same request id left {rows} deliveries");
    }

    private static async Task WhileHeldBackAsync(Struck row, int bytes, CancellationToken ct)
    {
        var county = row.County;
        var before = county.NextPart();
        await county.Clerk.ConcludeAsync(before, ct);
        await county.UntilStateAsync(before.Result, "Published", ct);
        foreach (var line in county.Lines)
            line.HoldAfter(bytes);
        await row.CauseAsync(ct);
        await Until.TrueAsync("the request is held back", Patience, () => county.Lines.Any(line => line.Held > 0), ct);
        KillAll(county);
        foreach (var line in county.Lines)
            line.Pass();
        Broken.Unless(county.Accepted(row.Key) == 0, "K4", "the province took a request that never came whole");
    }

    private static async Task AtTheGateAsync(Struck row, string gate, CancellationToken ct)
    {
        var county = row.County;
        county.Switch(gate, "", row.Key);
        await row.CauseAsync(ct);
        await Until.TrueAsync("the push waits at the gate", Patience, () => county.Waiting(gate) > 0, ct);
        Broken.Unless(county.Accepted(row.Key) == (gate == FaultNames.HoldAfterCommit ? 1 : 0), "K5", "the gate stands in the wrong place");
        KillAll(county);
        // What the province has read it takes, whoever has died meanwhile: well within the settle window.
        county.Province.Faults.Clear(gate);
        county.Province.Gates.Open(gate);
    }

    private static async Task BeforeOutcomeAsync(Struck row, CancellationToken ct)
    {
        var county = row.County;
        county.Switch(FaultNames.HoldAfterCommit, "", row.Key);
        await row.CauseAsync(ct);
        await Until.TrueAsync("the push waits at the gate", Patience, () => county.Waiting(FaultNames.HoldAfterCommit) > 0, ct);
        await StrikeWhileLockedAsync(county, ct);
        Broken.Unless(await county.View.StateAsync(row.Key, ct) == "Sending", "K7", "the outcome was stored through a lock");
    }

    private static async Task BeforeFindingAsync(Struck row, CancellationToken ct) => await StrikeWhileLockedAsync(row.County, ct);

    // The answer reaches the bridge, which cannot store it, and dies.
    private static async Task StrikeWhileLockedAsync(County county, CancellationToken ct)
    {
        await using (await county.View.LockAsync(ct))
        {
            county.Province.Faults.Clear(null);
            county.Province.Gates.Open(null);
            await Until.TrueAsync("the answer has come through", Patience, () => county.Lines.All(line => line.Awaiting == 0), ct);
            KillAll(county);
        }
    }

    private static async Task KillAsync(Struck row, CancellationToken ct)
    {
        var cause = row.CauseAsync(ct);
        if (row.State == Absent)
            await Task.WhenAny(cause, Task.Delay(TimeSpan.FromMilliseconds(5), ct));
        row.County.Holder().Kill();
        row.LetGo();
        await row.County.HealAsync(ct);
        await cause;
    }

    private static async Task StopAsync(Struck row, CancellationToken ct)
    {
        var cause = row.CauseAsync(ct);
        var bridge = row.County.Holder();
        bridge.AskToStop();
        row.LetGo();
        var code = await bridge.ExitAsync(ct);
        Broken.Unless(code == 0, "G2", $"the bridge ended with {code}");
        await row.County.HealAsync(ct);
        await cause;
    }

    private static async Task FreezeAsync(Struck row, CancellationToken ct)
    {
        var bridge = row.County.Holder();
        bridge.Freeze();
        try
        {
            row.LetGo();
            var cause = row.County.Bridges.Count > 1 ? row.CauseAsync(ct) : Task.CompletedTask;
            await Task.Delay(row.County.IsSqlite ? TimeSpan.FromSeconds(1.5) : row.County.Terms.Lease + TimeSpan.FromSeconds(1), ct);
            bridge.Thaw();
            await cause;
        }
        finally
        {
            bridge.Thaw();
        }

        if (row.State == Absent && row.County.Bridges.Count == 1)
            await row.CauseAsync(ct);
    }

    /// <summary>The province takes it and answers a bridge that is frozen; meanwhile the row is another lease's.</summary>
    private static async Task LateAsync(Struck row, CancellationToken ct)
    {
        var county = row.County;
        var bridge = county.Holder();
        bridge.Freeze();
        try
        {
            row.LetGo();
            if (county.Bridges.Count > 1)
                await row.UntilAsync("Published", ct);
            else
                await Task.Delay(TimeSpan.FromSeconds(1), ct);
        }
        finally
        {
            bridge.Thaw();
        }
    }

    private static async Task DeadlineAsync(Struck row, CancellationToken ct)
    {
        var county = row.County;
        await county.Clerk.SubmitAsync(row.Part, ct);
        var review = new Contract.V1.ReviewResultRequest { Name = row.Part.ResultName, RequestId = Guid.NewGuid().ToString() };
        var hasty = new Clerk(() => county.Bridges[0].Channel, county.Token) { Patience = TimeSpan.FromMilliseconds(1) };
        var given = await Record.ExceptionAsync(() => hasty.TryAsync(row.Part.Approver, (results, options) => results.ReviewResultAsync(review, options), ct));
        Broken.Unless(given is null or RpcException { StatusCode: StatusCode.DeadlineExceeded }, "G1", $"{given}");
        var answer = await county.Clerk.TryAsync(row.Part.Approver, (results, options) => results.ReviewResultAsync(review, options), ct);
        Broken.Unless(answer.Delivery.Length > 0, "G1", "the same request id has no effect after a deadline");
    }

    private static async Task OrderAsync(Struck row, CancellationToken ct)
    {
        await row.UntilAsync("Published", ct);
        var accepted = row.County.Province.Ledger.Entries(null).Where(entry => entry.Platform == row.Key.Platform && entry.BusinessKey == row.Key.BusinessKey).Select(entry => entry.Revision);
        Broken.Unless(accepted.SequenceEqual([1, 2]), "Q3", "a revision is missing");
        var sends = (await row.County.SendsAsync(row.Key, ct)).Min(attempt => attempt.StartedAt);
        var before = (await row.County.AttemptsAsync(row.Key with { Revision = 1 }, ct)).Max(attempt => attempt.EndedAt);
        Broken.Unless(sends >= before, "Q3", $"revision 2 was sent at {sends}, before revision 1 was settled at {before}");
    }

    private static async Task RaceAsync(Struck row, CancellationToken ct)
    {
        var county = row.County;
        var parts = Enumerable.Range(0, 24).Select(_ => county.NextPart()).Append(row.Part).ToArray();
        await using (await county.View.LockAsync(ct))
        {
            // Nobody can claim: afterwards everybody does, at once.
        }

        await Parallel.ForEachAsync(parts, new ParallelOptions { MaxDegreeOfParallelism = 12, CancellationToken = ct }, async (part, token) => await county.Clerk.ConcludeAsync(part, token));
        foreach (var part in parts)
            await county.UntilStateAsync(part.Result, "Published", ct);
        foreach (var part in parts)
            Broken.Unless((await county.SendsAsync(part.Result, ct)).Count == 1, "Z1", $"{part.Result} was sent more than once");
    }

    private static void KillAll(County county)
    {
        foreach (var bridge in county.Bridges)
            bridge.Kill();
    }
}
