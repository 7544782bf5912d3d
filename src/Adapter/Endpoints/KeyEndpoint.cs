using ChangliBridge.Adapter.County;
using ChangliBridge.Adapter.Evidence;
using ChangliBridge.Adapter.Mapping;
using ChangliBridge.Domain.Drawing;
using ChangliBridge.Domain.Drawing.Signing;
using ChangliBridge.Domain.Rules;
using ChangliBridge.Store;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Adapter.Endpoints;

/// <summary>公钥登记 over gRPC.</summary>
internal sealed class KeyEndpoint(BridgeStore store, Mutations mutations, CountyLists county, EvidenceKey evidence) : V1.KeyService.KeyServiceBase
{
    public override async Task<V1.ListPartyKeysResponse> ListPartyKeys(V1.ListPartyKeysRequest request, ServerCallContext context)
    {
        var page = PageRequest.From(request.PageSize, request.PageToken, PageRequest.IsNumber);
        await using var db = store.Read();
        // Some keys a party and decade.
        var all = await AllAsync(db, evidence, context.CancellationToken);
        var from = page.IsFirst ? 0 : (int)Math.Clamp(PageRequest.Number(page.After), 0, all.Count);
        var (rows, next) = page.Cut(all.Index().Skip(from).Take(page.Size + 1).ToList(), row => (row.Index + 1).ToString());
        return new V1.ListPartyKeysResponse { PartyKeys = { rows.Select(row => row.Item) }, NextPageToken = next, TotalSize = page.IsFirst ? all.Count : 0 };
    }

    public override Task<V1.PartyKey> RegisterPartyKey(V1.RegisterPartyKeyRequest request, ServerCallContext context) =>
        mutations.RunAsync(request, context, async (mutation, ct) =>
        {
            var (faults, party) = (new FaultList(), mutation.Caller.Department);
            faults.Require(county.Parties.ContainsKey(party), new Fault(Rule.NotPermitted, "key_id", $"“{party}”不是本县的部门、县双随机办或见证方。", "请由参与方自己登记。"));
            faults.Require(request.KeyId.Length == 0 || PublicKey.Parse(request.KeyId) is not null, new Fault(Rule.FieldMalformed, "key_id", "不是公钥标识。", "请填写 es256: 或 sm2: 加66位小写十六进制的压缩点；changli key show 会打印它。"));
            var keys = await mutation.Db.Set<PartyKey>().ToListAsync(ct);
            faults.Require(keys.TrueForAll(key => key.KeyId != request.KeyId) && !evidence.Ids.Contains(request.KeyId), new Fault(Rule.AlreadyExists, "key_id", "该公钥已登记过。", "请生成新的密钥：一个密钥只属于一方，停用后不再启用。"));
            faults.ThrowIfAny();
            keys.Find(key => key.Party == party && key.RetiredAt is null)?.Retire(mutation.Now);
            var registered = PartyKey.Register(keys.Count + 1, party, request.KeyId, mutation.Now);
            mutation.Db.Add(registered);
            mutation.Audit("key.register", $"partyKeys/{registered.Number}", ("party", party), ("keyId", registered.KeyId));
            return registered.ToProto();
        });

    /// <summary>The bridge's keys, then the parties', oldest first.</summary>
    internal static async Task<List<V1.PartyKey>> AllAsync(BridgeDb db, EvidenceKey evidence, CancellationToken ct)
    {
        var keys = await db.Set<PartyKey>().OrderBy(key => key.Number).ToListAsync(ct);
        return [.. evidence.Ids.Index().Select(id => KeyMapping.OfBridge(id.Index + 1, id.Item, id.Index == evidence.Ids.Count - 1)), .. keys.Select(key => key.ToProto())];
    }
}
