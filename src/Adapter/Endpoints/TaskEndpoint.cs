using ChangliBridge.Adapter.Mapping;
using ChangliBridge.Adapter.Security;
using ChangliBridge.Domain.Results;
using ChangliBridge.Domain.Tasks;
using ChangliBridge.Store;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Adapter.Endpoints;

/// <summary>抽查任务 over gRPC.</summary>
internal sealed class TaskEndpoint(BridgeStore store, Mutations mutations) : V1.TaskService.TaskServiceBase
{
    public override async Task<V1.InspectionTask> GetInspectionTask(V1.GetInspectionTaskRequest request, ServerCallContext context)
    {
        await using var db = store.Read();
        return (await LoadAsync(db, Caller.Of(context), (request.Name, "name"), context.CancellationToken)).ToProto();
    }

    public override async Task<V1.ListInspectionTasksResponse> ListInspectionTasks(V1.ListInspectionTasksRequest request, ServerCallContext context)
    {
        var (caller, page) = (Caller.Of(context), PageRequest.From(request.PageSize, request.PageToken));
        await using var db = store.Read();
        var all = VisibleTo(db, caller)
            .When(request.Draw != "", task => task.Draw == request.Draw)
            .When(request.State != V1.InspectionTask.Types.State.Unspecified, task => task.State == (TaskState)request.State);
        var (rows, next) = await page.TakeAsync(
            all.Where(task => string.Compare(task.Id, page.After) > 0).OrderBy(task => task.Id), task => task.Id, context.CancellationToken);
        return new V1.ListInspectionTasksResponse
        {
            InspectionTasks = { rows.Select(task => task.ToProto()) },
            NextPageToken = next,
            TotalSize = await page.TotalAsync(all, context.CancellationToken),
        };
    }

    public override Task<V1.InspectionTask> AssignAssistant(V1.AssignAssistantRequest request, ServerCallContext context) =>
        mutations.RunAsync(request, context, async (mutation, ct) =>
        {
            var department = mutation.Caller.Department;
            var task = await LoadAsync(mutation.Db, mutation.Caller, (request.Name, "name"), ct);
            var candidate = await Register.AssistantAsync(mutation.Db, task, (ResourceName.Id(request.Inspector, "inspector", "inspectors"), department), ct)
                ?? throw ResourceName.Unknown(request.Inspector, "inspector");
            var submitted = await mutation.Db.Set<InspectionResult>().AnyAsync(result => result.TaskId == task.Id && result.Department == department, ct);
            task.AssignAssistant(department, candidate, (request.Reason, mutation.Caller.Actor, submitted, mutation.Now));
            mutation.Audit("task.assist", task.Name, ("inspector", candidate.Inspector), ("reason", request.Reason));
            return task.ToProto();
        });

    /// <summary>A task shared with the caller; NOT_FOUND otherwise.</summary>
    internal static async Task<InspectionTask> LoadAsync(BridgeDb db, Caller caller, (string Name, string Field) resource, CancellationToken ct) =>
        await FindAsync(db, caller, resource, ct) ?? throw ResourceName.Unknown(resource.Name, resource.Field);

    /// <summary>A task shared with the caller; null otherwise.</summary>
    internal static Task<InspectionTask?> FindAsync(BridgeDb db, Caller caller, (string Name, string Field) resource, CancellationToken ct)
    {
        var id = ResourceName.Id(resource.Name, resource.Field, "inspectionTasks");
        return VisibleTo(db, caller).SingleOrDefaultAsync(task => task.Id == id, ct);
    }

    private static IQueryable<InspectionTask> VisibleTo(BridgeDb db, Caller caller) =>
        db.Set<InspectionTask>().When(!caller.ReadsAll, task => task.Parts.Any(part => part.Department == caller.Department));
}
