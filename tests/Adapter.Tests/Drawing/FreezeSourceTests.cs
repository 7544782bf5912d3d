using ChangliBridge.Adapter.Endpoints;
using ChangliBridge.Adapter.Interceptors;
using ChangliBridge.Adapter.Tests.Hosting;
using ChangliBridge.Contract.V1;
using ChangliBridge.Domain.Rules;
using ChangliBridge.Store;
using ChangliBridge.Store.Mirror;
using ChangliBridge.Testing;
using Google.Rpc;
using Microsoft.EntityFrameworkCore;
using Xunit;
using Plan = ChangliBridge.Domain.Plans.InspectionPlan;

namespace ChangliBridge.Adapter.Tests.Drawing;

/// <summary>A list is read before the freeze is written: where anything changed in between, it is read again.</summary>
public sealed class FreezeSourceTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task A_list_read_before_the_register_changed_is_stale(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithPlanAsync(provider);
        await using var db = county.Host.Store.Read();
        var plan = await db.Set<Plan>().SingleAsync(Ct);
        var prepared = await new FrameReading(db, plan, plan.Batches[0], new HashSet<string>()).ReadAsync(Ct);
        await DrawEndpoint.RequireFreshAsync(db, plan, prepared, Ct);
        await SwitchAsync(county, PullJobs.Targets, 2);
        var stale = (await Assert.ThrowsAsync<RuleViolation>(() => DrawEndpoint.RequireFreshAsync(db, plan, prepared, Ct))).Faults.Single();
        Assert.Equal((Rule.Stale, "batch_id", Code.Aborted), (stale.Rule, stale.Field, RuleAnswer.CodeOf(stale.Rule)));
        await Assert.ThrowsAsync<RuleViolation>(() => DrawEndpoint.RequireFreshAsync(db, plan, null, Ct));
    }

    [Theory, BothDatabases]
    public async Task Whatever_a_freeze_reads_makes_another_source_when_it_changes(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithPlanAsync(provider);
        var sources = new List<FreezeSource> { await SourceAsync(county) };
        Assert.Equal(sources[0], await SourceAsync(county));
        foreach (var job in new[] { PullJobs.Targets, PullJobs.Grades, PullJobs.Inspectors })
        {
            await SwitchAsync(county, job, 2);
            sources.Add(await SourceAsync(county));
            await SwitchAsync(county, job, 1);
        }
        await county.Host.AskAsync<Recusal>(Official.BureauClerk, new DeclareRecusalRequest { Inspector = "inspectors/mzj-01", Target = "inspectionTargets/ent-a1", Reason = "利害关系" });
        sources.Add(await SourceAsync(county));
        var draw = await county.RevealAsync(await county.FreezeAsync());
        sources.Add(await SourceAsync(county));
        await county.Host.AskAsync<Draw>(Official.Office, new VoidDrawRequest { Name = draw.Name, Reason = "重做" });
        sources.Add(await SourceAsync(county));
        Assert.Equal(sources.Count, sources.Distinct().Count());
    }

    private static async Task<FreezeSource> SourceAsync(CountyAtWork county)
    {
        await using var db = county.Host.Store.Read();
        return await FreezeSource.OfAsync(db, CountyPlan.Id, Ct);
    }

    private static Task SwitchAsync(CountyAtWork county, string job, long snapshot) =>
        county.Host.WriteAsync(unit => unit.Db.Set<MirrorHead>().Where(head => head.Job == job).ExecuteUpdateAsync(set => set.SetProperty(head => head.Snapshot, snapshot)));
}
