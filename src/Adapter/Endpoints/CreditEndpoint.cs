using ChangliBridge.Adapter.County;
using ChangliBridge.Adapter.Mapping;
using ChangliBridge.Adapter.Security;
using ChangliBridge.Domain.Credit;
using ChangliBridge.Domain.FollowUp;
using ChangliBridge.Domain.Results;
using ChangliBridge.Domain.Rules;
using ChangliBridge.Domain.Tasks;
using ChangliBridge.Store;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Adapter.Endpoints;

/// <summary>信用记录 over gRPC.</summary>
internal sealed class CreditEndpoint(BridgeStore store, Mutations mutations, CountyLists county) : V1.CreditService.CreditServiceBase
{
    public override async Task<V1.CreditRecord> GetCreditRecord(V1.GetCreditRecordRequest request, ServerCallContext context)
    {
        await using var db = store.Read();
        return (await LoadAsync(db, Caller.Of(context), (request.Name, "name"), context.CancellationToken)).ToProto(county);
    }

    public override async Task<V1.ListCreditRecordsResponse> ListCreditRecords(V1.ListCreditRecordsRequest request, ServerCallContext context)
    {
        var faults = new FaultList();
        var page = PageRequest.From(request.PageSize, request.PageToken, faults);
        faults.RequireValue("state", request.State);
        await using var db = store.Read();
        var visible = VisibleTo(db, Caller.Of(context));
        // A kind that the settings no longer have still has its records.
        var known = request.Kind.Length == 0 || county.CreditKindNamed(request.Kind) is not null || await visible.AnyAsync(record => record.Kind == request.Kind, context.CancellationToken);
        faults.RequireKnown("kind", request.Kind, known, county.CreditKinds.Select(kind => kind.Id));
        faults.ThrowIfAny();
        var all = InState(visible, (CreditState)request.State, county.Today)
            .When(request.Kind.Length > 0, record => record.Kind == request.Kind)
            .When(request.TargetCode.Length > 0, record => record.TargetCode == request.TargetCode);
        var (rows, next) = await page.TakeAsync(
            all.Where(record => string.Compare(record.Id, page.After) > 0).OrderBy(record => record.Id), record => record.Id, context.CancellationToken);
        return new V1.ListCreditRecordsResponse
        {
            CreditRecords = { rows.Select(record => record.ToProto(county)) },
            NextPageToken = next,
            TotalSize = await page.TotalAsync(all, context.CancellationToken),
        };
    }

    public override Task<V1.CreditRecord> ProposeCreditRecord(V1.ProposeCreditRecordRequest request, ServerCallContext context) =>
        mutations.RunAsync(request, context, async (mutation, ct) =>
        {
            var (result, task) = await ResultEndpoint.LoadAsync(mutation.Db, mutation.Caller, (request.Parent, "parent"), ct);
            var step = request.CreditRecord?.Case is { Length: > 0 } name ? await CaseAsync(mutation.Db, name, ct) : null;
            var record = CreditRecord.Propose((result, task, step), request.CreditRecord.ToDraft(), county.CreditKinds, mutation.Official);
            if (await mutation.Db.Set<CreditRecord>().AnyAsync(known => known.Id == record.Id, ct))
                throw new RuleViolation(Rule.AlreadyExists, "credit_record.kind", "此结果已有同种类的信用记录。", "请用 GetCreditRecord 查看，无需重复提出。");
            mutation.Db.Add(record);
            mutation.Audit("credit.propose", record.Name, ("kind", record.Kind));
            return record.ToProto(county);
        });

    public override Task<V1.CreditRecord> ConfirmCreditRecord(V1.ConfirmCreditRecordRequest request, ServerCallContext context) =>
        mutations.RunAsync(request, context, async (mutation, ct) =>
        {
            var record = await LoadAsync(mutation.Db, mutation.Caller, (request.Name, "name"), ct);
            await mutation.DeliverAsync(record.Confirm(county.CreditKindNamed(record.Kind), (county.Division, county.Today), mutation.Official), ct);
            mutation.Audit("credit.confirm", record.Name, ("revision", record.Revision));
            return record.ToProto(county);
        });

