using ChangliBridge.Domain.Risk;
using ChangliBridge.Store;
using ChangliBridge.Store.Ledger;
using ChangliBridge.Store.Mirror;
using ChangliBridge.Sync.Platforms;

namespace ChangliBridge.Sync.Pull;

/// <summary>The lists that the county mirrors.</summary>
/// <param name="store">Where the mirrors are.</param>
/// <param name="clock">Real time.</param>
/// <param name="patience">How long a run waits.</param>
internal sealed class PullLists(BridgeStore store, LeaseClock clock, RunPatience patience)
{
    /// <summary>All of them, by job.</summary>
    public IReadOnlyDictionary<string, PullList> Of(IPullSource province, IPullSource internetPlus, GradeScheme scheme) => new[]
    {
        List(PullJobs.Items, province, "code", Rows.Item),
        List(PullJobs.SupervisionItems, internetPlus, "code", Rows.SupervisionItem),
        List(PullJobs.Tags, province, "name", Rows.Tag),
        List(PullJobs.Targets, province, "id", Rows.Target),
        List(PullJobs.Inspectors, province, "id", Rows.Inspector),
        List(PullJobs.Grades, province, "targetId", row => Rows.Grade(row, scheme)),
    }.ToDictionary(list => list.Job);

    private PullList List<T>(string job, IPullSource source, string key, Func<RowReader, T> read) where T : class, IMirrored =>
        new(job, source, new PageIntake<T>(key, read, new SnapshotBuilder<T>(store.Writes, clock, patience)));
}
