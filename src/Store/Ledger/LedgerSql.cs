namespace ChangliBridge.Store.Ledger;

/// <summary>The ledger's SQL. Both databases take the same; what many rows need at once is one statement on PostgreSQL and a prepared one for each row on SQLite.</summary>
internal static class LedgerSql
{
    /// <summary>Claimers on PostgreSQL pass by each other's rows; SQLite has one writer.</summary>
    public const string SkipLocked = " FOR UPDATE OF d SKIP LOCKED";

    /// <summary>Departments with rows to act on, by skipping through the partial indexes: one step a department, however long the backlog.</summary>
    public const string WaitingDepartments = """
        WITH RECURSIVE waiting(department) AS (
            SELECT min(department) FROM delivery WHERE platform = @platform AND not_before IS NOT NULL
            UNION ALL
            SELECT (SELECT min(d.department) FROM delivery d WHERE d.platform = @platform AND d.not_before IS NOT NULL AND d.department > w.department)
            FROM waiting w WHERE w.department IS NOT NULL),
        received(department) AS (
            SELECT min(department) FROM delivery WHERE platform = @platform AND state = 'Received'
            UNION ALL
            SELECT (SELECT min(d.department) FROM delivery d WHERE d.platform = @platform AND d.state = 'Received' AND d.department > r.department)
            FROM received r WHERE r.department IS NOT NULL)
        SELECT department FROM waiting WHERE department IS NOT NULL
        UNION
        SELECT department FROM received WHERE department IS NOT NULL
        ORDER BY 1
        """;

    /// <summary>A row whose key's next revision has to wait. The index of open rows has this very predicate.</summary>
    public const string IsOpen = "state NOT IN ('Published', 'Rejected', 'Conflict', 'Discarded')";

    private const string Columns = "d.id, d.platform, d.kind, d.business_key, d.revision, d.department, d.body, d.digest, d.state, d.owner, d.lease_until, d.not_before, d.fence, d.attempts, d.setbacks, d.may_resend";

    /// <summary>Due rows of a department, oldest due first.</summary>
    public const string Due = $"""
        SELECT {Columns} FROM delivery d
        WHERE d.platform = @platform AND d.department = @department AND d.not_before <= @now
        ORDER BY d.not_before, d.id LIMIT @count
        """;

    /// <summary>New rows of a department, oldest first. A revision waits while an earlier one of its key is open: the index of open rows tells in one step, however many are done or wait with it.</summary>
    public const string Received = $"""
        SELECT {Columns} FROM delivery d
        WHERE d.platform = @platform AND d.department = @department AND d.state = 'Received'
          AND NOT EXISTS (SELECT 1 FROM delivery e WHERE e.platform = d.platform AND e.business_key = d.business_key
            AND e.revision < d.revision AND e.{IsOpen})
        ORDER BY d.id LIMIT @count
        """;

    /// <summary>Rows whose lease is over, or on SQLite those of an earlier process: one process owns the file, so that one is dead.</summary>
    public const string LeaseOver = $"""
        SELECT {Columns} FROM delivery d
        WHERE d.platform = @platform AND d.lease_until IS NOT NULL AND (d.lease_until <= @now OR (@alone AND d.owner <> @owner))
        ORDER BY d.id LIMIT @count
        """;

    /// <summary>One row, for an operator.</summary>
    public const string One = $"SELECT {Columns} FROM delivery d WHERE d.id = @id";

    /// <summary>Every row that a restored database cannot answer for, and whoever an operator's word would let pass.</summary>
    public const string InFlight = $"SELECT {Columns} FROM delivery d WHERE (d.state IN ('Pending', 'Sending', 'Unknown', 'Resolving') OR (d.state = 'Received' AND d.may_resend)) AND d.id > @after ORDER BY d.id LIMIT @count";

    /// <summary>Applies one move. No row changed: another one was faster, and this worker's news is old.</summary>
    public const string Move = """
        UPDATE delivery SET state = @state, owner = @owner, lease_until = @lease, not_before = @due, fence = @fence,
            attempts = @attempts, setbacks = @setbacks, may_resend = @resend, last_error = COALESCE(@error, last_error), updated_at = @at
        WHERE id = @id AND state = @was AND fence = @held
        """;

    /// <summary>Applies many moves and tells which counted.</summary>
    public const string MoveMany = """
        UPDATE delivery d SET state = v.state, owner = v.owner, lease_until = v.lease, not_before = v.due, fence = v.fence,
            attempts = v.attempts, setbacks = v.setbacks, may_resend = v.resend, last_error = COALESCE(v.error, d.last_error), updated_at = @at
        FROM unnest(@id, @was, @held, @state, @owner, @lease, @due, @fence, @attempts, @setbacks, @resend, @error)
            AS v(id, was, held, state, owner, lease, due, fence, attempts, setbacks, resend, error)
        WHERE d.id = v.id AND d.state = v.was AND d.fence = v.held
        RETURNING d.id
        """;

    public const string EndAttempt = """
        UPDATE delivery_attempt SET http_status = @status, outcome = @outcome, reply = @reply, ended_at = @at
        WHERE delivery_id = @id AND number = @fence
        """;

    public const string EndAttempts = """
        UPDATE delivery_attempt a SET http_status = v.status, outcome = v.outcome, reply = v.reply, ended_at = @at
        FROM unnest(@id, @fence, @status, @outcome, @reply) AS v(id, fence, status, outcome, reply)
        WHERE a.delivery_id = v.id AND a.number = v.fence
        """;

    /// <summary>Notes or takes back a proposal to give a held row up.</summary>
    public const string Propose = "UPDATE delivery SET discard_reason = @reason, discard_proposed_by = @by, updated_at = @at WHERE id = @id AND state = 'Held'";

    public const string Proposal = "SELECT discard_reason, discard_proposed_by FROM delivery WHERE id = @id";

    /// <summary>The newest revision of a key.</summary>
    public const string LatestRevision = "SELECT max(revision) FROM delivery WHERE platform = @platform AND business_key = @key";

    /// <summary>Whether the database was restored, and nobody has said yet that what happened since is known.</summary>
    public const string LooksFirst = "SELECT count(*) FROM restore_mark WHERE ended_at IS NULL";

    /// <summary>Adds to what the clerk reads of a delivery.</summary>
    public const string Note = "UPDATE delivery SET last_error = last_error || @note WHERE id = @id";
}
