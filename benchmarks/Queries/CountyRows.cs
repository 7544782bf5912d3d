using System.Text;
using ChangliBridge.Domain.Results;
using ChangliBridge.Domain.Tasks;
using ChangliBridge.Store;
using ChangliBridge.Store.Audit;
using ChangliBridge.Store.Bulk;
using ChangliBridge.Store.Draws;
using ChangliBridge.Store.Ledger;
using ChangliBridge.Store.Mirror;
using Names = ChangliBridge.Domain.Facts.Platforms;

namespace ChangliBridge.Benchmarks.Queries;

/// <summary>A county's rows after years of work: N targets, inspectors, grades, tasks, results, deliveries and audit entries. One in a hundred is of a rare kind: shared with a second department, of one draw, held.</summary>
internal static class CountyRows
{
    public const string Common = "scjgj";
    public const string Rare = "mzj";
    public const string Draw = "inspectionPlans/p/draws/1";

    /// <summary>One in so many tasks, draws and deliveries is of the rare kind.</summary>
    private const int Seldom = 100;

    private const long Snapshot = 1;
    private static readonly DateTimeOffset At = new(2023, 11, 8, 1, 0, 0, TimeSpan.Zero);
    private static readonly (DateOnly StartOn, DateOnly EndOn) Window = (new(2023, 11, 6), new(2023, 11, 10));
    private static readonly string[] Inspectors = ["i1", "i2"];
    private static readonly ResultSurroundings Surroundings = new(
        new DateOnly(2023, 11, 8),
        new ResultTerms([new CodeList("list", [new ResultCode("1", "未发现问题", Problem: false)])], new CodeDictionary("methods", [])),
        Inspectors.ToDictionary(id => id, id => new CheckingInspector(id, $"冀C{id}", null, Recused: false)));

    /// <summary>Makes the schema and fills it; nobody else may have the store open.</summary>
    public static async Task FillAsync(StoreOptions options, int rows, CancellationToken ct)
    {
        await using var store = new BridgeStore(options, TimeProvider.System);
        await store.OpenAsync(ct);
        var numbers = Enumerable.Range(0, rows);
        await store.Writes.RunAsync("benchmark", async (unit, token) =>
        {
            await RegisterRows.FillAsync(unit, (Snapshot, rows), new(Common, new DateOnly(2023, 11, 8), At), token);
            await BulkRows.InsertAsync(unit, numbers.Select(number => new MirroredGrade { Snapshot = Snapshot, Id = RegisterRows.IdOf(number), Scheme = "hebei-abcd", Grade = "A", Month = "2023-10", ChangedAt = At }), token);
            await BulkRows.InsertAsync(unit, PullJobs.All.Select(job => new MirrorHead { Job = job, Snapshot = Snapshot, Rows = rows, SwitchedAt = At }), token);
            InspectionTask[] tasks = [.. numbers.Select(TaskOf)];
            await DrawRecords.KeepTasksAsync(unit, tasks, token);
            await BulkRows.InsertAsync(unit, tasks.Select(ResultOf), token);
            await BulkRows.InsertAsync(unit, numbers.Select(DeliveryOf), token);
            await BulkRows.InsertAsync(unit, Entries(rows), token);
            // Most of a county's past is done with.
            await unit.Command($"UPDATE inspection_task SET state = {(int)TaskState.Disclosed} WHERE id LIKE '%1'").RunAsync(token);
            await unit.Command($"UPDATE inspection_result SET state = {(int)ResultState.Disclosed} WHERE task_id LIKE '%1'").RunAsync(token);
            await unit.Command($"UPDATE delivery SET state = CASE WHEN business_key LIKE '%01' THEN '{DeliveryState.Held}' ELSE '{DeliveryState.Published}' END").RunAsync(token);
            return 0;
        }, ct);
    }

    private static InspectionTask TaskOf(int number) => InspectionTask.Stored(
        ($"p-1-{number:D7}", $"inspectionPlans/p/draws/{1 + number % Seldom}", false), new DrawnTarget(RegisterRows.IdOf(number), RegisterRows.CodeOf(number), RegisterRows.NameOf(number)), Window,
        [.. (number % Seldom == 0 ? new[] { Common, Rare } : [Common]).Select(department => DepartmentPart.Of(department, Inspectors, ["inspectionItems/i"]))]);

    private static InspectionResult ResultOf(InspectionTask task) =>
        InspectionResult.Submit(task, (Common, "clerk"), new ResultDraft("list", ["1"], new DateOnly(2023, 11, 7), Inspectors, ""), (Surroundings, At));

    private static Delivery DeliveryOf(int number) =>
        Delivery.Receive(new Fact(Names.Provincial, "result", $"130322:{number}", 1, number % Seldom == 0 ? Rare : Common, Encoding.UTF8.GetBytes($$"""{"n":{{number}}}""")), At);

    private static IEnumerable<AuditEntry> Entries(int rows)
    {
        var last = AuditEntry.After(0, AuditEntry.NoHash, Act(0));
        yield return last;
        for (var number = 1; number < rows; number++)
            yield return last = AuditEntry.After(last.Sequence, last.Hash, Act(number));
    }

    private static PendingAudit Act(int number) => new(At, "mzj/clerk", "result.submit", $"inspectionTasks/p-1-{number:D7}", "{}");
}
