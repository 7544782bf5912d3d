using ChangliBridge.Adapter.Mapping;
using ChangliBridge.Domain.Catalog;
using ChangliBridge.Domain.Registers;
using ChangliBridge.Store;
using ChangliBridge.Store.Mirror;
using ChangliBridge.Store.Registers;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Adapter.Endpoints;

/// <summary>抽查事项清单 and 映射关系梳理表 from files.</summary>
internal sealed partial class RegisterEndpoint
{
    public override async Task<V1.ImportReport> ImportItems(IAsyncStreamReader<V1.ImportItemsRequest> requestStream, ServerCallContext context)
    {
        var request = await StreamedRequest.GatherAsync(requestStream, ("items", whole => whole.Items.Count), context.CancellationToken);
        return await imports.RunAsync(request, (request.ValidateOnly, request.Items.Count, "item.import"), context, async (db, by, findings, ct) =>
        {
            var lines = request.Items.Select(line => line.ToDomain()).ToList();
            var directory = await Mirror.Items(db).AsNoTracking().ToDictionaryAsync(item => item.Id, item => item.ToDomain(), ct);
            var import = ItemImport.Apply(lines, directory, await OwnAsync(db, by.Owner.Department, ct), (by.Owner.Department, new Acting(by.Actor, by.Owner.Now)), findings);
            return new ImportOutcome(new RegisterChange(import.Claimed.Count, import.Changed, 0, lines.Count - import.Claimed.Count - import.Changed), async (mutation, token) =>
            {
                mutation.Db.AddRange(import.Claimed);
                mutation.Db.AddRange(import.Versions);
                foreach (var item in import.Claimed)
                    await mutation.DeliverAsync(item.ClaimFact(county.Division), token);
            });
        });
    }

    public override async Task<V1.ImportReport> ImportItemMappings(IAsyncStreamReader<V1.ImportItemMappingsRequest> requestStream, ServerCallContext context)
    {
        var request = await StreamedRequest.GatherAsync(requestStream, ("mappings", whole => whole.Mappings.Count), context.CancellationToken);
        return await imports.RunAsync(request, (request.ValidateOnly, request.Mappings.Count, "item.import-mappings"), context, async (db, by, findings, ct) =>
        {
            var known = await Mirror.SupervisionItems(db).Select(item => item.Id).ToListAsync(ct);
            var import = MappingImport.Apply([.. request.Mappings.Select(line => line.ToDomain())], await OwnAsync(db, by.Owner.Department, ct), known.ToHashSet(), county.Division, findings);
            return new ImportOutcome(new RegisterChange(import.Added, 0, import.Removed, import.Unchanged), async (mutation, token) =>
            {
                foreach (var fact in import.Facts)
                    await mutation.DeliverAsync(fact, token);
            });
        });
    }

    private static Task<Dictionary<string, InspectionItem>> OwnAsync(BridgeDb db, string department, CancellationToken ct) =>
        db.Set<InspectionItem>().Where(item => item.Department == department).ToDictionaryAsync(item => item.Code, ct);
}
