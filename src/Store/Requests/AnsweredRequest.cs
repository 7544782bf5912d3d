namespace ChangliBridge.Store.Requests;

/// <summary>
/// A mutation that was answered: stored in the transaction of its effect, so that the same request id gets the same answer
/// for as long as the row exists, and it is never pruned. Refusals are not stored.
/// </summary>
public sealed class AnsweredRequest
{
    private AnsweredRequest()
    {
    }

    /// <summary>The caller: each has request ids of its own.</summary>
    public string Caller { get; private set; } = "";

    /// <summary>The request id.</summary>
    public string RequestId { get; private set; } = "";

    /// <summary>SHA-256 of method and request, hex.</summary>
    public string Digest { get; private set; } = "";

    /// <summary>The answer, as bytes of its message.</summary>
    public byte[] Answer { get; private set; } = [];

    /// <summary>When it was answered.</summary>
    public DateTimeOffset AnsweredAt { get; private set; }

    private const string Columns = "caller, request_id, digest, answer, answered_at";

    /// <summary>
    /// What was answered to the request before, if anything. On PostgreSQL equal requests wait here for one another,
    /// so that the second finds the first one's answer rather than its effect.
    /// </summary>
    public static async Task<AnsweredRequest?> FindAsync(WriteUnit unit, string caller, string requestId, CancellationToken ct)
    {
        if (unit.OnPostgres)
            await unit.Command("SELECT pg_advisory_xact_lock(hashtextextended(@request, 0))", ("request", caller + '\n' + requestId)).RunAsync(ct).ConfigureAwait(false);
        return await unit.Command("SELECT digest, answer FROM answered_request WHERE caller = @caller AND request_id = @id", ("caller", caller), ("id", requestId))
            .OneAsync(row => new AnsweredRequest { Caller = caller, RequestId = requestId, Digest = row.GetString(0), Answer = row.GetFieldValue<byte[]>(1) }, ct).ConfigureAwait(false);
    }

    /// <summary>Keeps an answer.</summary>
    public static Task KeepAsync(WriteUnit unit, (string Caller, string RequestId, string Digest) request, byte[] answer, CancellationToken ct) => unit.Command(
        $"INSERT INTO answered_request ({Columns}) VALUES (@caller, @id, @digest, @answer, @at)",
        ("caller", request.Caller),
        ("id", request.RequestId),
        ("digest", request.Digest),
        ("answer", answer),
        ("at", unit.Clock.GetUtcNow().UtcDateTime)).RunAsync(ct);

    /// <summary>Keeps many answers.</summary>
    public static async Task KeepAsync(WriteUnit unit, IReadOnlyList<((string Caller, string RequestId, string Digest) Request, byte[] Answer)> all, CancellationToken ct)
    {
        if (all.Count == 0)
            return;
        if (!unit.OnPostgres)
        {
            foreach (var (request, answer) in all)
                await KeepAsync(unit, request, answer, ct).ConfigureAwait(false);
            return;
        }
        await unit.Command(
            $"INSERT INTO answered_request ({Columns}) SELECT v.*, @at FROM unnest(@caller, @id, @digest, @answer) AS v",
            ("caller", all.Select(kept => kept.Request.Caller).ToArray()),
            ("id", all.Select(kept => kept.Request.RequestId).ToArray()),
            ("digest", all.Select(kept => kept.Request.Digest).ToArray()),
            ("answer", all.Select(kept => kept.Answer).ToArray()),
            ("at", unit.Clock.GetUtcNow().UtcDateTime)).RunAsync(ct).ConfigureAwait(false);
    }
}
