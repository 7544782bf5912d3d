namespace ChangliBridge.Store.Ledger;

/// <summary>The ledger's SQL, the same for both databases but for the row locks of PostgreSQL.</summary>
internal static class LedgerSql
{
    /// <summary>Claimers on PostgreSQL pass by each other's rows; SQLite has one writer.</summary>
    public const string SkipLocked = " FOR UPDATE OF d SKIP LOCKED";

    /// <summary>Departments with waiting rows, by skipping through the partial index: one step a department, however long the backlog.</summary>
    public const string WaitingDepartments = """
        WITH RECURSIVE waiting(department) AS (
            SELECT min(department) FROM delivery WHERE platform = @platform AND not_before IS NOT NULL
            UNION ALL
            SELECT (SELECT min(d.department) FROM delivery d WHERE d.platform = @platform AND d.not_before IS NOT NULL AND d.department > w.department)
            FROM waiting w WHERE w.department IS NOT NULL)
        SELECT department FROM waiting WHERE department IS NOT NULL
        """;

    private const string Columns = "d.id, d.kind, d.business_key, d.revision, d.department, d.body, d.digest, d.state, d.owner, d.lease_until, d.not_before, d.fence, d.attempts, d.setbacks";

    /// <summary>Due rows of a department, oldest due first. A revision waits while the outcome of an earlier one of its key is open.</summary>
    public const string Due = $"""
        SELECT {Columns} FROM delivery d
        WHERE d.platform = @platform AND d.department = @department AND d.not_before <= @now
          AND NOT EXISTS (SELECT 1 FROM delivery e WHERE e.platform = d.platform AND e.business_key = d.business_key
            AND e.revision < d.revision AND e.state NOT IN ('Published', 'Rejected', 'Conflict'))
        ORDER BY d.not_before, d.id LIMIT @count
        """;

    /// <summary>Rows whose lease is over, or on SQLite those of an earlier process: one process owns the file, so that one is dead.</summary>
    public const string LeaseOver = $"""
        SELECT {Columns} FROM delivery d
        WHERE d.platform = @platform AND d.lease_until IS NOT NULL AND (d.lease_until <= @now OR (@alone AND d.owner <> @owner))
        ORDER BY d.id LIMIT @count
        """;

    /// <summary>Applies one transition. No row changed: another one was faster, and this worker's news is old.</summary>
    public const string Move = """
        UPDATE delivery SET state = @state, owner = @owner, lease_until = @lease, not_before = @due, fence = @fence,
            attempts = @attempts, setbacks = @setbacks, last_error = COALESCE(@error, last_error), updated_at = @at
        WHERE id = @id AND state = @was AND fence = @held
        """;

    public const string BeginAttempt = """
        INSERT INTO delivery_attempt (delivery_id, number, act, request_digest, http_status, outcome, reply, started_at, ended_at)
        VALUES (@id, @fence, @act, @digest, 0, '', '', @at, NULL)
        """;

    public const string EndAttempt = """
        UPDATE delivery_attempt SET http_status = @status, outcome = @outcome, reply = @reply, ended_at = @at
        WHERE delivery_id = @id AND number = @fence
        """;
}
