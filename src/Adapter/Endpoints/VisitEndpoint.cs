using System.Security.Cryptography;
using System.Text;
using ChangliBridge.Adapter.County;
using ChangliBridge.Adapter.Mapping;
using ChangliBridge.Adapter.Security;
using ChangliBridge.Domain.Burden;
using ChangliBridge.Domain.Results;
using ChangliBridge.Domain.Rules;
using ChangliBridge.Domain.Tasks;
using ChangliBridge.Store;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Adapter.Endpoints;

/// <summary>扫码入企 and its 评价 over gRPC.</summary>
internal sealed class VisitEndpoint(BridgeStore store, Mutations mutations, CountyLists county) : V1.VisitService.VisitServiceBase
{
    // Without the letters and digits that are taken for each other: 32 of them, 80 bits in sixteen.
    private const string Letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    public override async Task<V1.Visit> GetVisit(V1.GetVisitRequest request, ServerCallContext context)
    {
        await using var db = store.Read();
        return ToProto(await LoadAsync(db, Caller.Of(context), request.Name, context.CancellationToken));
    }

    public override async Task<V1.ListVisitsResponse> ListVisits(V1.ListVisitsRequest request, ServerCallContext context)
    {
        var (caller, faults, ct) = (Caller.Of(context), new FaultList(), context.CancellationToken);
        var page = PageRequest.From(request.PageSize, request.PageToken, faults, PageRequest.IsPair);
        var (task, department) = (ResourceName.Tail(request.Task, "inspectionTasks"), faults.Department("department", request.Department, county));
        ResourceName.Check(request.Draw, "draw", faults, "inspectionPlans", "draws");
        var (from, before) = PeriodOf(request, faults);
        faults.ThrowIfAny();
        var (afterTask, afterDepartment) = page.AfterPair;
        await using var db = store.Read();
        var all = db.Set<Visit>()
            .When(task != "", visit => visit.TaskId == task)
            .When(department != "", visit => visit.Department == department)
            .When(from != null, visit => visit.EnteredAt >= from)
            .When(before != null, visit => visit.EnteredAt < before)
            .When(request.HasRated, visit => (visit.Score > 0) == request.Rated)
            .When(request.Draw != "", visit => db.Set<InspectionTask>().Any(own => own.Id == visit.TaskId && own.Draw == request.Draw))
            .When(!caller.ReadsAll, visit => db.Set<InspectionTask>().Any(own => own.Id == visit.TaskId && own.Parts.Any(part => part.Department == caller.Department)));
        var after = all
            .When(!page.IsFirst, visit => string.Compare(visit.TaskId, afterTask) >= 0 && (visit.TaskId != afterTask || string.Compare(visit.Department, afterDepartment) > 0))
            .OrderBy(visit => visit.TaskId).ThenBy(visit => visit.Department);
        var (rows, next) = await page.TakeAsync(after, visit => PageRequest.Pair(visit.TaskId, visit.Department), ct);
        return new V1.ListVisitsResponse { Visits = { rows.Select(ToProto) }, NextPageToken = next, TotalSize = await page.TotalAsync(all, ct) };
    }

    public override Task<V1.Visit> RecordEntry(V1.RecordEntryRequest request, ServerCallContext context) =>
        mutations.RunAsync(request, context, async (mutation, ct) =>
        {
            var task = await TaskEndpoint.LoadAsync(mutation.Db, mutation.Caller, (request.Parent, "parent"), ct);
            var (department, id) = (mutation.Caller.Department, task.Id);
            var again = await mutation.Db.Set<Visit>().AnyAsync(visit => visit.TaskId == id && visit.Department == department, ct);
            var visit = Visit.Record(task, (department, mutation.Caller.Actor, mutation.Now), request.EntryId, again);
            mutation.Db.Add(visit);
            mutation.Audit("visit.enter", visit.Name, ("entry", visit.EntryId));
            return ToProto(visit);
        });

