using ChangliBridge.Adapter.Tests.Hosting;
using ChangliBridge.Contract.V1;
using ChangliBridge.Store;
using ChangliBridge.Store.Mirror;
using ChangliBridge.Testing;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Xunit;
using InspectorLine = ChangliBridge.Contract.V1.ImportInspectorsRequest.Types.InspectorLine;
using Kind = ChangliBridge.Contract.V1.MappingConflict.Types.Kind;

namespace ChangliBridge.Adapter.Tests.Registers;

/// <summary>覆盖情况, mapping conflicts, and who and what can be drawn.</summary>
public sealed class CoverageTests
{
    private static readonly string[] Auxiliaries = ["inspectors/mzj-02", "inspectors/mzj-09"];

    [Theory, BothDatabases]
    public async Task Coverage_tells_what_is_unmapped_never_drawn_and_failing_its_check(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithPlanAsync(provider);
        await county.Host.WriteAsync(unit =>
        {
            unit.Db.Add(Register.Target("odd", Domain.Catalog.TargetType.Enterprise, "91350203M0001QAY9B"));
            return Task.CompletedTask;
        });
        var before = await CoverageAsync(county, Official.Office);
        Assert.Equal(("", 2, 30), (before.Department, before.Items, before.WithinDays));
        Assert.Equal(["inspectionItems/mzj-mz001", "inspectionItems/scjgj-sc001"], before.NeverDrawnItems);
        Assert.Empty(before.UnmappedItems);
        Assert.Equal((39, 1, 1), (before.Targets, before.EndedTargets, before.FailingCodes));
        Assert.Equal((14, 4, 0, 0), (before.Inspectors, before.UncertifiedInspectors, before.ExpiringInspectors, before.AuxiliaryInspectors));
        await county.RevealAsync(await county.FreezeAsync());
        var after = await CoverageAsync(county, Official.BureauClerk);
        Assert.Equal(("departments/mzj", 1, 7), (after.Department, after.Items, after.Inspectors));
        Assert.Empty(after.NeverDrawnItems);
        (await county.Host.RefuseAsync(Official.BureauClerk, new GetCoverageRequest { Department = "departments/scjgj" })).Is(StatusCode.PermissionDenied, "department NOT_PERMITTED");
    }

    [Theory, BothDatabases]
    public async Task A_mapping_that_two_departments_share_waits_for_the_offices_word(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithItemsAsync(provider);
        Assert.Empty((await ConflictsAsync(county)).MappingConflicts);
        await county.Host.AskAsync<InspectionItem>(Official.BureauClerk, new ConfirmItemMappingRequest { Name = "inspectionItems/mzj-mz001", SupervisionItems = { "13032200000001", "13032200000002" } });
        var conflict = Assert.Single((await ConflictsAsync(county)).MappingConflicts);
        Assert.Equal(("13032200000002", Kind.Shared, 2), (conflict.SupervisionItem, conflict.Kind, conflict.Items.Count));
        var accept = new AcceptSharedMappingRequest { SupervisionItem = "13032200000002", Reason = "登记事项两部门共用" };
        Assert.Equal(StatusCode.PermissionDenied, (await county.Host.RefuseAsync(Official.BureauClerk, accept)).Code);
        (await county.Host.RefuseAsync(Official.Office, new AcceptSharedMappingRequest { SupervisionItem = "13032200000001" })).Is(StatusCode.InvalidArgument, "reason FIELD_REQUIRED", "supervision_item MAPPING_CONFLICT_STANDS");
        Assert.Equal("ssjb/ssjb-supervisor", (await county.Host.AskAsync<SharedMapping>(Official.Office, accept)).DecidedBy);
        Assert.Equal(0, (await ConflictsAsync(county)).TotalSize);
        await county.Host.WriteAsync(async unit => (await unit.Db.Set<MirrorHead>().SingleAsync(head => head.Job == PullJobs.SupervisionItems, TestContext.Current.CancellationToken)).Snapshot = 2);
        Assert.All((await ConflictsAsync(county)).MappingConflicts, gone => Assert.Equal(Kind.Withdrawn, gone.Kind));
    }

