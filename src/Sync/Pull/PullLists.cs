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
        List(PullJobs.Items, province, Rows.Items, scheme),
        List(PullJobs.SupervisionItems, internetPlus, Rows.SupervisionItems, scheme),
        List(PullJobs.Tags, province, Rows.Tags, scheme),
        List(PullJobs.Targets, province, Rows.Targets, scheme),
        List(PullJobs.Inspectors, province, Rows.Inspectors, scheme),
        List(PullJobs.Grades, province, Rows.Grades(scheme), scheme),
    }.ToDictionary(list => list.Job);

    private PullList List<T>(string job, IPullSource source, RowContract<T> contract, GradeScheme scheme) where T : class, IMirrored =>
        new(job, source, new PageIntake<T>(contract, new SnapshotBuilder<T>(store.Writes, clock, patience, scheme)));
}
