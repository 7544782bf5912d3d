using ChangliBridge.Adapter.County;
using ChangliBridge.Adapter.Mapping;
using ChangliBridge.Adapter.Security;
using ChangliBridge.Domain.Credit;
using ChangliBridge.Domain.Rules;
using ChangliBridge.Store;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Adapter.Endpoints;

/// <summary>联合惩戒 over gRPC.</summary>
internal sealed class JointPunishmentEndpoint(BridgeStore store, Mutations mutations, CountyLists county) : V1.JointPunishmentService.JointPunishmentServiceBase
{
    public override async Task<V1.JointNotice> GetJointNotice(V1.GetJointNoticeRequest request, ServerCallContext context)
    {
        await using var db = store.Read();
        var (notice, record) = await LoadAsync(db, Caller.Of(context), request.Name, context.CancellationToken);
        return notice.ToProto(record, county);
    }

    public override async Task<V1.ListJointNoticesResponse> ListJointNotices(V1.ListJointNoticesRequest request, ServerCallContext context)
    {
        var page = PageRequest.From(request.PageSize, request.PageToken);
        await using var db = store.Read();
        var all = VisibleTo(db, Caller.Of(context));
        var (rows, next) = await page.TakeAsync(
            all.Where(notice => string.Compare(notice.Id, page.After) > 0).OrderBy(notice => notice.Id), notice => notice.Id, context.CancellationToken);
        var ids = rows.Select(notice => notice.Id).ToList();
        var records = await db.Set<CreditRecord>().Where(record => ids.Contains(record.Id)).ToDictionaryAsync(record => record.Id, context.CancellationToken);
        return new V1.ListJointNoticesResponse
        {
            JointNotices = { rows.Select(notice => notice.ToProto(records[notice.Id], county)) },
            NextPageToken = next,
            TotalSize = await page.TotalAsync(all, context.CancellationToken),
        };
    }

    public override Task<V1.JointNotice> SendJointNotice(V1.SendJointNoticeRequest request, ServerCallContext context) =>
        mutations.RunAsync(request, context, async (mutation, ct) =>
        {
            var record = await CreditEndpoint.LoadAsync(mutation.Db, mutation.Caller, (request.CreditRecord, "credit_record"), ct);
            if (await mutation.Db.Set<JointNotice>().AnyAsync(known => known.Id == record.Id, ct))
                throw new RuleViolation(Rule.AlreadyExists, "credit_record", "此信用记录已发出联合惩戒通知。", "请用 GetJointNotice 查看，无需重复发出。");
            var notice = JointNotice.Send(record, county.CreditKindNamed(record.Kind), county.Today, mutation.Official);
            mutation.Db.Add(notice);
            mutation.Audit("joint.send", notice.Name, ("to", string.Join(',', notice.Measures.Select(measure => measure.Department))));
            return notice.ToProto(record, county);
        });

    public override Task<V1.JointNotice> RecordJointMeasure(V1.RecordJointMeasureRequest request, ServerCallContext context) =>
        mutations.RunAsync(request, context, async (mutation, ct) =>
        {
            var (notice, record) = await LoadAsync(mutation.Db, mutation.Caller, request.Name, ct);
            notice.Record(record, (request.Measure, request.NoneReason), county.Today, mutation.Official);
            mutation.Audit("joint.measure", notice.Name, ("taken", request.Measure.Length > 0));
            return notice.ToProto(record, county);
        });

    private static async Task<(JointNotice Notice, CreditRecord Record)> LoadAsync(BridgeDb db, Caller caller, string name, CancellationToken ct)
    {
        var id = ResourceName.Id(name, "name", "jointNotices");
        var notice = await VisibleTo(db, caller).SingleOrDefaultAsync(notice => notice.Id == id, ct) ?? throw ResourceName.Unknown(name, "name");
        return (notice, await db.Set<CreditRecord>().SingleAsync(record => record.Id == id, ct));
    }

    private static IQueryable<JointNotice> VisibleTo(BridgeDb db, Caller caller) => db.Set<JointNotice>()
        .When(!caller.ReadsAll, notice => notice.Sender == caller.Department || notice.Measures.Any(measure => measure.Department == caller.Department));
}
