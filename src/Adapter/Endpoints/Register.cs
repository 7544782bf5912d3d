using ChangliBridge.Domain.Catalog;
using ChangliBridge.Domain.Results;
using ChangliBridge.Domain.Tasks;
using ChangliBridge.Store;
using ChangliBridge.Store.Registers;
using Microsoft.EntityFrameworkCore;

namespace ChangliBridge.Adapter.Endpoints;

/// <summary>Reads the mirrored registers as the domain's rules need them.</summary>
internal static class Register
{
    /// <summary>An inspector of a department as a possible assistant at <paramref name="task"/>; null where the department's roster has none of this id.</summary>
    public static async Task<AssistantCandidate?> AssistantAsync(BridgeDb db, InspectionTask task, (string Id, string Department) who, CancellationToken ct)
    {
        var inspector = await Officers.Of(db).AsNoTracking().SingleOrDefaultAsync(inspector => inspector.Id == who.Id && inspector.Department == who.Department, ct);
        var recused = await db.Set<Recusal>().AnyAsync(recusal => recusal.TargetId == task.TargetId && recusal.InspectorId == who.Id, ct);
        return inspector is null ? null : new AssistantCandidate(inspector.Id, inspector.Department, inspector.CertificateNumber ?? "", inspector.ValidUntil, recused);
    }

    /// <summary>Those of <paramref name="whom"/> who are on the department's roster, as a check of the target needs them, by id.</summary>
    public static Task<Dictionary<string, CheckingInspector>> CheckingAsync(BridgeDb db, string targetId, (string Department, IReadOnlyList<string> Ids) whom, CancellationToken ct) =>
        Officers.Of(db).AsNoTracking().Where(inspector => inspector.Department == whom.Department && whom.Ids.Contains(inspector.Id))
            .Select(inspector => new CheckingInspector(
                inspector.Id, inspector.CertificateNumber ?? "", inspector.ValidUntil, db.Set<Recusal>().Any(recusal => recusal.TargetId == targetId && recusal.InspectorId == inspector.Id)))
            .ToDictionaryAsync(inspector => inspector.Id, ct);
}
