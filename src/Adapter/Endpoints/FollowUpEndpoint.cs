using ChangliBridge.Adapter.County;
using ChangliBridge.Adapter.Mapping;
using ChangliBridge.Adapter.Security;
using ChangliBridge.Domain.FollowUp;
using ChangliBridge.Domain.Results;
using ChangliBridge.Domain.Rules;
using ChangliBridge.Domain.Tasks;
using ChangliBridge.Store;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Adapter.Endpoints;

/// <summary>后续处置 over gRPC.</summary>
internal sealed class FollowUpEndpoint(BridgeStore store, Mutations mutations, CountyLists county) : V1.FollowUpService.FollowUpServiceBase
{
    public override async Task<V1.FollowUp> GetFollowUp(V1.GetFollowUpRequest request, ServerCallContext context)
    {
        await using var db = store.Read();
        return (await LoadAsync(db, Caller.Of(context), (request.Name, "name"), context.CancellationToken)).ToProto(county.WorkingDays);
    }

    public override async Task<V1.ListFollowUpsResponse> ListFollowUps(V1.ListFollowUpsRequest request, ServerCallContext context)
    {
        var faults = new FaultList();
        var page = PageRequest.From(request.PageSize, request.PageToken, faults);
        var (task, department) = ResultOf(request.Result, faults);
        faults.RequireValue("kind", request.Kind);
        faults.RequireValue("state", request.State);
        faults.RequireWord("addressee", request.Addressee, [.. county.Departments.Keys, .. county.OutsideBodies.Select(body => body.Id)]);
        faults.ThrowIfAny();
        await using var db = store.Read();
        var all = VisibleTo(db, Caller.Of(context))
            .When(task.Length > 0, step => step.TaskId == task && step.Department == department)
            .When(request.Kind != V1.FollowUp.Types.Kind.Unspecified, step => step.Kind == (FollowUpKind)request.Kind)
            .When(request.State != V1.FollowUp.Types.State.Unspecified, step => step.State == (FollowUpState)request.State)
            .When(request.OpenOnly, step => step.State != FollowUpState.Closed && step.State != FollowUpState.Continued)
            .When(request.Addressee.Length > 0, step => step.Addressee == request.Addressee);
        var (rows, next) = await page.TakeAsync(
            all.Where(step => string.Compare(step.Id, page.After) > 0).OrderBy(step => step.Id), step => step.Id, context.CancellationToken);
        return new V1.ListFollowUpsResponse
        {
            FollowUps = { rows.Select(step => step.ToProto(county.WorkingDays)) },
            NextPageToken = next,
            TotalSize = await page.TotalAsync(all, context.CancellationToken),
        };
    }

    public override Task<V1.FollowUp> OpenFollowUp(V1.OpenFollowUpRequest request, ServerCallContext context) =>
        mutations.RunAsync(request, context, async (mutation, ct) =>
        {
            var (result, _) = await ResultEndpoint.LoadAsync(mutation.Db, mutation.Caller, (request.Parent, "parent"), ct);
            var faults = new FaultList();
            var draft = request.FollowUp.ToDraft(faults);
            mutation.Noted.AddRange(faults.All);
            var previous = request.FollowUp?.Previous is { Length: > 0 } name ? await LoadAsync(mutation.Db, mutation.Caller, (name, "follow_up.previous"), ct) : null;
            var step = FollowUpStep.Open(result, draft, (previous, Surroundings), mutation.Official);
            mutation.Db.Add(step);
            mutation.Audit("followup.open", step.Name, ("kind", step.Kind), ("addressee", step.Addressee));
            return step.ToProto(county.WorkingDays);
        });

    public override Task<V1.FollowUp> ApproveFollowUp(V1.ApproveFollowUpRequest request, ServerCallContext context) =>
        mutations.RunAsync(request, context, (mutation, ct) => ActAsync(mutation, (request.Name, "approve"), (step, by) => step.Approve(by), ct));

