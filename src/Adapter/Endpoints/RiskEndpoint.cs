using ChangliBridge.Adapter.County;
using ChangliBridge.Adapter.Mapping;
using ChangliBridge.Domain.Rules;
using ChangliBridge.Store;
using ChangliBridge.Store.Mirror;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Adapter.Endpoints;

/// <summary>信用风险 over gRPC.</summary>
internal sealed partial class RiskEndpoint(BridgeStore store, Mutations mutations, CountyLists county) : V1.RiskService.RiskServiceBase
{
    public override async Task<V1.ListGradesResponse> ListGrades(V1.ListGradesRequest request, ServerCallContext context)
    {
        var faults = new FaultList();
        var page = PageRequest.From(request.PageSize, request.PageToken, faults);
        await using var db = store.Read();
        // Until the next whole list comes, a grade of an earlier scheme is still there.
        var known = request.Grade.Length == 0 || county.Scheme.Holds(request.Grade) || await Mirror.Grades(db).AnyAsync(grade => grade.Grade == request.Grade, context.CancellationToken);
        faults.RequireKnown("grade", request.Grade, known, county.Scheme.Grades);
        faults.ThrowIfAny();
        var all = Mirror.Grades(db).When(request.Grade != "", grade => grade.Grade == request.Grade);
        var (rows, next) = await page.TakeAsync(
            all.Where(grade => string.Compare(grade.Id, page.After) > 0).OrderBy(grade => grade.Id), grade => grade.Id, context.CancellationToken);
        return new() { Grades = { rows.Select(grade => grade.ToProto()) }, NextPageToken = next, TotalSize = await page.TotalAsync(all, context.CancellationToken) };
    }

    public override async Task<V1.GradeHistory> GetGradeHistory(V1.GetGradeHistoryRequest request, ServerCallContext context)
    {
        const string Tail = "/gradeHistory";
        var target = request.Name.EndsWith(Tail, StringComparison.Ordinal) ? request.Name[..^Tail.Length] : request.Name;
        var id = ResourceName.Id(target, "name", "inspectionTargets");
        await using var db = store.Read();
        await using var reading = await db.BeginSnapshotAsync(context.CancellationToken);
        var present = await Mirror.Grades(db).Where(grade => grade.Id == id).ToListAsync(context.CancellationToken);
        var past = await db.Set<PastGrade>().Where(grade => grade.TargetId == id).OrderByDescending(grade => grade.Run).ToListAsync(context.CancellationToken);
        return present.Count + past.Count == 0
            ? throw ResourceName.Unknown(request.Name, "name")
            : new() { Name = $"inspectionTargets/{id}{Tail}", Grades = { present.Select(grade => grade.ToProto()), past.Select(grade => grade.ToProto()) } };
    }
}
