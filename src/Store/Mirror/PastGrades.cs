namespace ChangliBridge.Store.Mirror;

/// <summary>Keeps the grades that a swap replaces (等级沿革), by one statement however many they are.</summary>
internal static class PastGrades
{
    // An index that is told for the first time replaces none.
    private const string Replaced = """
        INSERT INTO past_grade (target_id, run, scheme, grade, month, risk_index, changed_at, replaced_at)
        SELECT o.id, @run, o.scheme, o.grade, o.month, o.risk_index, o.changed_at, @now
        FROM mirrored_grade o LEFT JOIN mirrored_grade n ON n.snapshot = @run AND n.id = o.id
        WHERE o.snapshot = @base AND (n.id IS NULL OR n.scheme <> o.scheme OR n.grade <> o.grade OR n.month <> o.month
          OR (o.risk_index IS NOT NULL AND (n.risk_index IS NULL OR n.risk_index <> o.risk_index)))
        """;

    private const string Touched = """

         AND o.id IN (SELECT id FROM mirrored_grade WHERE snapshot = @run UNION ALL SELECT id FROM retired_row WHERE sync_run = @run)
        """;

    /// <summary>To be called before the swap. A first snapshot replaces nothing and costs nothing; a full one compares both, one of changes only what it touches.</summary>
    public static Task KeepAsync(WriteUnit unit, SyncRun run, MirrorHead head, CancellationToken ct) => unit.Command(
        run.Kind == RunKind.Full ? Replaced : Replaced + Touched,
        ("@run", run.Id), ("@base", head.Snapshot), ("@now", unit.Clock.GetUtcNow().UtcDateTime)).RunAsync(ct);
}
