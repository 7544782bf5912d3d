using ChangliBridge.Domain.Risk;

namespace ChangliBridge.Store.Mirror;

/// <summary>Makes the warnings (预警) of a swap of grades, by one statement however many they are.</summary>
internal static class EarlyWarnings
{
    /// <summary>
    /// To be called before the swap, where two snapshots stand beside each other. A list that is pulled again changes no grade and warns of nothing;
    /// a change of scheme compares nothing.
    /// </summary>
    public static async Task MakeAsync(WriteUnit unit, SyncRun run, MirrorHead? head, GradeScheme scheme, CancellationToken ct)
    {
        var worsenings = scheme.Worsenings();
        // Most nights bring what serves already: then nothing need be compared.
        if (run.Job != PullJobs.Grades || head is null || head.Digest == run.Digest || worsenings.Count == 0)
            return;
        var parameters = new List<(string, object?)> { ("@run", run.Id), ("@base", head.Snapshot), ("@scheme", scheme.Id), ("@now", unit.Clock.GetUtcNow().UtcDateTime) };
        foreach (var (i, worsening) in worsenings.Index())
            parameters.AddRange([($"@b{i}", worsening.Before), ($"@a{i}", worsening.After), ($"@r{i}", worsening.Rule.Id), ($"@s{i}", worsening.Rule.Source), ($"@t{i}", worsening.Rule.Advice)]);
        var made = await unit.Command($"""
            WITH fired(before, after, rule_id, source, advice) AS (VALUES {string.Join(", ", worsenings.Select((_, i) => $"(@b{i}, @a{i}, @r{i}, @s{i}, @t{i})"))})
            INSERT INTO early_warning (target_id, run, scheme, before, after, month, rule_id, source, advice, made_at, plan, batch_id, reason, acknowledged_by, version)
            SELECT n.id, @run, n.scheme, o.grade, n.grade, n.month, f.rule_id, f.source, f.advice, @now, '', '', '', '', 1
            FROM mirrored_grade n
            JOIN mirrored_grade o ON o.snapshot = @base AND o.id = n.id AND o.scheme = n.scheme AND o.grade <> n.grade
            JOIN fired f ON f.before = o.grade AND f.after = n.grade
            WHERE n.snapshot = @run AND n.scheme = @scheme
            """, [.. parameters]).RunAsync(ct).ConfigureAwait(false);
        if (made > 0)
            unit.Audit("warning.make", $"syncRuns/{run.Id}", ("warnings", made));
    }
}
