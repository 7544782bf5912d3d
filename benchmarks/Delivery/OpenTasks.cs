using ChangliBridge.Domain.Tasks;
using ChangliBridge.Store;
using ChangliBridge.Store.Bulk;
using ChangliBridge.Store.Draws;
using ChangliBridge.Store.Mirror;

namespace ChangliBridge.Benchmarks.Delivery;

/// <summary>Tasks of a confirmed draw as the bridge would have stored them: two departments, two inspectors each.</summary>
internal static class OpenTasks
{
    public static readonly DateTimeOffset StartAt = new(2023, 11, 8, 9, 0, 0, TimeSpan.FromHours(8));
    public static readonly string[] Departments = ["mzj", "scjgj"];

    private const int Inspectors = 40;
    private const long Snapshot = 1;

    public static Task FillAsync(StoreOptions options, int tasks, CancellationToken ct) => Databases.UseAsync(options, (store, token) => store.Writes.RunAsync("benchmark", async (unit, _) =>
    {
        var roster = Departments.SelectMany(department => Enumerable.Range(0, Inspectors).Select(number => new MirroredInspector
        {
            Snapshot = Snapshot,
            Id = Inspector(department, number),
            Name = $"某某{number}",
            Department = department,
            CertificateNumber = $"冀C{department}{number}",
            ValidUntil = new DateOnly(2025, 12, 31),
            Tags = "",
        }));
        await BulkRows.InsertAsync(unit, roster, token);
        await BulkRows.InsertAsync(unit, [new MirrorHead { Job = PullJobs.Inspectors, Snapshot = Snapshot, Rows = Inspectors * 2, SwitchedAt = StartAt.ToUniversalTime() }], token);
        await DrawRecords.KeepTasksAsync(unit, [.. Enumerable.Range(0, tasks).Select(TaskOf)], token);
        return 0;
    }, token), ct);

    public static string TaskId(int index) => $"d1-{index:D7}";

    public static string Inspector(string department, int number) => $"{department}-{number % Inspectors:00}";

    private static InspectionTask TaskOf(int index) => InspectionTask.Stored(
        (TaskId(index), "draws/d1", false),
        new DrawnTarget($"t{index:D8}", $"91130322MA0{index:D7}", $"昌黎县某某食品有限公司{index}"),
        (new DateOnly(2023, 11, 6), new DateOnly(2023, 11, 10)),
        [.. Departments.Select(department => DepartmentPart.Of(department, [Inspector(department, index), Inspector(department, index + 1)], [$"inspectionItems/130322-{department}-001"]))]);
}
