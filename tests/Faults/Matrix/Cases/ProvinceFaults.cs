using System.Diagnostics;
using ChangliBridge.Faults.Harness;
using ChangliBridge.Sandbox.Faults;
using static ChangliBridge.Faults.Matrix.RowState;

namespace ChangliBridge.Faults.Matrix.Cases;

/// <summary>What a platform does to a push or a look-up: rows T, R, S and J of the matrix.</summary>
internal static class ProvinceFaults
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static IEnumerable<FaultCase> All =>
    [
        Taken("T1 commit then hang", "commit-then-hang"),
        Taken("T2 commit then 500", "commit-then-500"),
        Taken("T2 commit then 502", "commit-then-502"),
        Taken("T2 commit then 504", "commit-then-504"),
        Taken("T3 commit then reset", "commit-then-reset"),
        Taken("T4 slow loris", "commit-then-drip", "40"),
        Taken("R2 crossed receipt", FaultNames.CommitThenCrossedReceipt),
        Taken("R3 unknown code", "commit-then-unknown-code"),
        Taken("J1 short body", "commit-then-truncate"),
        Taken("J1 empty 200", "commit-then-empty"),
        Taken("J1 204", "commit-then-204"),
        Taken("J1 HTML login page", "commit-then-html"),
        Taken("J1 truncated JSON", "commit-then-cut-json"),
        Taken("J1 BOM", "commit-then-bom"),
        Taken("J1 GBK", "commit-then-gbk"),
        Taken("J1 gzip bomb", "commit-then-gzip"),
        Taken("J1 huge body", "commit-then-huge"),
        Taken("J1 depth 10000", "commit-then-deep"),
        Untaken("T1 hang before commit", "hang-before-commit"),
        Untaken("T2 500 before commit", "500-before-commit"),
        Untaken("T3 reset before commit", "reset-before-commit"),
        Untaken("S1 429 without Retry-After", "429-before-commit"),
        Untaken("S1 Retry-After 0", "429-before-commit", "0"),
        Untaken("S1 Retry-After negative", "429-before-commit", "-1"),
        Untaken("S1 Retry-After past date", "429-before-commit", "Wed, 21 Oct 2015 07:28:00 GMT"),
        Untaken("S3 401", "401-before-commit"),
        Untaken("S3 403", "403-before-commit"),
        Untaken("S4 path unknown", "404-before-commit"),
        Untaken("R3 known refusal", FaultNames.RefuseBeforeCommit) with { Rest = state => state is Absent or Pending or Received ? "Rejected" : "Published", Sends = 1 },
        Asked("T6 look-up 500", "lookup-500"),
        Asked("T6 look-up hangs", "lookup-hang"),
        Asked("T6 look-up reset", "lookup-reset"),
        Asked("T6 look-up empty", "lookup-empty"),
        Asked("T6 look-up HTML", "lookup-html"),
        Asked("T6 look-up unknown code", "lookup-unknown-code"),
        Asked("S1 look-up 429", "lookup-429", "0"),
        Asked("R2 look-up of another key", FaultNames.LookUpCrossed),
        Asked("T7 other digest", FaultNames.LookUpOtherDigest) with { Rest = state => state is Unknown ? "Conflict" : "Published" },
        new("S1 Retry-After seconds", Absent, FaultCase.Everywhere) { StrikeAsync = BusyAsync, Sends = 2 },
        new("S1 Retry-After 10^9", Absent, [Absent, Pending]) { StrikeAsync = BusyForEverAsync, Sends = 2 },
        new("S2 503 storm", Absent, FaultCase.Everywhere) { StrikeAsync = StormAsync },
        new("S3 secret ends", Absent, FaultCase.Everywhere) { StrikeAsync = ExpireAsync, Sends = 2, Lingers = true },
        new("S4 connection refused", Absent, FaultCase.Everywhere) { StrikeAsync = DownAsync },
        new("C2 province clock an hour ahead", Absent, FaultCase.Everywhere) { StrikeAsync = (row, ct) => SkewAsync(row, TimeSpan.FromHours(1), ct) },
        new("C2 province clock an hour behind", Absent, FaultCase.Everywhere) { StrikeAsync = (row, ct) => SkewAsync(row, TimeSpan.FromHours(-1), ct) },
        new("Q1 poison", Absent, [Absent]) { StrikeAsync = PoisonAsync, Rest = _ => "Held" },
        // The bridge looks for work each second: only a lag beyond that tells a settle window from none.
        new("T5 lag below settle", Absent, FaultCase.Everywhere) { StrikeAsync = LagAsync, Sends = 1, Terms = new BridgeTerms { SettleMilliseconds = 2500 } },
    ];

    /// <summary>The province has it: the look-up finds it, and it is never sent again.</summary>
    private static FaultCase Taken(string id, string fault, string value = "") =>
        new(id, Absent, FaultCase.Everywhere) { StrikeAsync = (row, ct) => OnceAsync(row, (fault, value), ct), Sends = 1 };

    /// <summary>The province does not have it: it is sent once more.</summary>
    private static FaultCase Untaken(string id, string fault, string value = "") =>
        new(id, Absent, FaultCase.Everywhere) { StrikeAsync = (row, ct) => OnceAsync(row, (fault, value), ct), Sends = 2 };

    /// <summary>The look-up proves nothing: the row waits and is looked up again, and nothing is sent meanwhile.</summary>
    private static FaultCase Asked(string id, string fault, string value = "") => new(id, Unknown, FaultCase.Everywhere)
    {
        StrikeAsync = async (row, ct) =>
        {
            await OnceAsync(row, (fault, value), ct);
            Broken.Unless(row.State is not Unknown || row.County.Accepted(row.Key) == 1, "I2", $"{row.Key} was sent again while its look-up failed");
        },
        Sends = 1,
    };

    private static async Task OnceAsync(Struck row, (string Name, string Value) fault, CancellationToken ct)
    {
        row.County.Switch(fault.Name, fault.Value, row.Key);
        await row.CauseAsync(ct);
        row.LetGo();
        await Until.TrueAsync($"{fault.Name} strikes, or the row is at rest", Patience,
            async () => row.County.Struck(fault.Name) > 0 || await row.County.View.StateAsync(row.Key, ct) is "Published" or "Rejected" or "Conflict" or "Held", ct);
        row.County.Province.Faults.Clear(fault.Name);
    }

    private static async Task LagAsync(Struck row, CancellationToken ct)
    {
        row.County.Switch(FaultNames.LookUpLag, $"{row.County.Terms.SettleMilliseconds * 4 / 5}", row.Key);
        await OnceAsync(row, ("commit-then-500", ""), ct);
        await row.County.ComeToRestAsync(ct);
    }

    private static async Task BusyAsync(Struck row, CancellationToken ct)
    {
        await OnceAsync(row, ("429-before-commit", "1"), ct);
        await row.County.ComeToRestAsync(ct);
        var sends = await row.County.SendsAsync(row.Key, ct);
        foreach (var (busy, next) in sends.Zip(sends.Skip(1)).Where(pair => pair.First.HttpStatus == 429))
            Broken.Unless(next.StartedAt - busy.EndedAt >= TimeSpan.FromSeconds(0.9), "I11", $"asked to wait 1 s, the bridge came after {next.StartedAt - busy.EndedAt}");
    }

    private static async Task BusyForEverAsync(Struck row, CancellationToken ct)
    {
        var county = row.County;
        await OnceAsync(row, ("429-before-commit", "1000000000"), ct);
        await Until.TrueAsync("the row waits for its cap", Patience,
            async () => (await county.View.DeliveriesAsync(ct)).Any(one => one.Key == row.Key && one is { State: "Pending", Attempts: 0 } && one.NotBefore - Now() is > 200_000 and <= 300_500), ct);
        // Five minutes pass: the bridge's own pause ends with its process, the row's with its time.
        foreach (var bridge in county.Bridges)
            bridge.Kill();
        await county.View.RunAsync("UPDATE delivery SET not_before = 1 WHERE not_before IS NOT NULL", ct);
    }

    private static async Task StormAsync(Struck row, CancellationToken ct)
    {
        const int others = 8;
        var county = row.County;
        var since = Stopwatch.GetTimestamp();
        county.Switch("503-before-commit");
        await row.CauseAsync(ct);
        row.LetGo();
        var parts = Enumerable.Range(0, others).Select(_ => county.NextPart()).ToArray();
        await Parallel.ForEachAsync(parts, ct, async (part, token) => await county.Clerk.ConcludeAsync(part, token));
        // Where what came before has opened the breaker, one probe is all that meets it for a while.
        await Until.TrueAsync("the storm is met", Patience, () => county.Struck("503-before-commit") >= 1, ct);
        // The breaker opens: probes, one at a time, and not everything that waits.
        await Task.Delay(TimeSpan.FromSeconds(1.5), ct);
        var met = county.Struck("503-before-commit");
        var seconds = Stopwatch.GetElapsedTime(since).TotalSeconds;
        Broken.Unless(met <= (others + 8 + seconds) * county.Bridges.Count, "I11", $"{met} pushes in a storm of {seconds:0.0} s");
        county.Province.Faults.Clear("503-before-commit");
    }

    private static async Task ExpireAsync(Struck row, CancellationToken ct)
    {
        row.County.Province.ExpireSecrets();
        await row.CauseAsync(ct);
        row.LetGo();
    }

    private static async Task DownAsync(Struck row, CancellationToken ct)
    {
        await row.County.Province.SetListenerAsync(up: false, ct);
        await row.CauseAsync(ct);
        row.LetGo();
        var bystander = row.County.NextPart();
        await row.County.Clerk.ConcludeAsync(bystander, ct);
        await Until.TrueAsync("the bridge meets the closed door", Patience, async () => (await row.County.AttemptsAsync(bystander.Result, ct)).Any(attempt => attempt.Outcome.Length > 0), ct);
    }

    private static async Task SkewAsync(Struck row, TimeSpan by, CancellationToken ct)
    {
        var clock = row.County.Province.Clock;
        clock.Set(clock.GetUtcNow() + by);
        await row.CauseAsync(ct);
        row.LetGo();
        var bystander = row.County.NextPart();
        await row.County.Clerk.ConcludeAsync(bystander, ct);
        await Until.TrueAsync("the gateway refuses the bridge's clock", Patience, async () => (await row.County.AttemptsAsync(bystander.Result, ct)).Any(attempt => attempt.Outcome == "NOT_SENT"), ct);
        clock.Set(clock.GetUtcNow() - by);
    }

    /// <summary>One record that never gets through is held after its budget; the others do not wait for it.</summary>
    private static async Task PoisonAsync(Struck row, CancellationToken ct)
    {
        var county = row.County;
        county.Switch("500-before-commit", "", row.Key);
        await row.CauseAsync(ct);
        var others = Enumerable.Range(0, 6).Select(_ => county.NextPart()).ToArray();
        foreach (var part in others)
            await county.Clerk.ConcludeAsync(part, ct);
        foreach (var part in others)
            await county.UntilStateAsync(part.Result, "Published", ct);
        Broken.Unless(await county.View.StateAsync(row.Key, ct) != "Published", "Q1", "the poison went through");
        await row.UntilAsync("Held", ct);
        county.LeftBehind.Add(row.Key);
    }

    private static long Now() => TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
}
