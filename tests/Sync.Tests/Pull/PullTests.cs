using ChangliBridge.Domain.Catalog;
using ChangliBridge.Store;
using ChangliBridge.Store.Mirror;
using ChangliBridge.Testing;
using Xunit;

namespace ChangliBridge.Sync.Tests.Pull;

public sealed class PullTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Every_list_is_mirrored_field_by_field(StoreProvider provider)
    {
        await using var world = await PullWorld.OpenAsync(provider);
        world.Province.Lists["/province/items"] = ["""{"code":"A01","title":"清真食品检查","field":"民族宗教","category":"key","legalBasis":"条例","method":"现场检查","jointEligible":true,"supervisionItems":["13032200000001","13032200000002"],"new":1}"""];
        world.Province.Lists["/internet-plus/items"] = ["""{"code":"13032200000001","title":"清真食品监管","implementationCode":"S1"}"""];
        world.Province.Lists["/province/tags"] = [SampleRows.Tag("餐饮服务"), """{"name":"餐饮服务","kind":"inspector"}"""];
        world.Province.Lists["/province/registers/targets"] =
            ["""{"id":"T1","creditCode":"91130322MA0CHL0081","registrationNumber":null,"name":"测试企业","type":"enterprise","state":"注销","registeredOn":"2022-12-31","address":"","tags":[]}"""];
        world.Province.Lists["/province/registers/inspectors"] =
            ["""{"id":"mzj-001","name":"","department":"mzj","certificateNumber":"ZF-1","validUntil":"2023-11-08","tags":["民族宗教"]}""", """{"id":"mzj-002","name":"","department":"mzj","certificateNumber":null,"validUntil":null,"tags":[]}"""];
        world.Province.Lists["/province/credit/grades"] = [SampleRows.Grade(1, "\"C\"")];

        await world.NewDue().RequestAsync(Ct);
        await world.Worker.RunDueAsync(Ct);

        Assert.All(await world.ReadAsync(db => db.Set<SyncRun>()), run => Assert.Equal((SyncRunState.Succeeded, ""), (run.State, run.LastError)));
        var item = (await world.ReadAsync(Mirror.Items)).Single();
        Assert.Equal(("A01", ItemCategory.Key, true, "13032200000001,13032200000002"), (item.Id, item.Category, item.JointEligible, item.SupervisionItems));
        Assert.Equal("S1", (await world.ReadAsync(Mirror.SupervisionItems)).Single().ImplementationCode);
        Assert.Equal(["inspector/餐饮服务", "target/餐饮服务"], (await world.ReadAsync(Mirror.Tags)).Select(tag => tag.Id).Order());
        var target = (await world.ReadAsync(Mirror.Targets)).Single();
        Assert.Equal(("91130322MA0CHL0081", (string?)null, TargetType.Enterprise, new DateOnly(2022, 12, 31)), (target.CreditCode, target.RegistrationNumber, target.Type, target.RegisteredOn));
        var inspectors = (await world.ReadAsync(Mirror.Inspectors)).OrderBy(inspector => inspector.Id).ToList();
        Assert.Equal([new DateOnly(2023, 11, 8), null], inspectors.Select(inspector => inspector.ValidUntil));
        var grade = (await world.ReadAsync(Mirror.Grades)).Single();
        Assert.Equal(("T0001", "C", new DateTimeOffset(2023, 10, 8, 2, 0, 0, TimeSpan.Zero)), (grade.Id, grade.Grade, grade.ChangedAt));
    }

    [Theory, BothDatabases]
    public async Task A_long_list_comes_by_page_and_the_next_pull_replaces_it(StoreProvider provider)
    {
        await using var world = await PullWorld.OpenAsync(provider);
        world.Province.Lists["/province/registers/targets"] = SampleRows.Targets(450);
        var first = await world.PullAsync(PullJobs.Targets);
        Assert.Equal((SyncRunState.Succeeded, 3, 450, 0), (first.State, first.Pages, first.Rows, first.Quarantined));

        world.Province.Lists["/province/registers/targets"] = [.. SampleRows.Targets(452).Skip(2)];
        var second = await world.PullAsync(PullJobs.Targets);

        Assert.Equal(450, (await world.ReadAsync(Mirror.Targets)).Count);
        Assert.All(await world.ReadAsync(db => db.Set<MirroredTarget>()), target => Assert.Equal(second.Id, target.Snapshot));
        Assert.Equal(["/province/registers/targets?1", "/province/registers/targets?2", "/province/registers/targets?3"], world.Province.Asked.Take(3));
        Assert.NotNull(second.EndedAt);
    }

    [Theory, BothDatabases]
    public async Task A_grade_outside_the_scheme_is_set_aside_and_the_others_pass(StoreProvider provider)
    {
        await using var world = await PullWorld.OpenAsync(provider);
        world.Province.Lists["/province/credit/grades"] =
        [
            SampleRows.Grade(1, "\"A\""), SampleRows.Grade(2, "\"Ａ\""), SampleRows.Grade(3, "\"a\""), SampleRows.Grade(4, "null"), SampleRows.Grade(5, "\"E\""),
            """{"targetId":"T0006","scheme":"hebei-abcd","month":"2023-10","changedAt":"2023-10-08T02:00:00Z"}""", SampleRows.Grade(7, "\"D\""),
            """{"targetId":"T0008","scheme":"hebei-abcde","grade":"A","month":"2023-10","changedAt":"2023-10-08T02:00:00Z"}""", SampleRows.Grade(7, "\"B\""),
        ];

        var run = await world.PullAsync(PullJobs.Grades);

        Assert.Equal((SyncRunState.Succeeded, 2, 7), (run.State, run.Rows, run.Quarantined));
        Assert.Equal([("T0001", "A"), ("T0007", "D")], (await world.ReadAsync(Mirror.Grades)).OrderBy(grade => grade.Id).Select(grade => (grade.Id, grade.Grade)));
        var aside = (await world.ReadAsync(db => db.Set<QuarantinedRow>())).OrderBy(row => row.Number).Select(row => (row.Key, row.Field, row.Value));
        Assert.Equal(
        [
            ("T0002", "grade", "\\uFF21"), ("T0003", "grade", "a"), ("T0004", "grade", "null"), ("T0005", "grade", "E"), ("T0006", "grade", ""),
            ("T0008", "scheme", "hebei-abcde"), ("T0007", "targetId", "T0007"),
        ], aside);
    }

    [Theory, BothDatabases]
    public async Task Rows_set_aside_are_kept_until_a_later_pull_succeeds(StoreProvider provider)
    {
        await using var world = await PullWorld.OpenAsync(provider);
        world.Province.Lists["/province/credit/grades"] = [SampleRows.Grade(1, "\"A\""), SampleRows.Grade(2, "\"E\"")];
        await world.PullAsync(PullJobs.Grades);
        world.Province.Lists["/province/tags"] = [SampleRows.Tag("餐饮服务")];
        await world.PullAsync(PullJobs.Tags);
        Assert.Single(await world.ReadAsync(db => db.Set<QuarantinedRow>()));

        world.Province.Lists["/province/credit/grades"] = [SampleRows.Grade(1, "\"A\""), SampleRows.Grade(2, "\"D\"")];
        await world.PullAsync(PullJobs.Grades);

        Assert.Empty(await world.ReadAsync(db => db.Set<QuarantinedRow>()));
    }

    [Theory, BothDatabases]
    public async Task A_list_without_a_path_is_not_pulled_and_says_so(StoreProvider provider)
    {
        await using var world = await PullWorld.OpenAsync(provider, settings => settings.Remove("Platforms:Provincial:Paths:tags"));

        var run = await world.PullAsync(PullJobs.Tags);

        Assert.Equal((SyncRunState.Failed, "平台配置没有为 tags 指定路径（Paths:tags），该清单不拉取。"), (run.State, run.LastError));
        await world.NewDue().RequestAsync(Ct);
        Assert.Equal(5, (await world.ReadAsync(db => db.Set<SyncRun>())).Count(known => !known.IsOver));
    }
}
