using ChangliBridge.Adapter.Tests.Hosting;
using ChangliBridge.Contract.V1;
using ChangliBridge.Store;
using ChangliBridge.Store.Mirror;
using ChangliBridge.Testing;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Xunit;
using Row = ChangliBridge.Store.Mirror.QuarantinedRow;
using Run = ChangliBridge.Store.Mirror.SyncRun;

namespace ChangliBridge.Adapter.Tests.WholeLoop;

/// <summary>What officials decide over pulls, and what they see of grades.</summary>
public sealed class SyncActTests
{
    private static readonly Official Technician = new("it-1", "ssjb", "operator");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task A_held_list_serves_once_it_is_approved_with_a_reason(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithRegistersAsync(provider);
        var name = await HoldAsync(county.Host);

        var empty = await county.Host.RefuseAsync(Technician, new ApproveShrinkRequest { Name = name });
        Assert.Equal((StatusCode.InvalidArgument, "FIELD_REQUIRED"), (empty.Code, empty.Reason));
        Assert.Equal(StatusCode.InvalidArgument, (await county.Host.RefuseAsync(Technician, new ApproveShrinkRequest { Name = name, Reason = "一\n二" })).Code);
        Assert.Equal(StatusCode.PermissionDenied, (await county.Host.RefuseAsync(Official.BureauClerk, new ApproveShrinkRequest { Name = name, Reason = "x" })).Code);
        var mirror = (await county.Host.AskAsync<ListMirrorsResponse>(Official.BureauClerk, new ListMirrorsRequest())).Mirrors.Single(mirror => mirror.Name == "mirrors/tags");
        Assert.Equal((name, 1), (mirror.HeldRun, mirror.Quarantined));

        var run = await county.Host.AskAsync<Contract.V1.SyncRun>(Technician, new ApproveShrinkRequest { Name = name, Reason = "标签库整合，已核实" });

        Assert.Equal((Contract.V1.SyncRun.Types.State.Succeeded, "ssjb/it-1", "标签库整合，已核实"), (run.State, run.DecidedBy, run.DecisionReason));
        await using var db = county.Host.Store.Read();
        Assert.Equal(["target/餐饮服务"], await Mirror.Tags(db).Select(tag => tag.Id).ToListAsync(Ct));
        Assert.Equal("WRONG_STATE", (await county.Host.RefuseAsync(Technician, new RejectShrinkRequest { Name = name, Reason = "x" })).Reason);
        Assert.Equal(StatusCode.NotFound, (await county.Host.RefuseAsync(Technician, new ApproveShrinkRequest { Name = "syncRuns/999", Reason = "x" })).Code);
    }

    [Theory, BothDatabases]
    public async Task A_held_list_that_is_rejected_never_serves(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithRegistersAsync(provider);
        var name = await HoldAsync(county.Host);

        var run = await county.Host.AskAsync<Contract.V1.SyncRun>(Official.Office, new RejectShrinkRequest { Name = name, Reason = "对方误删" });

        Assert.Equal((Contract.V1.SyncRun.Types.State.Rejected, "对方误删"), (run.State, run.DecisionReason));
        Assert.Equal("WRONG_STATE", (await county.Host.RefuseAsync(Official.Office, new ApproveShrinkRequest { Name = name, Reason = "x" })).Reason);
        await using var db = county.Host.Store.Read();
        Assert.Empty(await Mirror.Tags(db).ToListAsync(Ct));
    }

    [Theory, BothDatabases]
    public async Task A_row_that_was_set_aside_is_marked_as_dealt_with(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithRegistersAsync(provider);
        await HoldAsync(county.Host);
        var open = new ListQuarantinedRowsRequest { UnresolvedOnly = true, Job = "tags" };
        var row = (await county.Host.AskAsync<ListQuarantinedRowsResponse>(Official.BureauClerk, open)).QuarantinedRows.Single();

        var resolved = await county.Host.AskAsync<Contract.V1.QuarantinedRow>(Technician, new ResolveQuarantinedRowRequest { Name = row.Name, Note = "已请省平台更正" });

        Assert.Equal(("已请省平台更正", "ssjb/it-1", "tags"), (resolved.Note, resolved.ResolvedBy, resolved.Job));
        Assert.Empty((await county.Host.AskAsync<ListQuarantinedRowsResponse>(Official.BureauClerk, open)).QuarantinedRows);
        Assert.Equal("已请省平台更正", (await county.Host.AskAsync<ListQuarantinedRowsResponse>(Official.BureauClerk, new ListQuarantinedRowsRequest())).QuarantinedRows.Single().Note);
        foreach (var unknown in new[] { "syncRuns/1/quarantinedRows/99", "syncRuns/x/quarantinedRows/1" })
            Assert.Equal(StatusCode.NotFound, (await county.Host.RefuseAsync(Technician, new ResolveQuarantinedRowRequest { Name = unknown, Note = "x" })).Code);
        Assert.Equal(StatusCode.PermissionDenied, (await county.Host.RefuseAsync(Official.BureauClerk, new ResolveQuarantinedRowRequest { Name = row.Name, Note = "x" })).Code);
    }

    [Theory, BothDatabases]
    public async Task A_mirror_whose_rows_were_touched_does_not_verify(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithRegistersAsync(provider);
        var name = await HoldAsync(county.Host);
        await county.Host.AskAsync<Contract.V1.SyncRun>(Technician, new ApproveShrinkRequest { Name = name, Reason = "已核实" });
        var verify = new VerifyMirrorRequest { Name = "mirrors/tags" };
        Assert.True((await county.Host.AskAsync<MirrorVerification>(Technician, verify)).Holds);

        await county.Host.WriteAsync(unit => unit.Db.Set<MirroredTag>().ExecuteUpdateAsync(set => set.SetProperty(tag => tag.Name, "食品销售"), Ct));

        var verdict = await county.Host.AskAsync<MirrorVerification>(Technician, verify);
        Assert.False(verdict.Holds);
        Assert.Equal((1, verdict.Mirror.Rows), (verdict.Rows, verdict.Mirror.Rows));
        Assert.Equal(StatusCode.NotFound, (await county.Host.RefuseAsync(Technician, new VerifyMirrorRequest { Name = "mirrors/weather" })).Code);
    }

