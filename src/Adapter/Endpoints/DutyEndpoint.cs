using System.Globalization;
using ChangliBridge.Adapter.County;
using ChangliBridge.Adapter.Mapping;
using ChangliBridge.Adapter.Security;
using ChangliBridge.Domain.Duties;
using ChangliBridge.Domain.Rules;
using ChangliBridge.Store;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Adapter.Endpoints;

/// <summary>待办 over gRPC.</summary>
internal sealed class DutyEndpoint(BridgeStore store, Mutations mutations, CountyLists county, CountyDuties duties) : V1.DutyService.DutyServiceBase
{
    private const int MostWithin = 250;

    public override async Task<V1.ListDutiesResponse> ListDuties(V1.ListDutiesRequest request, ServerCallContext context)
    {
        var (faults, ct) = (new FaultList(), context.CancellationToken);
        var page = PageRequest.From(request.PageSize, request.PageToken, faults, key => DutyCursor.Read(key) is not null);
        var (after, asked) = (DutyCursor.Read(page.After), Read(request, Caller.Of(context), faults));
        await using var db = store.Read();
        var reading = new DutyReading(db, duties, asked);
        var (rows, next) = page.Cut(await reading.PageAsync(after, page.Size + 1, ct), row => $"{new DutyCursor(row.Duty.Due.On, row.Duty.Kind, row.Duty.From, row.Key)}");
        return new V1.ListDutiesResponse
        {
            Duties = { rows.Select(row => row.Duty.ToProto(duties)) },
            NextPageToken = next,
            TotalSize = page.IsFirst ? await reading.CountAsync(ct) : 0,
        };
    }

    public override Task<V1.Duty> CompleteDuty(V1.CompleteDutyRequest request, ServerCallContext context) =>
        mutations.RunAsync(request, context, async (mutation, ct) =>
        {
            var (ids, department) = (ResourceName.Ids(request.Name, "name", "yearlyDuties", "years"), mutation.Caller.Department);
            if (!int.TryParse(ids[1], NumberStyles.None, CultureInfo.InvariantCulture, out var year))
                throw ResourceName.Unknown(request.Name, "name");
            var duty = duties.Yearly.FirstOrDefault(known => known.Id == ids[0]);
            var again = await mutation.Db.Set<DutyCompletion>().AnyAsync(done => done.DutyId == ids[0] && done.Year == year && done.Department == department, ct);
            mutation.Db.Add(DutyCompletion.Complete(duty, year, (department, mutation.Caller.Actor, request.Note, mutation.Now), (duties.Today, again)));
            mutation.Audit("duty.complete", request.Name, ("note", request.Note));
            var on = duty!.On(year);
            return new Duty(DutyKind.Yearly, request.Name, department, duty.Title, on, duties.Terms.Due(DutyKind.Yearly, on)).ToProto(duties);
        });

    private (string Department, IReadOnlyCollection<DutyKind> Kinds, DateOnly? Until) Read(V1.ListDutiesRequest request, Caller caller, FaultList faults)
    {
        var department = faults.Department("department", request.Department, county);
        faults.Require(caller.ReadsAll || department.Length == 0 || department == caller.Department,
            new Fault(Rule.NotPermitted, "department", "只能查看本部门的待办。", "请去掉部门条件，或由县双随机办查看。"));
        faults.Require(!request.HasWithin || request.Within is >= 0 and <= MostWithin,
            new Fault(Rule.FieldMalformed, "within", $"工作日数{request.Within}不在0至{MostWithin}之间。", "请更正，或不填写以查看全部。"));
        foreach (var (index, kind) in request.Kinds.Index())
            faults.Require(Enum.IsDefined((DutyKind)kind), new Fault(Rule.FieldMalformed, $"kinds[{index}]", "没有这个待办类别。", "请填写接口说明所列类别，或不填写。"));
        faults.ThrowIfAny();
        return (caller.ReadsAll ? department : caller.Department, [.. request.Kinds.Select(kind => (DutyKind)kind)],
            request.HasWithin ? duties.WorkingDays.After(duties.Today, request.Within).On : null);
    }
}
