using ChangliBridge.Adapter.County;
using ChangliBridge.Adapter.Mapping;
using ChangliBridge.Adapter.Security;
using ChangliBridge.Domain.Results;
using ChangliBridge.Domain.Rules;
using ChangliBridge.Domain.Tasks;
using ChangliBridge.Store;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Adapter.Endpoints;

/// <summary>抽查任务 over gRPC.</summary>
internal sealed class TaskEndpoint(BridgeStore store, Mutations mutations, CountyDuties duties) : V1.TaskService.TaskServiceBase
{
    public override async Task<V1.InspectionTask> GetInspectionTask(V1.GetInspectionTaskRequest request, ServerCallContext context)
    {
        await using var db = store.Read();
        return (await LoadAsync(db, Caller.Of(context), (request.Name, "name"), context.CancellationToken)).ToProto(duties);
    }

    public override async Task<V1.ListInspectionTasksResponse> ListInspectionTasks(V1.ListInspectionTasksRequest request, ServerCallContext context)
    {
        var (caller, faults) = (Caller.Of(context), new FaultList());
        var page = PageRequest.From(request.PageSize, request.PageToken, faults);
        faults.RequireValue("state", request.State);
        ResourceName.Check(request.Draw, "draw", faults, "inspectionPlans", "draws");
        faults.ThrowIfAny();
        await using var db = store.Read();
        var all = Asked(VisibleTo(db, caller));
        var after = caller.ReadsAll
            ? Asked(db.Set<InspectionTask>().When(!page.IsFirst, task => string.Compare(task.Id, page.After) > 0)).OrderBy(task => task.Id)
            : Asked(SharedAfter(db, caller.Department, page.After));
        var (rows, next) = await page.TakeAsync(after, task => task.Id, context.CancellationToken);
        return new V1.ListInspectionTasksResponse
        {
            InspectionTasks = { rows.Select(task => task.ToProto(duties)) },
            NextPageToken = next,
            TotalSize = await page.TotalAsync(all, context.CancellationToken),
        };

        IQueryable<InspectionTask> Asked(IQueryable<InspectionTask> tasks) => tasks
            .When(request.Draw != "", task => task.Draw == request.Draw)
            .When(request.State != V1.InspectionTask.Types.State.Unspecified, task => task.State == (TaskState)request.State);
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
            return task.ToProto(duties);
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

    /// <summary>A department's tasks after one of them, in order: read along the department's own index, however few of all tasks are its own.</summary>
    private static IQueryable<InspectionTask> SharedAfter(BridgeDb db, string department, string after) =>
        from task in db.Set<InspectionTask>()
        from part in task.Parts
        where part.Department == department && string.Compare(EF.Property<string>(part, "TaskId"), after) > 0
        orderby EF.Property<string>(part, "TaskId")
        select task;

    private static IQueryable<InspectionTask> VisibleTo(BridgeDb db, Caller caller) =>
        db.Set<InspectionTask>().When(!caller.ReadsAll, task => task.Parts.Any(part => part.Department == caller.Department));
}