    [Theory, BothDatabases]
    public async Task Drift_is_listed_by_page_and_by_job(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithRegistersAsync(provider);
        await county.Host.WriteAsync(unit =>
        {
            foreach (var (job, field) in new[] { ("grades", "level"), ("grades", "owner"), ("tags", "colour") })
                unit.Db.Add(new Store.Mirror.SchemaDrift { Job = job, Field = field, Kind = DriftKind.NewField, FirstSeenAt = SteppedClock.DemoStart, FirstRun = 1 });
            return Task.CompletedTask;
        });

        var first = await county.Host.AskAsync<ListSchemaDriftsResponse>(Official.BureauClerk, new ListSchemaDriftsRequest { PageSize = 2 });
        var second = await county.Host.AskAsync<ListSchemaDriftsResponse>(Official.BureauClerk, new ListSchemaDriftsRequest { PageSize = 2, PageToken = first.NextPageToken });

        Assert.Equal(3, first.TotalSize);
        Assert.Equal(["level", "owner", "colour"], first.SchemaDrifts.Concat(second.SchemaDrifts).Select(drift => drift.Field));
        Assert.Equal(["colour"], (await county.Host.AskAsync<ListSchemaDriftsResponse>(Official.BureauClerk, new ListSchemaDriftsRequest { Job = "tags" })).SchemaDrifts.Select(drift => drift.Field));
    }

    [Theory, BothDatabases]
    public async Task Grades_and_their_history_are_for_officials_who_inspect(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithRegistersAsync(provider);
        var listed = await county.Host.AskAsync<ListGradesResponse>(Official.BureauClerk, new ListGradesRequest { PageSize = 1 });
        var grade = listed.Grades.Single();
        var id = grade.Target["inspectionTargets/".Length..];
        await county.Host.WriteAsync(unit =>
        {
            unit.Db.Add(new PastGrade { TargetId = id, Run = 7, Scheme = "hebei-abcde", Grade = "E", Month = "2022-12", ChangedAt = SteppedClock.DemoStart.AddYears(-1), ReplacedAt = SteppedClock.DemoStart });
            return Task.CompletedTask;
        });
        var request = new GetGradeHistoryRequest { Name = $"{grade.Target}/gradeHistory" };

        var history = await county.Host.AskAsync<GradeHistory>(Official.BureauClerk, request);

        Assert.Equal([grade.Scheme, "hebei-abcde"], history.Grades.Select(one => one.Scheme));
        Assert.Equal([false, true], history.Grades.Select(one => one.ReplaceTime is not null));
        Assert.All((await county.Host.AskAsync<ListGradesResponse>(Official.BureauClerk, new ListGradesRequest { Grade = "D" })).Grades, one => Assert.Equal("D", one.Grade));
        Assert.Equal(StatusCode.PermissionDenied, (await county.Host.RefuseAsync(Technician, request)).Code);
        Assert.Equal(StatusCode.NotFound, (await county.Host.RefuseAsync(Official.BureauClerk, new GetGradeHistoryRequest { Name = "inspectionTargets/nobody/gradeHistory" })).Code);
    }

    [Theory, BothDatabases]
    public async Task A_pull_of_changes_can_be_asked_for(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithRegistersAsync(provider);

        var run = await county.Host.AskAsync<Contract.V1.SyncRun>(Technician, new TriggerSyncRunRequest { Job = "grades", Kind = Contract.V1.SyncRun.Types.Kind.Changes });

        Assert.Equal((Contract.V1.SyncRun.Types.Kind.Changes, Contract.V1.SyncRun.Types.State.Requested), (run.Kind, run.State));
        Assert.Equal(StatusCode.InvalidArgument, (await county.Host.RefuseAsync(Technician, new TriggerSyncRunRequest { Job = "grades", Kind = (Contract.V1.SyncRun.Types.Kind)9 })).Code);
    }

    // As a pull leaves it behind: one row beside the mirror, one set aside.
    private static async Task<string> HoldAsync(BridgeHost host)
    {
        var tag = new MirroredTag { Id = "target/餐饮服务", Name = "餐饮服务", Kind = "target" };
        // The register of the tests stands in snapshot 1.
        await host.Store.Writes.RunAsync("test", (unit, ct) => SyncRuns.RequestAsync(unit, PullJobs.Items, ct), Ct);
        var id = (await host.Store.Writes.RunAsync("test", (unit, ct) => SyncRuns.RequestAsync(unit, PullJobs.Tags, ct), Ct)).Id;
        await host.WriteAsync(async unit =>
        {
            unit.Db.Add(new MirroredTag { Snapshot = id, Id = tag.Id, Name = tag.Name, Kind = tag.Kind });
            unit.Db.Add(new Row { SyncRun = id, Number = 1, Key = "x", Field = "kind", Value = "y", Reason = "请更正。" });
            var digest = new RowDigest().Of(tag).ToString();
            await unit.Db.Set<Run>().Where(run => run.Id == id).ExecuteUpdateAsync(set => set
                .SetProperty(run => run.State, SyncRunState.Held).SetProperty(run => run.EndedAt, SteppedClock.DemoStart)
                .SetProperty(run => run.Rows, 1).SetProperty(run => run.Digest, digest), Ct);
        });
        return $"syncRuns/{id}";
    }
}