    public override Task<V1.FollowUp> AcceptFollowUp(V1.AcceptFollowUpRequest request, ServerCallContext context) =>
        mutations.RunAsync(request, context, (mutation, ct) => ActAsync(mutation, (request.Name, "accept"), (step, by) => step.Accept(request.Receipt, by), ct));

    public override Task<V1.FollowUp> RecheckFollowUp(V1.RecheckFollowUpRequest request, ServerCallContext context) =>
        mutations.RunAsync(request, context, async (mutation, ct) =>
        {
            var faults = new FaultList();
            var report = request.ToReport(faults);
            mutation.Noted.AddRange(faults.All);
            var step = await LoadAsync(mutation.Db, mutation.Caller, (request.Name, "name"), ct);
            var target = await mutation.Db.Set<InspectionTask>().Where(task => task.Id == step.TaskId).Select(task => task.TargetId).SingleAsync(ct);
            var register = await Register.CheckingAsync(mutation.Db, target, (step.Department, report.Inspectors), ct);
            step.Recheck(report, register, county.Today, mutation.Official);
            mutation.Audit("followup.recheck", step.Name, ("state", step.State));
            return step.ToProto(county.WorkingDays);
        });

    public override Task<V1.FollowUp> ReturnFollowUp(V1.ReturnFollowUpRequest request, ServerCallContext context) =>
        mutations.RunAsync(request, context, (mutation, ct) => ActAsync(mutation, (request.Name, "return"), (step, by) => step.Return(request.Reason, by), ct));

    public override Task<V1.FollowUp> CloseFollowUp(V1.CloseFollowUpRequest request, ServerCallContext context) =>
        mutations.RunAsync(request, context, async (mutation, ct) =>
        {
            var step = await LoadAsync(mutation.Db, mutation.Caller, (request.Name, "name"), ct);
            step.Close(request.Outcome, mutation.Official);
            var task = await mutation.Db.Set<InspectionTask>().SingleAsync(task => task.Id == step.TaskId, ct);
            var result = await mutation.Db.Set<InspectionResult>().SingleAsync(result => result.TaskId == step.TaskId && result.Department == step.Department, ct);
            var steps = await mutation.Db.Set<FollowUpStep>().Where(of => of.TaskId == step.TaskId && of.Department == step.Department).ToListAsync(ct);
            await mutation.DeliverAsync(result.FollowUpClosed(task, FollowUpStep.HandlingOf(steps), (county.Division, mutation.Now)), ct);
            mutation.Audit("followup.close", step.Name, ("handling", result.HandlingRevision), ("with", county.SupervisingOffice.Id));
            return step.ToProto(county.WorkingDays);
        });

    private static (string Task, string Department) ResultOf(string name, FaultList faults) =>
        ResourceName.Check(name, "result", faults, "inspectionTasks", "results") is [var task, var department] ? (task, department) : ("", "");

    private static async Task<FollowUpStep> LoadAsync(BridgeDb db, Caller caller, (string Name, string Field) resource, CancellationToken ct)
    {
        var id = ResourceName.Id(resource.Name, resource.Field, "followUps");
        return await VisibleTo(db, caller).SingleOrDefaultAsync(step => step.Id == id, ct) ?? throw ResourceName.Unknown(resource.Name, resource.Field);
    }

    private static IQueryable<FollowUpStep> VisibleTo(BridgeDb db, Caller caller) =>
        db.Set<FollowUpStep>().When(!caller.ReadsAll, step => step.Department == caller.Department || step.Addressee == caller.Department);

    private FollowUpSurroundings Surroundings => new(county.Today, [.. county.Departments.Keys], county.OutsideBodies);

    private async Task<V1.FollowUp> ActAsync(Mutation mutation, (string Name, string Verb) act, Action<FollowUpStep, ActingOfficial> take, CancellationToken ct)
    {
        var step = await LoadAsync(mutation.Db, mutation.Caller, (act.Name, "name"), ct);
        take(step, mutation.Official);
        mutation.Audit($"followup.{act.Verb}", step.Name, ("state", step.State));
        return step.ToProto(county.WorkingDays);
    }
}
