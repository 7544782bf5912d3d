using ChangliBridge.Domain.Risk;
using ChangliBridge.Store;
using ChangliBridge.Store.Audit;
using ChangliBridge.Store.Mirror;
using ChangliBridge.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChangliBridge.Sync.Tests.Pull;

/// <summary>A list that is empty or lost three tenths waits for somebody's decision, and the old one serves (P2).</summary>
public sealed class ShrinkTests
{
    private const string Targets = "/province/registers/targets";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task A_list_that_is_empty_or_lost_three_tenths_is_held_and_the_old_one_serves(StoreProvider provider)
    {
        foreach (var (left, sentence) in new[] { (0, "上级平台（对方）给出的清单没有可用数据"), (7, "清单由10条减少到7条，降幅达到三成，未启用") })
        {
            await using var world = await PullWorld.OpenAsync(provider);
            var run = await HeldAsync(world, 10, left);

            Assert.StartsWith(sentence, run.LastError, StringComparison.Ordinal);
            Assert.True(run.IsOver);
            Assert.Equal(10, (await world.ReadAsync(Mirror.Targets)).Count);
            Assert.Equal(10 + left, (await world.ReadAsync(db => db.Set<MirroredTarget>())).Count);
        }
    }

    [Theory, BothDatabases]
    public async Task A_first_list_that_is_empty_is_held_too(StoreProvider provider)
    {
        await using var world = await PullWorld.OpenAsync(provider);

        var run = await world.PullAsync(PullJobs.Tags);
        Assert.Equal(SyncRunState.Held, run.State);
        await DecideAsync(world, run, approve: true);

        Assert.Equal(0, (await HeadAsync(world, PullJobs.Tags))!.Rows);
        Assert.Equal(SyncRunState.Succeeded, (await world.PullAsync(PullJobs.Tags)).State);
    }

    [Theory, BothDatabases]
    public async Task A_first_list_without_one_readable_row_is_held(StoreProvider provider)
    {
        await using var world = await PullWorld.OpenAsync(provider);
        world.Province.Lists["/province/credit/grades"] = [.. Enumerable.Range(1, 10).Select(number => SampleRows.Grade(number, "\"E\""))];

        var run = await world.PullAsync(PullJobs.Grades);

        Assert.Equal((SyncRunState.Held, 0, 10), (run.State, run.Rows, run.Quarantined));
        Assert.Contains("另隔离10条", run.LastError, StringComparison.Ordinal);
        Assert.Null(await HeadAsync(world, PullJobs.Grades));
    }

    [Theory, BothDatabases]
    public async Task An_approved_list_serves_at_once_and_the_reason_is_in_the_audit_chain(StoreProvider provider)
    {
        await using var world = await PullWorld.OpenAsync(provider);
        var run = await HeldAsync(world, 10, 3);

        await DecideAsync(world, run, approve: true);

        Assert.Equal(3, (await world.ReadAsync(Mirror.Targets)).Count);
        run = await world.RunAsync(run.Id);
        Assert.Equal((SyncRunState.Succeeded, "ssjb/wang", "两县合并，已电话核实"), (run.State, run.DecidedBy, run.DecisionReason));
        Assert.True((await MirrorCheck.VerifyAsync(world.Store.Read(), PullJobs.Targets, Ct))!.Holds);
        var entry = Assert.Single(await world.ReadAsync(db => db.Set<AuditEntry>().Where(entry => entry.Act == "sync-run.approve")));
        Assert.Contains("reason", entry.Detail, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_rejected_list_is_dropped_with_the_next_run(StoreProvider provider)
    {
        await using var world = await PullWorld.OpenAsync(provider);
        var run = await HeldAsync(world, 10, 3);

        await DecideAsync(world, run, approve: false);
        Assert.Equal((SyncRunState.Rejected, 10), ((await world.RunAsync(run.Id)).State, (await world.ReadAsync(Mirror.Targets)).Count));
        world.Province.Lists[Targets] = SampleRows.Targets(10);
        await world.PullAsync(PullJobs.Targets);

        Assert.Equal(10, (await world.ReadAsync(db => db.Set<MirroredTarget>())).Count);
    }

    [Theory, BothDatabases]
    public async Task A_later_run_takes_the_place_of_a_held_one(StoreProvider provider)
    {
        await using var world = await PullWorld.OpenAsync(provider);
        var held = await HeldAsync(world, 10, 3);
        world.Province.Lists[Targets] = SampleRows.Targets(9);

        var later = await world.PullAsync(PullJobs.Targets);

        Assert.Equal((SyncRunState.Succeeded, SyncRunState.Superseded), (later.State, (await world.RunAsync(held.Id)).State));
        Assert.Equal(9, (await world.ReadAsync(db => db.Set<MirroredTarget>())).Count);
    }

    [Theory, BothDatabases]
    public async Task A_later_run_that_fails_leaves_the_held_one_to_be_decided(StoreProvider provider)
    {
        await using var world = await PullWorld.OpenAsync(provider);
        var held = await HeldAsync(world, 10, 3);
        world.Province.Lists[Targets] = [.. SampleRows.Targets(9).Select(row => row.Replace("\"state\"", "\"status\"", StringComparison.Ordinal))];

        Assert.Equal(SyncRunState.Failed, (await world.PullAsync(PullJobs.Targets)).State);
        await DecideAsync(world, await world.RunAsync(held.Id), approve: true);

        Assert.Equal(3, (await world.ReadAsync(Mirror.Targets)).Count);
    }

    private static async Task<SyncRun> HeldAsync(PullWorld world, int before, int left)
    {
        world.Province.Lists[Targets] = SampleRows.Targets(before);
        await world.PullAsync(PullJobs.Targets);
        world.Province.Lists[Targets] = SampleRows.Targets(left);
        var run = await world.PullAsync(PullJobs.Targets);
        Assert.Equal(SyncRunState.Held, run.State);
        return run;
    }

    private static Task<bool> DecideAsync(PullWorld world, SyncRun held, bool approve) => world.Store.Writes.RunAsync("ssjb/wang", async (unit, ct) =>
    {
        var run = await unit.Db.Set<SyncRun>().SingleAsync(run => run.Id == held.Id, ct);
        if (approve)
            await SyncRuns.ApproveAsync(unit, run, ("ssjb/wang", "两县合并，已电话核实"), new GradeScheme("hebei-abcd", ["A", "B", "C", "D"]), ct);
        else
            SyncRuns.Reject(unit, run, ("ssjb/wang", "对方误删"));
        return true;
    }, Ct);

    private static async Task<MirrorHead?> HeadAsync(PullWorld world, string job) =>
        (await world.ReadAsync(db => db.Set<MirrorHead>().Where(head => head.Job == job))).SingleOrDefault();
}
