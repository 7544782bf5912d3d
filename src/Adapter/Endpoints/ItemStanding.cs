using ChangliBridge.Adapter.Mapping;
using ChangliBridge.Domain.Catalog;
using ChangliBridge.Store;
using ChangliBridge.Store.Mirror;
using Microsoft.EntityFrameworkCore;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Adapter.Endpoints;

/// <summary>上级变动: shows claimed items as they stand to the provincial directory that was pulled last.</summary>
internal static class ItemStanding
{
    public static async Task<V1.InspectionItem> OfAsync(BridgeDb db, InspectionItem item, CancellationToken ct) => (await OfAsync(db, [item], ct))[0];

    public static async Task<List<V1.InspectionItem>> OfAsync(BridgeDb db, IReadOnlyList<InspectionItem> items, CancellationToken ct)
    {
        var codes = items.Select(item => item.Code).Distinct().ToList();
        var directory = await Mirror.Items(db).AsNoTracking().Where(upstream => codes.Contains(upstream.Id)).ToDictionaryAsync(upstream => upstream.Id, ct);
        return [.. items.Select(item => item.ToProto(item.Compare(directory.GetValueOrDefault(item.Code)?.ToDomain())))];
    }
}
