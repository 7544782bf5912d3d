using ChangliBridge.Contract.V1;
using Grpc.Core;
using Grpc.Net.Client;

namespace ChangliBridge.Benchmarks.Queries;

/// <summary>A list as a client asks for it.</summary>
/// <param name="Name">The list, and as whom and with which filter it is read.</param>
/// <param name="Department">Whose token is used.</param>
/// <param name="Index">The index that its statement must walk.</param>
/// <param name="Table">The big table behind it, which must never be scanned whole.</param>
/// <param name="Page">Asks for the page after a token.</param>
internal sealed record ListCall(string Name, string Department, string Index, string Table, Func<GrpcChannel, (string Token, CallOptions Options), Task<(int Rows, string Next)>> Page)
{
    /// <summary>Rows of a page.</summary>
    public const int PageSize = 100;

    /// <summary>Every list that grows with the county's work.</summary>
    public static readonly ListCall[] All =
    [
        Targets("targets", "PK_mirrored_target", "mirrored_target", new()),
        Targets("targets, a tag of all", "PK_carried_tag", "carried_tag", new() { Tag = RegisterRows.CommonTag }),
        Targets("targets, a tag of 1 %", "PK_carried_tag", "carried_tag", new() { Tag = RegisterRows.RareTag }),
        TargetGaps("gaps of targets, 1 %", new()),
        TargetGaps("gaps of targets, a tag of 1 %", new() { Tag = RegisterRows.RareTag }),
        new("gaps of inspectors, 1 %", "ssjb", "IX_mirrored_inspector_snapshot_department_key_id", "mirrored_inspector", async (channel, page) =>
        {
            var answer = await new RegisterService.RegisterServiceClient(channel).ListInspectorGapsAsync(new() { Department = $"departments/{CountyRows.Common}", PageSize = PageSize, PageToken = page.Token }, page.Options);
            return (answer.Gaps.Count, answer.NextPageToken);
        }),
        new("grades", "ssjb", "PK_mirrored_grade", "mirrored_grade", async (channel, page) =>
        {
            var answer = await new RiskService.RiskServiceClient(channel).ListGradesAsync(new() { PageSize = PageSize, PageToken = page.Token }, page.Options);
            return (answer.Grades.Count, answer.NextPageToken);
        }),
        Tasks("tasks", "ssjb", "PK_inspection_task", new()),
        Tasks("tasks, disclosed", "ssjb", "IX_inspection_task_state_id", new() { State = InspectionTask.Types.State.Disclosed }),
        Tasks("tasks of a draw", "ssjb", "IX_inspection_task_draw_id", new() { Draw = CountyRows.Draw }),
        Tasks("tasks, department with 1 %", CountyRows.Rare, "IX_department_part_department_task_id", new()),
        Results("results", "ssjb", "PK_inspection_result", new()),
        Results("results, disclosed", "ssjb", "IX_inspection_result_state_task_id_department", new() { State = InspectionResult.Types.State.Disclosed }),
        Results("results, department with 1 %", CountyRows.Rare, "IX_department_part_department_task_id", new()),
        Deliveries("deliveries", "ssjb", "PK_delivery", new()),
        Deliveries("deliveries, the held 1 %", "ssjb", "IX_delivery_state_id", new() { States = { Delivery.Types.State.Held } }),
        Deliveries("deliveries, department with 1 %", CountyRows.Rare, "IX_delivery_department_id", new()),
        new("audit entries", "ssjb", "PK_audit_entry", "audit_entry", async (channel, page) =>
        {
            var answer = await new AuditService.AuditServiceClient(channel).ListAuditEntriesAsync(new() { PageSize = PageSize, PageToken = page.Token }, page.Options);
            return (answer.AuditEntries.Count, answer.NextPageToken);
        }),
    ];

    private static ListCall Targets(string name, string index, string table, ListInspectionTargetsRequest request) => new(name, "ssjb", index, table, async (channel, page) =>
    {
        var answer = await new CatalogService.CatalogServiceClient(channel).ListInspectionTargetsAsync(new(request) { PageSize = PageSize, PageToken = page.Token }, page.Options);
        return (answer.InspectionTargets.Count, answer.NextPageToken);
    });

    private static ListCall TargetGaps(string name, ListTargetGapsRequest request) => new(name, "ssjb", "IX_mirrored_target_snapshot_key_id", "mirrored_target", async (channel, page) =>
    {
        var answer = await new RegisterService.RegisterServiceClient(channel).ListTargetGapsAsync(new(request) { Department = $"departments/{CountyRows.Common}", PageSize = PageSize, PageToken = page.Token }, page.Options);
        return (answer.Gaps.Count, answer.NextPageToken);
    });

    private static ListCall Tasks(string name, string department, string index, ListInspectionTasksRequest request) => new(name, department, index, "inspection_task", async (channel, page) =>
    {
        var answer = await new TaskService.TaskServiceClient(channel).ListInspectionTasksAsync(new(request) { PageSize = PageSize, PageToken = page.Token }, page.Options);
        return (answer.InspectionTasks.Count, answer.NextPageToken);
    });

    private static ListCall Results(string name, string department, string index, ListInspectionResultsRequest request) => new(name, department, index, "inspection_result", async (channel, page) =>
    {
        var answer = await new ResultService.ResultServiceClient(channel).ListInspectionResultsAsync(new(request) { PageSize = PageSize, PageToken = page.Token }, page.Options);
        return (answer.InspectionResults.Count, answer.NextPageToken);
    });

    private static ListCall Deliveries(string name, string department, string index, ListDeliveriesRequest request) => new(name, department, index, "delivery", async (channel, page) =>
    {
        var answer = await new DeliveryService.DeliveryServiceClient(channel).ListDeliveriesAsync(new(request) { PageSize = PageSize, PageToken = page.Token }, page.Options);
        return (answer.Deliveries.Count, answer.NextPageToken);
    });
}
