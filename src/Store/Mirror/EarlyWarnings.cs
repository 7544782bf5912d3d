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
            WITH rule(place, id, source, advice) AS (VALUES {string.Join(", ", scheme.Warnings.Select((_, i) => $"({i}, @r{i}, @s{i}, @t{i})"))}),
            changed AS MATERIALIZED (
                SELECT n.id, n.grade, n.risk_index, n.month, o.grade AS o_grade, o.risk_index AS o_risk_index, o.month AS o_month{string.Concat(Spans(scheme).Select(span => $", {BestRun(scheme, span)} AS best{span.Place}"))}
                FROM mirrored_grade n
                JOIN mirrored_grade o ON o.snapshot = @base AND o.id = n.id AND o.scheme = n.scheme AND (o.grade <> n.grade OR o.risk_index <> n.risk_index)
                WHERE n.snapshot = @run AND n.scheme = @scheme),
            compared AS MATERIALIZED (SELECT c.*{string.Concat(Spans(scheme).Select(span => $", {Best(span, "grade")} AS grade{span.Place}, {Best(span, "risk_index")} AS risk_index{span.Place}"))} FROM changed c)
            INSERT INTO early_warning (target_id, run, scheme, before, after, index_before, index_after, month, rule_id, source, advice, made_at, plan, batch_id, reason, acknowledged_by, version)
            SELECT w.id, @run, @scheme, {Before(scheme, "grade")}, w.grade, {Before(scheme, "risk_index")}, w.risk_index, w.month, r.id, r.source, r.advice, @now, '', '', '', '', 1
            FROM (SELECT c.*, CASE {string.Join(' ', Conditions(scheme))} END AS place FROM compared c) w
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
            var fires = rule switch
            {
                { SinceMonths: { } months } => OverSpan(scheme, (i, rule, months)),
                { Index: { } index } => OnIndex(scheme, index, rule.Grade),
                _ => string.Join(" OR ", worsenings.Where(worsening => ReferenceEquals(worsening.Rule, rule)).Select(worsening => $"({Grade(scheme, "c.o_grade", worsening.Before)} AND {Grade(scheme, "c.grade", worsening.After)})")),
            };
            yield return $"WHEN {(fires.Length == 0 ? Never : fires)} THEN {i}";
        }
    }

    private static string OnIndex(GradeScheme scheme, IndexWorsening index, string grade) => scheme.Index is not { } scale ? ""
        : $"{Far(scale, index, "c.o_risk_index")} AND {Month("c.month")} - {Month("c.o_month")} BETWEEN 0 AND {index.WithinMonths}{OnlyTo(scheme, grade)}";

    // In hundredths and whole numbers, so that a change right on the line fires on both databases.
    private static string Far(IndexScale scale, IndexWorsening index, string before)
    {
        var rise = $"CAST({(scale.HigherIsRiskier ? $"c.risk_index - {before}" : $"{before} - c.risk_index")} AS bigint)";
        return index.Points is { } points ? $"{rise} >= {points.Hundredths}" : $"{before} > 0 AND {rise} * 100 >= CAST({before} AS bigint) * {index.Percent}";
    }

    private static IEnumerable<(int Place, WarningRule Rule, int Months)> Spans(GradeScheme scheme) =>
        scheme.Warnings.Index().Where(rule => rule.Item.SinceMonths is not null && (rule.Item.Index is null || scheme.Index is not null)).Select(rule => (rule.Index, rule.Item, rule.Item.SinceMonths!.Value));

    // The last step is one for the worse; where nothing better is kept, it is compared with what served.
    private static string OverSpan(GradeScheme scheme, (int Place, WarningRule Rule, int Months) span)
    {
        if (span.Rule.Index is not null && scheme.Index is null)
            return "";
        var before = span.Rule.Index is null ? $"c.grade{span.Place}" : $"c.risk_index{span.Place}";
        var far = span.Rule.Index is { } index ? Far(scheme.Index!, index, before) : $"{Position(scheme, "c.grade")} - {Position(scheme, before)} >= {span.Rule.Steps}";
        return $"{Worse(scheme, span.Rule, "c")} AND {far} AND (c.best{span.Place} IS NOT NULL OR {Month("c.month")} - {Month("c.o_month")} BETWEEN 0 AND {span.Months}){OnlyTo(scheme, span.Rule.Grade)}";
    }

    // Asked of each row that worsened alone, along the target's own history: the cost follows the changed rows, however long everybody's history is.
    private static string BestRun(GradeScheme scheme, (int Place, WarningRule Rule, int Months) span)
    {
        var (better, order) = span.Rule.Index is null
            ? ($"{Position(scheme, "p.grade")} < {Position(scheme, "o.grade")}", Position(scheme, "p.grade"))
            : scheme.Index!.HigherIsRiskier ? ("p.risk_index < o.risk_index", "p.risk_index") : ("p.risk_index > o.risk_index", "p.risk_index DESC");
        return $"""
            CASE WHEN {Worse(scheme, span.Rule, "")} THEN (
                SELECT p.run FROM past_grade p
                WHERE p.target_id = n.id AND p.run > COALESCE((SELECT MAX(e.run) FROM early_warning e WHERE e.target_id = n.id), 0)
                  AND p.scheme = @scheme AND {better} AND {Month("n.month")} - {Month("p.month")} BETWEEN 0 AND {span.Months}
                ORDER BY {order}, p.run DESC LIMIT 1) END
            """;
    }

    private static string Best((int Place, WarningRule Rule, int Months) span, string column) =>
        $"CASE WHEN c.best{span.Place} IS NULL THEN c.o_{column} ELSE (SELECT p.{column} FROM past_grade p WHERE p.target_id = c.id AND p.run = c.best{span.Place}) END";

    private static string Before(GradeScheme scheme, string column) =>
        Spans(scheme).Aggregate($"w.o_{column}", (otherwise, span) => $"CASE w.place WHEN {span.Place} THEN w.{column}{span.Place} ELSE {otherwise} END");

    private static string Worse(GradeScheme scheme, WarningRule rule, string row)
    {
        var (now, before) = row.Length == 0 ? ("n.", "o.") : ($"{row}.", $"{row}.o_");
        return rule.Index is null ? $"{Position(scheme, now + "grade")} > {Position(scheme, before + "grade")}" : $"{now}risk_index {(scheme.Index!.HigherIsRiskier ? ">" : "<")} {before}risk_index";
    }

    // From lowest to highest risk; null of a grade that the scheme does not hold.
    private static string Position(GradeScheme scheme, string grade) => $"(CASE {grade}{string.Concat(scheme.Grades.Select((_, i) => $" WHEN @g{i} THEN {i}"))} END)";

    private static string Month(string month) => $"(12 * CAST(substr({month}, 1, 4) AS integer) + CAST(substr({month}, 6, 2) AS integer))";

    private static string OnlyTo(GradeScheme scheme, string grade) => grade.Length == 0 ? "" : $" AND {Grade(scheme, "c.grade", grade)}";

    private static string Grade(GradeScheme scheme, string of, string grade) =>
        scheme.Grades.Index().Where(known => known.Item == grade).Select(known => $"{of} = @g{known.Index}").FirstOrDefault(Never);
}
