using Microsoft.EntityFrameworkCore;

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

    /// <summary>
    /// What was answered to the request before, if anything. On PostgreSQL equal requests wait here for one another,
    /// so that the second finds the first one's answer rather than its effect.
    /// </summary>
    public static async Task<AnsweredRequest?> FindAsync(WriteUnit unit, string caller, string requestId, CancellationToken ct)
    {
        if (unit.Db is PostgresBridgeDb)
            await unit.Db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({caller + '\n' + requestId}, 0))", ct).ConfigureAwait(false);
        return await unit.Db.Set<AnsweredRequest>().FindAsync([caller, requestId], ct).ConfigureAwait(false);
    }

    /// <summary>Keeps an answer.</summary>
    public static AnsweredRequest Keep(string caller, string requestId, string digest, (byte[] Answer, DateTimeOffset At) answered) =>
        new() { Caller = caller, RequestId = requestId, Digest = digest, Answer = answered.Answer, AnsweredAt = answered.At };
}
