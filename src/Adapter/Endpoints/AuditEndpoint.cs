using ChangliBridge.Adapter.Mapping;
using ChangliBridge.Store;
using ChangliBridge.Store.Audit;
using Grpc.Core;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Adapter.Endpoints;

/// <summary>审计 over gRPC.</summary>
internal sealed class AuditEndpoint(BridgeStore store) : V1.AuditService.AuditServiceBase
{
    public override async Task<V1.AuditHead> GetAuditHead(V1.GetAuditHeadRequest request, ServerCallContext context)
    {
        await using var db = store.Read();
        var head = await AuditChain.HeadAsync(db, context.CancellationToken);
        return new V1.AuditHead { Sequence = head?.Sequence ?? 0, Hash = head?.Hash ?? AuditEntry.NoHash };
    }

    public override async Task<V1.ListAuditEntriesResponse> ListAuditEntries(V1.ListAuditEntriesRequest request, ServerCallContext context)
    {
        var page = PageRequest.From(request.PageSize, request.PageToken, PageRequest.IsNumber);
        var after = page.IsFirst ? 0 : PageRequest.Number(page.After);
        await using var db = store.Read();
        var all = db.Set<AuditEntry>();
        var (rows, next) = await page.TakeAsync(all.Where(entry => entry.Sequence > after).OrderBy(entry => entry.Sequence), entry => entry.Sequence.ToString(), context.CancellationToken);
        return new V1.ListAuditEntriesResponse
        {
            AuditEntries = { rows.Select(ToProto) },
            NextPageToken = next,
            TotalSize = await page.TotalAsync(all, context.CancellationToken),
        };
    }

    public override async Task<V1.VerifyAuditResponse> VerifyAudit(V1.VerifyAuditRequest request, ServerCallContext context)
    {
        await using var db = store.Read();
        var verdict = await AuditChain.VerifyAsync(db, context.CancellationToken);
        return new V1.VerifyAuditResponse { Entries = verdict.Entries, FirstBrokenSequence = verdict.FirstBroken ?? 0, Fault = verdict.Fault ?? "" };
    }

    private static V1.AuditEntry ToProto(AuditEntry entry) => new()
    {
        Sequence = entry.Sequence,
        Time = entry.At.ToProto(),
        Actor = entry.Actor,
        Act = entry.Act,
        Resource = entry.Resource,
        Detail = entry.Detail,
        PreviousHash = entry.PreviousHash,
        Hash = entry.Hash,
    };
}
