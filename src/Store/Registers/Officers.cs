using ChangliBridge.Domain.Registers;
using ChangliBridge.Store.Mirror;

namespace ChangliBridge.Store.Registers;

/// <summary>
/// 可派人员: the inspectors of the province's register who are no 辅助人员, neither by the register nor by their department's own list.
/// Whoever draws, assigns or accepts an inspector reads this and nothing else.
/// </summary>
public static class Officers
{
    /// <summary>Of the present snapshot.</summary>
    public static IQueryable<MirroredInspector> Of(BridgeDb db) => Mirror.Mirror.Inspectors(db).Where(inspector => !inspector.Auxiliary
        && !db.Set<RegisteredInspector>().Any(own => own.Department == inspector.Department && own.Key == inspector.CertificateNumber && own.Kind == InspectorKind.Auxiliary));
}