    public override Task<V1.RatingCode> IssueRatingCode(V1.IssueRatingCodeRequest request, ServerCallContext context) =>
        mutations.RunAsync(request, context, async (mutation, ct) =>
        {
            var visit = await LoadAsync(mutation.Db, mutation.Caller, request.Name, ct);
            var code = RandomNumberGenerator.GetString(Letters, 16);
            visit.Issue(DigestOf(code));
            mutation.Audit("visit.issue-code", visit.Name);
            return new V1.RatingCode { Visit = visit.Name, Code = code };
        });

    public override Task<V1.Visit> RateVisit(V1.RateVisitRequest request, ServerCallContext context) =>
        mutations.RunAsync(request, context, async (mutation, ct) => ToProto(await RateAsync(mutation.Unit, (request.Code, request.Score, request.Comment), mutation.Now, ct)));

    /// <summary>Rates the visit of a code.</summary>
    internal static async Task<Visit> RateAsync(WriteUnit unit, (string Code, int Score, string Comment) said, DateTimeOffset now, CancellationToken ct)
    {
        var digest = DigestOf(said.Code.Trim().ToUpperInvariant());
        var visit = await unit.Db.Set<Visit>().SingleOrDefaultAsync(visit => visit.CodeDigest == digest, ct)
            ?? throw new RuleViolation(Rule.Unknown, "code", "没有这个评价码。", "请核对通知上的16位评价码。");
        visit.Rate(said.Score, said.Comment, now);
        unit.Audit("visit.rate", visit.Name, ("score", visit.Score));
        return visit;
    }

    /// <summary>入企编号 of a result's department; empty where none is recorded.</summary>
    internal static async Task<string> EntryOfAsync(BridgeDb db, InspectionResult result, CancellationToken ct) =>
        await db.Set<Visit>().Where(visit => visit.TaskId == result.TaskId && visit.Department == result.Department).Select(visit => visit.EntryId).SingleOrDefaultAsync(ct) ?? "";

    /// <summary>入企编号 of these tasks' visits, by task and department: one reading for a whole page.</summary>
    internal static Task<Dictionary<(string Task, string Department), string>> EntriesAsync(BridgeDb db, IReadOnlyCollection<string> tasks, CancellationToken ct) =>
        db.Set<Visit>().Where(visit => tasks.Contains(visit.TaskId)).Select(visit => new { visit.TaskId, visit.Department, visit.EntryId })
            .ToDictionaryAsync(visit => (visit.TaskId, visit.Department), visit => visit.EntryId, ct);

    // From the beginning of the first day to the beginning of the day after the last.
    private static (DateTimeOffset? From, DateTimeOffset? Before) PeriodOf(V1.ListVisitsRequest request, FaultList faults)
    {
        var (first, last) = (request.FromDate.ToBound("from_date", faults), request.ToDate.ToBound("to_date", faults));
        faults.Require(!(first > last), new Fault(Rule.FieldMalformed, "to_date", $"止日{last:yyyy-MM-dd}早于起日{first:yyyy-MM-dd}。", "请更正起止日期。"));
        // Of a day out of bounds the beginning or the day after may not exist.
        if (faults.Any)
            return (null, null);
        return (first is { } from ? CountyOptions.StartOf(from) : null, last is { } to ? CountyOptions.StartOf(to.AddDays(1)) : null);
    }

    private static async Task<Visit> LoadAsync(BridgeDb db, Caller caller, string name, CancellationToken ct)
    {
        var ids = ResourceName.Ids(name, "name", "inspectionTasks", "visits");
        await TaskEndpoint.LoadAsync(db, caller, ($"inspectionTasks/{ids[0]}", "name"), ct);
        var (task, department) = (ids[0], ids[1]);
        return await db.Set<Visit>().SingleOrDefaultAsync(visit => visit.TaskId == task && visit.Department == department, ct) ?? throw ResourceName.Unknown(name, "name");
    }

    private static string DigestOf(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code)));

    private static V1.Visit ToProto(Visit visit) => new()
    {
        Name = visit.Name,
        EntryId = visit.EntryId,
        RecordedBy = visit.RecordedBy,
        Score = visit.Score,
        Comment = visit.Comment,
        RateTime = visit.RatedAt.ToProto(),
        EnterTime = visit.EnteredAt.ToProto(),
    };
}