    public override Task<V1.CreditRecord> DismissCreditRecord(V1.DismissCreditRecordRequest request, ServerCallContext context) =>
        mutations.RunAsync(request, context, async (mutation, ct) =>
        {
            var record = await LoadAsync(mutation.Db, mutation.Caller, (request.Name, "name"), ct);
            record.Dismiss(request.Reason, county.Today, mutation.Official);
            mutation.Audit("credit.dismiss", record.Name);
            return record.ToProto(county);
        });

    public override Task<V1.CreditRecord> ApplyCreditRepair(V1.ApplyCreditRepairRequest request, ServerCallContext context) =>
        mutations.RunAsync(request, context, async (mutation, ct) =>
        {
            var record = await LoadAsync(mutation.Db, mutation.Caller, (request.Name, "name"), ct);
            record.ApplyRepair(request.Application, county.Today, mutation.Official);
            mutation.Audit("credit.apply", record.Name, ("number", record.Repairs.Count));
            return record.ToProto(county);
        });

    public override Task<V1.CreditRecord> DecideCreditRepair(V1.DecideCreditRepairRequest request, ServerCallContext context) =>
        mutations.RunAsync(request, context, async (mutation, ct) =>
        {
            if (request.Decision is not (V1.CreditRepair.Types.Decision.Granted or V1.CreditRepair.Types.Decision.Refused))
                mutation.Noted.Add(new Fault(Rule.FieldRequired, "decision", "未作出决定。", "请选择准予或不予修复。"));
            var record = await LoadAsync(mutation.Db, mutation.Caller, (request.Name, "name"), ct);
            var granted = request.Decision == V1.CreditRepair.Types.Decision.Granted;
            var kind = county.CreditKindNamed(record.Kind)?.Name ?? record.Kind;
            if (record.DecideRepair((granted, request.Reason), (county.Division, kind, county.Today), mutation.Official) is { } fact)
                await mutation.DeliverAsync(fact, ct);
            mutation.Audit("credit.decide", record.Name, ("granted", granted));
            return record.ToProto(county);
        });

    /// <summary>Keeps what the codes of a concluded result call for; a record that the result has already stays as it is.</summary>
    internal static async Task KeepProposedAsync(Mutation mutation, (InspectionResult Result, InspectionTask Task) concluded, CountyLists county, CancellationToken ct)
    {
        foreach (var record in CreditRecord.ProposedByRule(concluded.Result, concluded.Task, county.CodeLists, county.CreditKinds))
        {
            if (await mutation.Db.Set<CreditRecord>().AnyAsync(known => known.Id == record.Id, ct))
                continue;
            mutation.Db.Add(record);
            mutation.Audit("credit.propose", record.Name, ("kind", record.Kind), ("by", "rule"));
        }
    }

    /// <summary>Rows in a state on a day; expiry follows from the day.</summary>
    internal static IQueryable<CreditRecord> InState(IQueryable<CreditRecord> rows, CreditState state, DateOnly today) => state switch
    {
        0 => rows,
        CreditState.Standing => rows.Where(record => record.State == CreditState.Standing && (record.Until == null || record.Until >= today)),
        CreditState.Expired => rows.Where(record => record.State == CreditState.Standing && record.Until < today),
        _ => rows.Where(record => record.State == state),
    };

    /// <summary>A record of the caller's department or kept by it; NOT_FOUND otherwise.</summary>
    internal static async Task<CreditRecord> LoadAsync(BridgeDb db, Caller caller, (string Name, string Field) resource, CancellationToken ct)
    {
        var id = ResourceName.Id(resource.Name, resource.Field, "creditRecords");
        return await VisibleTo(db, caller).SingleOrDefaultAsync(record => record.Id == id, ct) ?? throw ResourceName.Unknown(resource.Name, resource.Field);
    }

    private static async Task<FollowUpStep> CaseAsync(BridgeDb db, string name, CancellationToken ct)
    {
        var id = ResourceName.Id(name, "credit_record.case", "followUps");
        return await db.Set<FollowUpStep>().SingleOrDefaultAsync(step => step.Id == id, ct) ?? throw ResourceName.Unknown(name, "credit_record.case");
    }

    private static IQueryable<CreditRecord> VisibleTo(BridgeDb db, Caller caller) =>
        db.Set<CreditRecord>().When(!caller.ReadsAll, record => record.Department == caller.Department || record.Keeper == caller.Department);
}
