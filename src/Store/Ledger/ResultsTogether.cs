using ChangliBridge.Domain.Results;
using ChangliBridge.Domain.Tasks;
using ChangliBridge.Store.Mappings;
using ChangliBridge.Store.Requests;

namespace ChangliBridge.Store.Ledger;

/// <summary>录入结果 of many callers in one unit: on PostgreSQL each step is one statement for all of them, on SQLite a prepared one for each.</summary>
public static class ResultsTogether
{
    // LATERAL with LIMIT: by index for each, whatever the planner thinks of a table that was empty a minute ago.
    private const string Open = $"""
        SELECT k.n, p.* FROM unnest(@n, @task, @department, @caller, @request) AS k(n, task, department, caller, request)
        CROSS JOIN LATERAL (SELECT {SubmittedResults.PlaceColumns} FROM inspection_task t JOIN department_part p ON p.task_id = t.id
            WHERE t.id = k.task AND p.department = k.department LIMIT 1 {SubmittedResults.KeptAsRead}) p
        LEFT JOIN LATERAL (SELECT true AS found FROM inspection_result r WHERE r.task_id = k.task AND r.department = k.department LIMIT 1) r ON true
        LEFT JOIN LATERAL (SELECT true AS found FROM saved_draft d WHERE d.task_id = k.task AND d.department = k.department LIMIT 1) d ON true
        LEFT JOIN LATERAL (SELECT true AS found FROM answered_request a WHERE a.caller = k.caller AND a.request_id = k.request LIMIT 1) a ON true
        WHERE r.found IS NULL AND d.found IS NULL AND a.found IS NULL
        """;

    private const string Inspectors = """
        SELECT i.id, i.certificate_number, i.valid_until, r.found IS NOT NULL, k.target FROM unnest(@target, @inspector) AS k(target, inspector)
        CROSS JOIN LATERAL (SELECT i.id, i.certificate_number, i.valid_until FROM mirrored_inspector i
            WHERE i.snapshot = (SELECT snapshot FROM mirror_head WHERE job = 'inspectors') AND i.id = k.inspector LIMIT 1) i
        LEFT JOIN LATERAL (SELECT true AS found FROM recusal r WHERE r.inspector_id = i.id AND r.target_id = k.target LIMIT 1) r ON true
        """;

    private const string Insert = $"""
        INSERT INTO inspection_result ({SubmittedResults.Columns})
        SELECT task, department, state, list, codes, day, inspectors, findings, outcomes, methods, problem, revision, by, '', '', '', '', 0, at, NULL, NULL, '', 0, NULL, version
        FROM unnest(@task, @department, @state, @list, @codes, @on, @inspectors, @findings, @outcomes, @methods, @problem, @revision, @by, @at, @version)
            AS v(task, department, state, list, codes, day, inspectors, findings, outcomes, methods, problem, revision, by, at, version)
        """;

    /// <summary>The task of each ask, with the department's own part; null where the request was answered before, the target was not drawn for the department, or there is a result or a draft already.</summary>
    public static async Task<IReadOnlyList<InspectionTask?>> OpenAsync(WriteUnit unit, IReadOnlyList<(string TaskId, string Department, string Caller, string RequestId)> asks, CancellationToken ct)
    {
        var open = new InspectionTask?[asks.Count];
        if (!unit.OnPostgres)
        {
            for (var i = 0; i < open.Length; i++)
            {
                if (await AnsweredRequest.FindAsync(unit, asks[i].Caller, asks[i].RequestId, ct).ConfigureAwait(false) is null
                    && await SubmittedResults.PlaceAsync(unit, asks[i].TaskId, asks[i].Department, ct).ConfigureAwait(false) is (var task, false, false))
                    open[i] = task;
            }
            return open;
        }
        var found = await unit.Command(
            Open,
            ("n", Enumerable.Range(0, asks.Count).ToArray()),
            ("task", asks.Select(ask => ask.TaskId).ToArray()),
            ("department", asks.Select(ask => ask.Department).ToArray()),
            ("caller", asks.Select(ask => ask.Caller).ToArray()),
            ("request", asks.Select(ask => ask.RequestId).ToArray())).ReadAsync(row => (At: row.GetInt32(0), Task: SubmittedResults.TaskOf(row, 1)), ct).ConfigureAwait(false);
        found.ForEach(place => open[place.At] = place.Task);
        return open;
    }

    /// <summary>The named inspectors of each target as the register has them; unknown ones are absent.</summary>
    public static async Task<IReadOnlyDictionary<string, IReadOnlyDictionary<string, CheckingInspector>>> InspectorsAsync(WriteUnit unit, IReadOnlyCollection<(string Target, string Inspector)> of, CancellationToken ct)
    {
        var found = new Dictionary<string, IReadOnlyDictionary<string, CheckingInspector>>(StringComparer.Ordinal);
        if (unit.OnPostgres)
        {
            var rows = await unit.Command(Inspectors, ("target", of.Select(pair => pair.Target).ToArray()), ("inspector", of.Select(pair => pair.Inspector).ToArray()))
                .ReadAsync(row => (Target: row.GetString(4), Inspector: SubmittedResults.InspectorOf(row)), ct).ConfigureAwait(false);
            foreach (var target in rows.GroupBy(row => row.Target))
                found[target.Key] = target.ToDictionary(row => row.Inspector.Id, row => row.Inspector);
            return found;
        }
        foreach (var target in of.GroupBy(pair => pair.Target))
            found[target.Key] = await SubmittedResults.InspectorsAsync(unit, target.Key, [.. target.Select(pair => pair.Inspector)], ct).ConfigureAwait(false);
        return found;
    }

    /// <summary>Stores first results.</summary>
    public static async Task KeepAsync(WriteUnit unit, IReadOnlyList<InspectionResult> results, CancellationToken ct)
    {
        if (results.Count == 0)
            return;
        if (!unit.OnPostgres)
        {
            foreach (var result in results)
                await SubmittedResults.KeepAsync(unit, result, ct).ConfigureAwait(false);
            return;
        }
        await unit.Command(
            Insert,
            ("task", Each(results, result => result.TaskId)),
            ("department", Each(results, result => result.Department)),
            ("state", Each(results, result => (int)result.State)),
            ("list", Each(results, result => result.CodeList)),
            ("codes", Each(results, result => ListColumn.Write(result.Codes))),
            ("on", Each(results, result => result.CheckOn)),
            ("inspectors", Each(results, result => ListColumn.Write(result.Inspectors))),
            ("findings", Each(results, result => result.Findings)),
            ("outcomes", Each(results, result => ListColumn.Write(result.Outcomes))),
            ("methods", Each(results, result => ListColumn.Write(result.Methods))),
            ("problem", Each(results, result => result.ProblemFound)),
            ("revision", Each(results, result => result.Revision)),
            ("by", Each(results, result => result.SubmittedBy)),
            ("at", Each(results, result => result.SubmittedAt.UtcDateTime)),
            ("version", Each(results, result => result.Version))).RunAsync(ct).ConfigureAwait(false);
    }

    private static T[] Each<T>(IReadOnlyList<InspectionResult> results, Func<InspectionResult, T> value) => [.. results.Select(value)];
}
