using ChangliBridge.Domain.Catalog;
using ChangliBridge.Domain.Coverage;
using ChangliBridge.Domain.Drawing;
using ChangliBridge.Domain.Plans;
using ChangliBridge.Store.Registers;
using Microsoft.EntityFrameworkCore;

namespace ChangliBridge.Store.Coverage;

/// <summary>覆盖统计: reads what coverage is counted over.</summary>
public static class CoverageReading
{
    /// <summary>映射冲突 of the county.</summary>
    public static async Task<IReadOnlyList<MappingConflict>> ConflictsAsync(BridgeDb db, CancellationToken ct)
    {
        var directory = await Mirror.Mirror.SupervisionItems(db).Select(item => item.Id).ToListAsync(ct).ConfigureAwait(false);
        return MappingConflict.Find(
            await db.Set<InspectionItem>().AsNoTracking().ToListAsync(ct).ConfigureAwait(false), directory.ToHashSet(), await db.Set<SharedMapping>().AsNoTracking().ToListAsync(ct).ConfigureAwait(false));
    }

    /// <summary>Ids of the items of every batch that has a standing draw with a seed.</summary>
    public static async Task<IReadOnlySet<string>> DrawnItemsAsync(BridgeDb db, CancellationToken ct)
    {
        var draws = await db.Set<Draw>().Where(draw => draw.Seed != "" && draw.State != DrawState.Void).Select(draw => new { draw.PlanId, draw.BatchId }).Distinct().ToListAsync(ct).ConfigureAwait(false);
        var plans = draws.Select(draw => draw.PlanId).Distinct().ToList();
        var drawn = draws.Select(draw => (draw.PlanId, draw.BatchId)).ToHashSet();
        return (await db.Set<InspectionPlan>().AsNoTracking().Where(plan => plans.Contains(plan.Id)).ToListAsync(ct).ConfigureAwait(false))
            .SelectMany(plan => plan.Batches.Where(batch => drawn.Contains((plan.Id, batch.Id)))).SelectMany(batch => batch.Departments).SelectMany(part => part.Items).ToHashSet();
    }

    /// <summary>Targets of the province's register: all, those whose registration has ended, and those whose code fails its check.</summary>
    public static async Task<(int All, int Ended, int FailingCodes)> TargetsAsync(BridgeDb db, IReadOnlySet<string> endedStates, CancellationToken ct)
    {
        var (all, ended, failing) = (0, 0, 0);
        var rows = Mirror.Mirror.Targets(db).Select(target => new { target.CreditCode, target.RegistrationNumber, target.Type, target.RegistrationState }).AsAsyncEnumerable();
        await foreach (var row in rows.WithCancellation(ct).ConfigureAwait(false))
        {
            all++;
            ended += endedStates.Contains(row.RegistrationState) ? 1 : 0;
            failing += Fits(row.CreditCode, row.RegistrationNumber, row.Type) ? 0 : 1;
        }
        return (all, ended, failing);
    }

    /// <summary>Inspectors of a department, or of all: everybody, those without a certificate in force, those whose ends soon, and auxiliaries.</summary>
    public static async Task<(int All, int Uncertified, int Expiring, int Auxiliary)> InspectorsAsync(BridgeDb db, string department, (DateOnly Today, int WithinDays) terms, CancellationToken ct)
    {
        var all = await Mirror.Mirror.Inspectors(db).CountAsync(inspector => department == "" || inspector.Department == department, ct).ConfigureAwait(false);
        var officers = await Officers.Of(db).Where(inspector => department == "" || inspector.Department == department).Select(inspector => new { inspector.CertificateNumber, inspector.ValidUntil }).ToListAsync(ct).ConfigureAwait(false);
        var uncertified = officers.Count(officer => string.IsNullOrEmpty(officer.CertificateNumber) || officer.ValidUntil < terms.Today);
        var expiring = officers.Count(officer => !string.IsNullOrEmpty(officer.CertificateNumber) && officer.ValidUntil >= terms.Today && officer.ValidUntil <= terms.Today.AddDays(terms.WithinDays));
        return (all, uncertified, expiring, all - officers.Count);
    }

    private static bool Fits(string? code, string? number, TargetType type) =>
        (code is null || CreditCode.Checks(code)) && (number is null || RegistrationNumber.Checks(number, type));
}
