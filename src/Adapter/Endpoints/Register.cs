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

    /// <summary>An inspector of a department as a possible assistant at <paramref name="task"/>; null where the department's roster has none of this id.</summary>
    public static async Task<AssistantCandidate?> AssistantAsync(BridgeDb db, InspectionTask task, (string Id, string Department) who, CancellationToken ct)
    {
        var inspector = await Mirror.Inspectors(db).AsNoTracking().SingleOrDefaultAsync(inspector => inspector.Id == who.Id && inspector.Department == who.Department, ct);
        var recused = await db.Set<Recusal>().AnyAsync(recusal => recusal.TargetId == task.TargetId && recusal.InspectorId == who.Id, ct);
        return inspector is null ? null : new AssistantCandidate(inspector.Id, inspector.Department, inspector.CertificateNumber ?? "", inspector.ValidUntil, recused);
    }
}
