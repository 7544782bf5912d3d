using ChangliBridge.Domain.Catalog;
using ChangliBridge.Domain.Drawing;
using ChangliBridge.Domain.Joint;
using ChangliBridge.Domain.Plans;
using ChangliBridge.Domain.Tasks;
using ChangliBridge.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Xunit;

namespace ChangliBridge.Store.Tests;

public sealed class AggregateTests
{
    private static readonly DateTimeOffset Now = SteppedClock.DemoStart;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task A_plan_comes_back_with_every_part_of_its_batches(StoreProvider provider)
    {
        await using var store = await TestStore.OpenAsync(provider, Ct);
        var batch = Batch();
        await SaveAsync(store, InspectionPlan.Create(new PlanDraft("2023-halal", "年度计划", 2023, "mzj", [batch]), Now));
        await using var db = store.Read();
        var read = (await db.Set<InspectionPlan>().SingleAsync(Ct)).Batches.Single();
        Assert.Equivalent(batch, read, strict: true);
        Assert.Equal("0.5%", read.Strata[1].Take);
    }

    [Theory, BothDatabases]
    public async Task A_changed_plan_is_stored_and_one_changed_meanwhile_is_not_overwritten(StoreProvider provider)
    {
        await using var store = await TestStore.OpenAsync(provider, Ct);
        await SaveAsync(store, InspectionPlan.Create(new PlanDraft("p", "年度计划", 2023, "mzj", [Batch()]), Now));
        await using var stale = store.Read();
        var early = await stale.Set<InspectionPlan>().AsTracking().SingleAsync(Ct);
        await store.Writes.RunAsync("test", async (unit, ct) =>
        {
            (await unit.Db.Set<InspectionPlan>().SingleAsync(ct)).Submit("clerk", DrawnBatches.None, Now);
            return 0;
        }, Ct);
        early.Submit("clerk", DrawnBatches.None, Now);
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => stale.SaveChangesAsync(Ct));
        await using var db = store.Read();
        Assert.Equal(PlanState.Submitted, (await db.Set<InspectionPlan>().SingleAsync(Ct)).State);
    }

    [Theory, BothDatabases]
    public async Task A_task_is_found_by_each_of_its_departments(StoreProvider provider)
    {
        await using var store = await TestStore.OpenAsync(provider, Ct);
        var parts = new[] { DepartmentPart.Of("mzj", ["i1", "i2"], ["mzj-1"]), DepartmentPart.Of("scjgj", ["i3", "i4"], ["scjgj-1", "scjgj-2"]) };
        await SaveAsync(store, InspectionTask.Open("t-1", "inspectionPlans/p/draws/1", new DrawnTarget("T1", "91130322MA0CHL0081", "昌黎县某某食品店"), (Batch(), parts, Now)));
        await using var db = store.Read();
        var task = await db.Set<InspectionTask>().SingleAsync(task => task.Parts.Any(part => part.Department == "scjgj"), Ct);
        Assert.Equivalent(parts.OrderBy(part => part.Department), task.Parts.OrderBy(part => part.Department), strict: true);
        Assert.False(await db.Set<InspectionTask>().AnyAsync(other => other.Parts.Any(part => part.Department == "nobody"), Ct));
    }

    [Theory, BothDatabases]
    public async Task The_lead_stands_first_whatever_its_id_and_also_in_tasks_of_an_earlier_schema(StoreProvider provider)
    {
        await using var store = await TestStore.OpenAsync(provider, Ct);
        var parts = new[] { DepartmentPart.Of("wlj", ["i1", "i2"], ["wlj-1"]), DepartmentPart.Of("mzj", ["i3", "i4"], ["mzj-1"]), DepartmentPart.Of("scjgj", ["i5", "i6"], ["scjgj-1"]) };
        var task = InspectionTask.Open("t-1", "inspectionPlans/p/draws/1", new DrawnTarget("T1", "91130322MA0CHL0081", "昌黎县某某食品店"), (Batch(), parts, Now));
        await SaveAsync(store, JointList.Open((task.Draw, [task]), ["wlj", "mzj", "scjgj"], new DateOnly(2023, 11, 3), Now));
        await SaveAsync(store, task);
        Assert.Equal(["wlj", "mzj", "scjgj"], await DepartmentsAsync(store));

        await using (var db = store.Read())
            await db.GetService<IMigrator>().MigrateAsync("RiskIndex", Ct);
        await store.ReopenAsync(Ct);
        Assert.Equal("wlj", (await DepartmentsAsync(store))[0]);
    }

    [Theory, BothDatabases]
    public async Task An_assistant_is_stored_beside_the_drawn_inspectors(StoreProvider provider)
    {
        await using var store = await TestStore.OpenAsync(provider, Ct);
        await SaveAsync(store, InspectionTask.Open("t-1", "inspectionPlans/p/draws/1", new DrawnTarget("T1", "91130322MA0CHL0081", "昌黎县某某食品店"), (Batch(), [DepartmentPart.Of("mzj", ["i1", "i2"], ["mzj-1"])], Now)));
        await store.Writes.RunAsync("test", async (unit, ct) =>
        {
            (await unit.Db.Set<InspectionTask>().SingleAsync(ct)).AssignAssistant("mzj", new AssistantCandidate("i3", "mzj", "13-003", null, false), ("食品检验", "mzj/approver", false, Now));
            return 0;
        }, Ct);
        await using var db = store.Read();
        var part = (await db.Set<InspectionTask>().SingleAsync(Ct)).PartOf("mzj");
        Assert.Equal([new Assistant("i3", "食品检验", "mzj/approver", Now)], part.Assistants);
        Assert.Equal(["i1", "i2"], part.Inspectors);
    }

    private static async Task<string[]> DepartmentsAsync(TestStore store)
    {
        await using var db = store.Read();
        return [.. (await db.Set<InspectionTask>().SingleAsync(Ct)).Parts.Select(part => part.Department)];
    }

    private static Task<int> SaveAsync(TestStore store, object entity) => store.Writes.RunAsync("test", (unit, _) =>
    {
        unit.Db.Add(entity);
        return Task.FromResult(0);
    }, Ct);

    internal static PlanBatch Batch() => new()
    {
        Id = "halal-food",
        Title = "清真食品领域部门联合抽查",
        Scope = new Scope(new DateOnly(2022, 12, 31), ["已成立"], ["清真食品生产经营"], [TargetType.Enterprise, TargetType.SoleTrader]),
        StartOn = new DateOnly(2023, 11, 6),
        EndOn = new DateOnly(2023, 11, 10),
        Departments = [new BatchDepartment("mzj", 2, [], ["mzj-1"]), new BatchDepartment("scjgj", 3, ["登记检查"], ["scjgj-1"])],
        Strata = [new PlanStratum("individual", [TargetType.SoleTrader], [], false, "5%", null), new PlanStratum("A", [TargetType.Enterprise], ["A"], false, "0.5%", null), new PlanStratum("ungraded", [], [], true, "all", null)],
        Rounding = Rounding.Up,
        Overall = new OverallClause(OverallReading.Report, "5%", "分级比例为准"),
    };
}
