using System.Text.Json;
using ChangliBridge.Store.Audit;
using ChangliBridge.Store.Ledger;

namespace ChangliBridge.Faults.Harness;

/// <summary>What holds after every scenario, whatever went wrong in it: I1 to I7 and I10 to I12 of docs/reliability.md. I8 and I9 are about pulls.</summary>
internal sealed class Invariants(County county)
{
    private const long MostBytesOfLog = 256L << 20;
    private const long MostMemory = 1L << 30;
    private const int MostHandles = 2000;
    private const int MostAttempts = 60;
    private const int CallsRepeated = 12;

    /// <summary>How often bridges were killed: each kill may cost a delivery a push and a look-up.</summary>
    public int Kills { get; init; }

    private const string UnreportedResults = """
        SELECT count(*) FROM inspection_result r WHERE r.delivery_id <> '' AND NOT EXISTS (
            SELECT 1 FROM supervision_act a JOIN delivery d ON d.id = a.delivery_id WHERE a.task_id = r.task_id AND a.department = r.department)
        """;

    // The graph of docs/reliability.md, written down a second time: the judge takes no word of the accused.
    private static readonly HashSet<string> Moves =
    [
        "Received>Pending", "Received>Unknown", "Received>Held",
        "Pending>Sending", "Pending>Pending", "Pending>Received", "Pending>Held",
        "Sending>Published", "Sending>Rejected", "Sending>Pending", "Sending>Unknown", "Sending>Received", "Sending>Held",
        "Unknown>Resolving", "Unknown>Sending", "Unknown>Received", "Unknown>Held",
        "Resolving>Published", "Resolving>Conflict", "Resolving>Pending", "Resolving>Unknown", "Resolving>Received", "Resolving>Held",
        "Held>Received", "Held>Discarded",
    ];

    /// <summary>I5: every row that is not at rest is selected by exactly one due-predicate, and one at rest by none.</summary>
    public static void ExpectNoneStranded(IEnumerable<DeliveryRow> rows)
    {
        foreach (var row in rows)
        {
            // New ones are taken in their turn, behind the earlier revisions of their key.
            var selected = (row.State == "Received" ? 1 : 0) + (row.NotBefore is null ? 0 : 1) + (row.LeaseUntil is null ? 0 : 1);
            Broken.Unless(selected == (row.IsAtRest ? 0 : 1), "I5", $"{row} is selected by {selected} due-predicates");
        }
    }

    /// <summary>Checks all of them, for both platforms. Deliveries must be at rest; those that the scenario left behind may be HELD, others not.</summary>
    public async Task CheckAsync(CancellationToken ct)
    {
        var (rows, audit) = (await county.View.DeliveriesAsync(ct), await county.View.AuditAsync(ct));
        await ExpectAnsweredIsStoredAsync(ct);
        ExpectDelivered(rows);
        ExpectNoneStranded(rows);
        ExpectMoves(rows, audit);
        var verdict = await county.View.VerifyAuditAsync(ct);
        Broken.Unless(verdict.Fault is null, "I7", $"entry {verdict.FirstBroken} of the audit chain: {verdict.Fault}");
        await ExpectSameAnswersAsync(ct);
        await ExpectBoundedAsync(ct);
        await ExpectNoSecretsAsync(rows, ct);
    }

    // I1
    private async Task ExpectAnsweredIsStoredAsync(CancellationToken ct)
    {
        var stored = await county.View.CountAsync("SELECT count(*) FROM answered_request", ct);
        var answered = county.Clerk.Answered.Count;
        Broken.Unless(stored >= answered, "I1", $"{answered} calls were answered with OK, and {stored} are stored");
        var bound = await county.View.CountAsync("SELECT count(*) FROM inspection_result r WHERE r.delivery_id <> '' AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.id = r.delivery_id)", ct);
        Broken.Unless(bound == 0, "I1", $"{bound} concluded results have no delivery");
        if (!county.Terms.ReportsActs)
            return;
        var unreported = await county.View.CountAsync(UnreportedResults, ct);
        Broken.Unless(unreported == 0, "I1", $"{unreported} concluded results have no delivery to 互联网+监管");
    }

    // I2, I3, I4
    private void ExpectDelivered(IReadOnlyList<DeliveryRow> rows)
    {
        var counted = county.Counted();
        foreach (var (key, twice) in counted.Where(one => one.Value.Accepted > 1))
            Broken.Unless(false, "I2", $"{key} was accepted {twice.Accepted} times");
        foreach (var row in rows)
        {
            var has = counted.TryGetValue(row.Key, out var entry);
            Broken.Unless(row.State != "Published" || (has && entry!.Digest == row.Digest), "I3", $"{row}, and the platform {(has ? "has another content" : "does not have it")}");
            Broken.Unless(row.IsAtRest || county.LeftBehind.Contains(row.Key), "I4", $"{row} never came to rest");
            Broken.Unless(row.State != "Held" || county.LeftBehind.Contains(row.Key), "I4", $"{row} is held");
        }
    }

