namespace ChangliBridge.Store.Mirror;

/// <summary>Reads the mirrors: always the rows of one complete snapshot, none before the first pull.</summary>
public static class Mirror
{
    /// <summary>The provincial item directory.</summary>
    public static IQueryable<MirroredItem> Items(BridgeDb db) => Current<MirroredItem>(db, PullJobs.Items);

    /// <summary>The item directory of 互联网+监管.</summary>
    public static IQueryable<MirroredSupervisionItem> SupervisionItems(BridgeDb db) => Current<MirroredSupervisionItem>(db, PullJobs.SupervisionItems);

    /// <summary>The provincial tag library.</summary>
    public static IQueryable<MirroredTag> Tags(BridgeDb db) => Current<MirroredTag>(db, PullJobs.Tags);

    /// <summary>检查对象名录库.</summary>
    public static IQueryable<MirroredTarget> Targets(BridgeDb db) => Current<MirroredTarget>(db, PullJobs.Targets);

    /// <summary>分类标注 of the targets.</summary>
    public static IQueryable<CarriedTag> CarriedTags(BridgeDb db) =>
        db.Set<CarriedTag>().Where(row => row.Snapshot == db.Set<MirrorHead>().Where(head => head.Job == PullJobs.Targets).Select(head => head.Snapshot).FirstOrDefault());

    /// <summary>执法检查人员名录库.</summary>
    public static IQueryable<MirroredInspector> Inspectors(BridgeDb db) => Current<MirroredInspector>(db, PullJobs.Inspectors);

    /// <summary>信用风险等级, at most one a target.</summary>
    public static IQueryable<MirroredGrade> Grades(BridgeDb db) => Current<MirroredGrade>(db, PullJobs.Grades);

    private static IQueryable<T> Current<T>(BridgeDb db, string job) where T : class, IMirrored =>
        db.Set<T>().Where(row => row.Snapshot == db.Set<MirrorHead>().Where(head => head.Job == job).Select(head => head.Snapshot).FirstOrDefault());
}
