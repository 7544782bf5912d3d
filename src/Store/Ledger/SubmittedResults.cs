using System.Data.Common;
using ChangliBridge.Domain.Results;
using ChangliBridge.Domain.Tasks;
using ChangliBridge.Store.Mappings;

namespace ChangliBridge.Store.Ledger;

/// <summary>
/// 录入结果: what the submission of a result reads and writes, as prepared statements. It is the call of the county's busiest hour,
/// and every other writer waits while it has its turn.
/// </summary>
public static class SubmittedResults
{
    internal const string PlaceColumns = "t.id, t.draw, t.target_id, t.target_code, t.target_title, t.start_on, t.end_on, p.department, p.inspectors, p.items, p.assistants, t.awaits_confirmation, p.taken_off";

    private const string Place = $"""
        SELECT {PlaceColumns},
            EXISTS (SELECT 1 FROM inspection_result r WHERE r.task_id = t.id AND r.department = p.department),
            EXISTS (SELECT 1 FROM saved_draft d WHERE d.task_id = t.id AND d.department = p.department)
        FROM inspection_task t JOIN department_part p ON p.task_id = t.id
        WHERE t.id = @task AND p.department = @department
        """;

    /// <summary>On PostgreSQL: the part stays as it was read until the unit ends. SQLite has one writer anyway.</summary>
    internal const string KeptAsRead = "FOR KEY SHARE OF p";

    private const string KeepOut = "SELECT department FROM department_part WHERE task_id = @task FOR UPDATE";

    private const string Inspectors = """
        SELECT i.id, i.certificate_number, i.valid_until, EXISTS (SELECT 1 FROM recusal r WHERE r.inspector_id = i.id AND r.target_id = @target)
        FROM mirrored_inspector i
        WHERE i.snapshot = (SELECT snapshot FROM mirror_head WHERE job = 'inspectors') AND i.id IN
        """;

    internal const string Columns = """
        task_id, department, state, code_list, codes, check_on, inspectors, findings, outcomes, methods, problem_found, revision,
        submitted_by, return_reason, delivery_id, check_action_code, handling, handling_revision, submitted_at, concluded_at, disclosed_at, amend_reason, disclosed_revision, redisclosed_at, version
        """;

    private const string Insert = $"""
        INSERT INTO inspection_result ({Columns})
        VALUES (@task, @department, @state, @list, @codes, @on, @inspectors, @findings, @outcomes, @methods, @problem, @revision, @by, '', '', '', '', 0, @at, NULL, NULL, '', 0, NULL, @version)
        """;

    private const string DropDraft = "DELETE FROM saved_draft WHERE task_id = @task AND department = @department";

    /// <summary>The task with the department's own part, and whether it has a result and a draft already; null where the target was not drawn for the department.</summary>
    public static async Task<(InspectionTask Task, bool HasResult, bool HasDraft)?> PlaceAsync(WriteUnit unit, string taskId, string department, CancellationToken ct)
    {
        var found = await unit.Command(unit.OnPostgres ? $"{Place} {KeptAsRead}" : Place, ("task", taskId), ("department", department)).ReadAsync(row => (TaskOf(row, 0), row.GetBoolean(13), row.GetBoolean(14)), ct).ConfigureAwait(false);
        return found.Count == 0 ? null : found[0];
    }

    /// <summary>Keeps results of a task out until the unit ends, so that one which decides by them sees all there are: who reads its <see cref="PlaceAsync">place</see> meanwhile waits.</summary>
    public static async Task KeepOutAsync(WriteUnit unit, string taskId, CancellationToken ct)
    {
        if (unit.OnPostgres)
            await unit.Command(KeepOut, ("task", taskId)).ReadAsync(row => row.GetString(0), ct).ConfigureAwait(false);
    }

    /// <summary>The inspectors with these ids as the register has them; unknown ones are absent.</summary>
    public static async Task<Dictionary<string, CheckingInspector>> InspectorsAsync(WriteUnit unit, string targetId, IReadOnlyCollection<string> ids, CancellationToken ct)
    {
        var command = unit.OnPostgres
            ? unit.Command(Inspectors + " (SELECT unnest(@ids))", ("target", targetId), ("ids", ids.ToArray()))
            : unit.Command(Inspectors + " (SELECT value FROM json_each(@ids))", ("target", targetId), ("ids", ListColumn.Write([.. ids])));
        var found = await command.ReadAsync(InspectorOf, ct).ConfigureAwait(false);
        return found.ToDictionary(inspector => inspector.Id);
    }

    /// <summary>Drops the department's draft of a result: what was submitted took its place.</summary>
    public static Task DropDraftAsync(WriteUnit unit, string taskId, string department, CancellationToken ct) =>
        unit.Command(DropDraft, ("task", taskId), ("department", department)).RunAsync(ct);

    /// <summary>Stores a department's first result of a task.</summary>
    public static Task KeepAsync(WriteUnit unit, InspectionResult result, CancellationToken ct) => unit.Command(
        Insert,
        ("task", result.TaskId),
        ("department", result.Department),
        ("state", (int)result.State),
        ("list", result.CodeList),
        ("codes", ListColumn.Write(result.Codes)),
        ("on", result.CheckOn),
        ("inspectors", ListColumn.Write(result.Inspectors)),
        ("findings", result.Findings),
        ("outcomes", ListColumn.Write(result.Outcomes)),
        ("methods", ListColumn.Write(result.Methods)),
        ("problem", result.ProblemFound),
        ("revision", result.Revision),
        ("by", result.SubmittedBy),
        ("at", result.SubmittedAt.UtcDateTime),
        ("version", result.Version)).RunAsync(ct);

    /// <summary>Reads <see cref="PlaceColumns"/>, which begin at <paramref name="first"/>.</summary>
    internal static InspectionTask TaskOf(DbDataReader row, int first) => InspectionTask.Stored(
        (row.GetString(first), row.GetString(first + 1), row.GetBoolean(first + 11)),
        new DrawnTarget(row.GetString(first + 2), row.GetString(first + 3), row.GetString(first + 4)),
        (row.GetFieldValue<DateOnly>(first + 5), row.GetFieldValue<DateOnly>(first + 6)),
        [DepartmentPart.Stored(
            (row.GetString(first + 7), row.GetBoolean(first + 12)), ListColumn.Read<string>(row.GetString(first + 8)), ListColumn.Read<string>(row.GetString(first + 9)), ListColumn.Read<Assistant>(row.GetString(first + 10)))]);

    internal static CheckingInspector InspectorOf(DbDataReader row) => new(
        row.GetString(0), row.IsDBNull(1) ? "" : row.GetString(1), row.IsDBNull(2) ? null : row.GetFieldValue<DateOnly>(2), row.GetBoolean(3));
}