    // I6, I7
    private static void ExpectMoves(IReadOnlyList<DeliveryRow> rows, IReadOnlyList<AuditEntry> audit)
    {
        var last = new Dictionary<string, (string State, long Fence)>();
        foreach (var entry in audit.Where(entry => entry.Resource.StartsWith("deliveries/", StringComparison.Ordinal)))
        {
            using var detail = JsonDocument.Parse(entry.Detail);
            if (!detail.RootElement.TryGetProperty("to", out var to))
                continue;
            var (from, fence) = (detail.RootElement.GetProperty("from").ToString(), Number(detail.RootElement, "fence"));
            Broken.Unless(Moves.Contains($"{from}>{to}"), "I6", $"{entry.Resource} went from {from} to {to}");
            if (last.TryGetValue(entry.Resource, out var before))
            {
                Broken.Unless(before.State == from, "I6", $"{entry.Resource} was {before.State} and went from {from} to {to}");
                Broken.Unless(fence >= before.Fence, "I6", $"{entry.Resource} went back from fence {before.Fence} to {fence}");
            }

            last[entry.Resource] = (to.ToString(), fence);
        }

        foreach (var row in rows.Where(row => row.Fence > 0))
            Broken.Unless(last.GetValueOrDefault($"deliveries/{row.Id}").State == row.State, "I7", $"{row}, and the audit chain ends with {last.GetValueOrDefault($"deliveries/{row.Id}")}");
    }

    // I10
    private async Task ExpectSameAnswersAsync(CancellationToken ct)
    {
        foreach (var call in county.Clerk.Answered.TakeLast(CallsRepeated))
            Broken.Unless((await call.AgainAsync(ct)).AsSpan().SequenceEqual(call.Answer), "I10", $"{call.Method} was answered otherwise the second time");
    }

    // I11
    private async Task ExpectBoundedAsync(CancellationToken ct)
    {
        foreach (var bridge in county.Bridges.Where(bridge => bridge.Runs))
        {
            using var process = System.Diagnostics.Process.GetProcessById(bridge.ProcessId);
            Broken.Unless(process.WorkingSet64 < MostMemory, "I11", $"a bridge uses {process.WorkingSet64 >> 20} MiB");
            var handles = Directory.GetFiles($"/proc/{bridge.ProcessId}/fd").Length;
            Broken.Unless(handles < MostHandles, "I11", $"a bridge has {handles} files open");
        }

        var attempts = await county.View.CountAsync("SELECT coalesce(max(n), 0) FROM (SELECT count(*) AS n FROM delivery_attempt GROUP BY delivery_id) AS a", ct);
        Broken.Unless(attempts < MostAttempts + (2 * Kills), "I11", $"a delivery had {attempts} attempts");
        // What a kill cut short has no outcome; the others are as few as ever.
        var ended = await county.View.CountAsync("SELECT coalesce(max(n), 0) FROM (SELECT count(*) AS n FROM delivery_attempt WHERE outcome NOT IN ('', 'RELEASED') GROUP BY delivery_id) AS a", ct);
        Broken.Unless(ended < MostAttempts, "I11", $"a delivery had {ended} attempts that came to an outcome");
        if (county.IsSqlite)
        {
            var log = new FileInfo(new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(county.Database.Options.ConnectionString).DataSource + "-wal");
            Broken.Unless(!log.Exists || log.Length < MostBytesOfLog, "I11", $"the write-ahead log has {log} bytes");
        }
    }

    // I12
    private async Task ExpectNoSecretsAsync(IReadOnlyList<DeliveryRow> rows, CancellationToken ct)
    {
        string[] secrets = [county.AppKey, Clerk.Canary, county.Token(Sandbox.Demo.Official.MarketClerk).Split('.')[1], "检查员0"];
        var said = county.Bridges.Select(bridge => bridge.Log).Concat(rows.Select(row => row.LastError)).Concat((await county.View.AttemptsAsync(ct)).Select(Said));
        foreach (var text in said)
        {
            foreach (var secret in secrets.Where(text.Contains))
                Broken.Unless(false, "I12", $"'{secret[..4]}…' stands in: {text[Math.Max(0, text.IndexOf(secret, StringComparison.Ordinal) - 200)..][..Math.Min(400, text.Length)]}");
        }
    }

    private static string Said(DeliveryAttempt attempt) => attempt.Reply;

    private static long Number(JsonElement detail, string name) =>
        detail.TryGetProperty(name, out var value) ? long.Parse(value.ToString(), System.Globalization.CultureInfo.InvariantCulture) : 0;
}
