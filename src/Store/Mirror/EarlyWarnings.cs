using ChangliBridge.Domain.Risk;

namespace ChangliBridge.Store.Mirror;

/// <summary>Makes the warnings (预警) of a swap of grades, by one statement however many they are.</summary>
internal static class EarlyWarnings
{
    private const string Never = "1 = 0";

    /// <summary>
    /// To be called before the swap, where two snapshots stand beside each other. A list that is pulled again changes nothing and warns of nothing;
    /// a change of scheme compares nothing. Of the rules that a change fires, the first in order counts.
    /// </summary>
    public static async Task MakeAsync(WriteUnit unit, SyncRun run, MirrorHead? head, GradeScheme scheme, CancellationToken ct)
    {
        // Most nights bring what serves already: then nothing need be compared.
        if (run.Job != PullJobs.Grades || head is null || head.Digest == run.Digest || scheme.Warnings.Count == 0)
            return;
        var parameters = new List<(string, object?)> { ("@run", run.Id), ("@base", head.Snapshot), ("@scheme", scheme.Id), ("@now", unit.Clock.GetUtcNow().UtcDateTime) };
        parameters.AddRange(scheme.Grades.Index().Select(grade => ($"@g{grade.Index}", (object?)grade.Item)));
        foreach (var (i, rule) in scheme.Warnings.Index())
            parameters.AddRange([($"@r{i}", rule.Id), ($"@s{i}", rule.Source), ($"@t{i}", rule.Advice)]);
        var made = await unit.Command($"""
            WITH rule(place, id, source, advice) AS (VALUES {string.Join(", ", scheme.Warnings.Select((_, i) => $"({i}, @r{i}, @s{i}, @t{i})"))})
            INSERT INTO early_warning (target_id, run, scheme, before, after, index_before, index_after, month, rule_id, source, advice, made_at, plan, batch_id, reason, acknowledged_by, version)
            SELECT w.id, @run, @scheme, w.before, w.after, w.index_before, w.index_after, w.month, r.id, r.source, r.advice, @now, '', '', '', '', 1
            FROM (
                SELECT n.id, o.grade AS before, n.grade AS after, o.risk_index AS index_before, n.risk_index AS index_after, n.month, CASE {string.Join(' ', Conditions(scheme))} END AS place
                FROM mirrored_grade n
                JOIN mirrored_grade o ON o.snapshot = @base AND o.id = n.id AND o.scheme = n.scheme AND (o.grade <> n.grade OR o.risk_index <> n.risk_index)
                WHERE n.snapshot = @run AND n.scheme = @scheme) w
            CROSS JOIN rule r WHERE r.place = w.place
            """, [.. parameters]).RunAsync(ct).ConfigureAwait(false);
        if (made > 0)
            unit.Audit("warning.make", $"syncRuns/{run.Id}", ("warnings", made));
    }

    private static IEnumerable<string> Conditions(GradeScheme scheme)
    {
        var worsenings = scheme.Worsenings();
        foreach (var (i, rule) in scheme.Warnings.Index())
        {
            var fires = rule.Index is { } index ? OnIndex(scheme, index, rule.Grade) : string.Join(" OR ", worsenings.Where(worsening => ReferenceEquals(worsening.Rule, rule))
                .Select(worsening => $"({Grade(scheme, "o", worsening.Before)} AND {Grade(scheme, "n", worsening.After)})"));
            yield return $"WHEN {(fires.Length == 0 ? Never : fires)} THEN {i}";
        }
    }

    // In hundredths and whole numbers, so that a change right on the line fires on both databases.
    private static string OnIndex(GradeScheme scheme, IndexWorsening index, string grade)
    {
        if (scheme.Index is not { } scale)
            return "";
        var rise = $"CAST({(scale.HigherIsRiskier ? "n.risk_index - o.risk_index" : "o.risk_index - n.risk_index")} AS bigint)";
        var far = index.Points is { } points ? $"{rise} >= {points.Hundredths}" : $"o.risk_index > 0 AND {rise} * 100 >= CAST(o.risk_index AS bigint) * {index.Percent}";
        return $"{far} AND {Month("n")} - {Month("o")} BETWEEN 0 AND {index.WithinMonths}{(grade.Length == 0 ? "" : $" AND {Grade(scheme, "n", grade)}")}";
    }

    private static string Month(string row) => $"(12 * CAST(substr({row}.month, 1, 4) AS integer) + CAST(substr({row}.month, 6, 2) AS integer))";

    private static string Grade(GradeScheme scheme, string row, string grade) =>
        scheme.Grades.Index().Where(known => known.Item == grade).Select(known => $"{row}.grade = @g{known.Index}").FirstOrDefault(Never);
}
