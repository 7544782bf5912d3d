using ChangliBridge.Domain.Catalog;
using ChangliBridge.Domain.Results;
using ChangliBridge.Domain.Tasks;
using ChangliBridge.Store;
using ChangliBridge.Store.Mirror;
using Microsoft.EntityFrameworkCore;

namespace ChangliBridge.Adapter.Endpoints;

/// <summary>Reads the mirrored registers as the domain's rules need them.</summary>
internal static class Register
{
    /// <summary>The inspectors whom a result names, by id, with what stands against them; unknown ones are absent.</summary>
    public static async Task<Dictionary<string, CheckingInspector>> CheckingAsync(BridgeDb db, InspectionTask task, ResultDraft draft, CancellationToken ct)
    {
        var ids = draft.Inspectors.Distinct().ToList();
        var recused = await db.Set<Recusal>().Where(recusal => recusal.TargetId == task.TargetId && ids.Contains(recusal.InspectorId))
            .Select(recusal => recusal.InspectorId).ToListAsync(ct);
        var inspectors = await Mirror.Inspectors(db).AsNoTracking().Where(inspector => ids.Contains(inspector.Id)).ToListAsync(ct);
        return inspectors.ToDictionary(
            inspector => inspector.Id,
            inspector => new CheckingInspector(inspector.Id, inspector.CertificateNumber ?? "", inspector.ValidUntil, recused.Contains(inspector.Id)));
    }
}