    [Theory, BothDatabases]
    public async Task An_auxiliary_enters_no_roster_and_assists_nowhere(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithPlanAsync(provider);
        // One by the department's own list, one by the province's register.
        await county.Host.AskAsync<ImportReport>(Official.BureauClerk, new ImportInspectorsRequest { Inspectors = { new InspectorLine { Line = 2, Title = "测试检查员mzj2", CertificateNumber = "冀Cmzj2", Kind = "辅助人员" } } });
        await county.Host.WriteAsync(async unit =>
        {
            var row = await unit.Db.Set<MirroredInspector>().AsNoTracking().SingleAsync(row => row.Id == "mzj-03", TestContext.Current.CancellationToken);
            unit.Db.Remove(row);
            unit.Db.Add(new MirroredInspector { Snapshot = row.Snapshot, Id = "mzj-09", Name = row.Name, Department = row.Department, CertificateNumber = row.CertificateNumber, ValidUntil = row.ValidUntil, Tags = row.Tags, Auxiliary = true });
        });
        var listed = (await county.Host.AskAsync<ListInspectorsResponse>(Official.BureauClerk, new ListInspectorsRequest())).Inspectors;
        Assert.Equal(Auxiliaries, listed.Where(inspector => inspector.Auxiliary).Select(inspector => inspector.Name));
        await county.RevealAsync(await county.FreezeAsync());
        await county.ConfirmAsync();
        await county.AdvanceAsync(CountyAtWork.CheckDay);
        var tasks = await county.TasksAsync();
        Assert.NotEmpty(tasks);
        Assert.All(tasks, task => Assert.All(task.Parts[0].Inspectors, name => Assert.DoesNotContain(name, Auxiliaries)));
        (await county.Host.RefuseAsync(Official.BureauApprover, new AssignAssistantRequest { Name = tasks[0].Name, Inspector = "inspectors/mzj-02", Reason = "帮忙" })).Is(StatusCode.NotFound, "inspector UNKNOWN");
        Assert.Equal(2, (await CoverageAsync(county, Official.BureauClerk)).AuxiliaryInspectors);
    }

    [Theory, BothDatabases]
    public async Task Only_living_targets_stand_in_a_frame_and_no_plan_asks_for_others(StoreProvider provider)
    {
        var open = CountyPlan.Joint();
        open.InspectionPlan.Batches[0].Scope.RegistrationStates.Clear();
        await using var county = await CountyAtWork.WithPlanAsync(provider, open);
        Assert.Equal(Register.InScope, (await county.FreezeAsync()).FrameSize);
        var dead = CountyPlan.Joint();
        dead.InspectionPlanId += "-b";
        dead.InspectionPlan.Batches[0].Scope.RegistrationStates.Add("注销");
        Assert.Contains((await county.Host.RefuseAsync(Official.BureauClerk, dead)).Faults, fault => fault.EndsWith("scope.registration_states[1] LIVING_TARGETS", StringComparison.Ordinal));
    }

    [Theory, BothDatabases]
    public async Task Certificates_that_end_soon_are_listed(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithRegistersAsync(provider);
        var ending = (await county.Host.AskAsync<ListInspectorsResponse>(Official.BureauClerk, new ListInspectorsRequest { CertificateEndsBy = new() { Year = 2023, Month = 12, Day = 31 } })).Inspectors;
        Assert.Equal(["inspectors/mzj-07"], ending.Select(inspector => inspector.Name));
        Assert.Empty((await county.Host.AskAsync<ListInspectorsResponse>(Official.BureauClerk, new ListInspectorsRequest { CertificateEndsBy = new() { Year = 2023, Month = 9, Day = 30 } })).Inspectors);
    }

    private static Task<Coverage> CoverageAsync(CountyAtWork county, Official official) => county.Host.AskAsync<Coverage>(official, new GetCoverageRequest());

    private static Task<ListMappingConflictsResponse> ConflictsAsync(CountyAtWork county) => county.Host.AskAsync<ListMappingConflictsResponse>(Official.Office, new ListMappingConflictsRequest());
}
