using ChangliBridge.Adapter.Tests.Hosting;
using ChangliBridge.Contract.V1;
using ChangliBridge.Store;
using ChangliBridge.Store.Mirror;
using ChangliBridge.Testing;
using Grpc.Core;
using Xunit;
using State = ChangliBridge.Contract.V1.TagMark.Types.State;

namespace ChangliBridge.Adapter.Tests.Registers;

/// <summary>分类标注 by rule and by hand, and what it counts for.</summary>
public sealed class TagTests
{
    private const string OutTag = "inspectionTargets/out-tag";

    private static readonly (string Key, string Value)[] Rules =
    [
        ("County:TagRules:0:Id", "halal-name"), ("County:TagRules:0:Subject", "Target"), ("County:TagRules:0:Tag", Register.HalalTag), ("County:TagRules:0:Field", "Name"),
        ("County:TagRules:0:Contains:0", "百货"), ("County:TagRules:0:Source", "测试规则"),
        ("County:TagRules:1:Id", "bureau"), ("County:TagRules:1:Subject", "Inspector"), ("County:TagRules:1:Tag", "民族宗教"), ("County:TagRules:1:Field", "Department"),
        ("County:TagRules:1:Contains:0", "mzj"), ("County:TagRules:1:Source", "测试规则"),
    ];

    [Theory, BothDatabases]
    public async Task A_proposal_counts_for_nothing_until_a_person_confirms_it(StoreProvider provider)
    {
        await using var county = await OpenAsync(provider);
        await county.ClaimAsync();
        await county.DiscloseAsync(CountyPlan.Joint());
        Assert.Equal(1, await SuggestAsync(county, TagSubject.Target));
        Assert.Equal(0, await SuggestAsync(county, TagSubject.Target));
        var mark = Assert.Single((await county.Host.AskAsync<ListTagMarksResponse>(Official.BureauClerk, new ListTagMarksRequest { Subject = TagSubject.Target })).TagMarks);
        Assert.Equal((OutTag, Register.HalalTag, State.Suggested, "halal-name", "测试规则", ""), (mark.Resource, mark.Tag, mark.State, mark.Rule, mark.RuleSource, mark.DecidedBy));
        Assert.Empty((await TargetAsync(county)).Tags);
        Assert.Equal(Register.InScope, await CountAsync(county));

        var confirmed = await county.Host.AskAsync<TagMark>(Official.BureauClerk, new ConfirmTagRequest { Resource = OutTag, Tag = Register.HalalTag });
        Assert.Equal((State.Confirmed, "mzj/mzj-clerk"), (confirmed.State, confirmed.DecidedBy));
        Assert.Equal([Register.HalalTag], (await TargetAsync(county)).Tags);
        Assert.Contains((await county.Host.AskAsync<ListInspectionTargetsResponse>(Official.BureauClerk, new ListInspectionTargetsRequest { Tag = Register.HalalTag, PageSize = 1000 })).InspectionTargets, target => target.Name == OutTag);
        Assert.Equal(Register.InScope + 1, await CountAsync(county));

        var rejected = await county.Host.AskAsync<TagMark>(Official.BureauClerk, new RejectTagRequest { Resource = OutTag, Tag = Register.HalalTag, Reason = "不经营清真食品" });
        Assert.Equal((State.Rejected, "不经营清真食品"), (rejected.State, rejected.Reason));
        Assert.Equal(Register.InScope, await CountAsync(county));
        Assert.Equal(0, await SuggestAsync(county, TagSubject.Target));
    }

    [Theory, BothDatabases]
    public async Task A_tag_outside_the_library_is_refused_and_each_department_marks_its_own_inspectors(StoreProvider provider)
    {
        await using var county = await OpenAsync(provider);
        (await county.Host.RefuseAsync(Official.BureauClerk, new ConfirmTagRequest { Resource = OutTag, Tag = "自编标签" })).Is(StatusCode.FailedPrecondition, "tag TAG_IN_LIBRARY");
        (await county.Host.RefuseAsync(Official.BureauClerk, new ConfirmTagRequest { Resource = "inspectors/scjgj-01", Tag = "民族宗教" })).Is(StatusCode.NotFound, "resource UNKNOWN");
        (await county.Host.RefuseAsync(Official.BureauClerk, new RejectTagRequest { Resource = OutTag, Tag = Register.HalalTag, Reason = "x" })).Is(StatusCode.NotFound, "tag UNKNOWN");
        (await county.Host.RefuseAsync(Official.BureauClerk, new SuggestTagsRequest())).Is(StatusCode.InvalidArgument, "subject FIELD_REQUIRED");
        Assert.Equal(7, await SuggestAsync(county, TagSubject.Inspector));
        await county.Host.AskAsync<TagMark>(Official.BureauClerk, new ConfirmTagRequest { Resource = "inspectors/mzj-01", Tag = "民族宗教" });
        (await county.Host.RefuseAsync(Official.BureauClerk, new ConfirmTagRequest { Resource = "inspectors/mzj-01", Tag = "民族宗教" })).Is(StatusCode.FailedPrecondition, "tag WRONG_STATE");
        Assert.Equal([Register.RegistrationTag, "民族宗教"], (await county.Host.AskAsync<Inspector>(Official.BureauClerk, new GetInspectorRequest { Name = "inspectors/mzj-01" })).Tags);
        Assert.Empty((await county.Host.AskAsync<ListTagMarksResponse>(Official.MarketClerk, new ListTagMarksRequest { Subject = TagSubject.Inspector })).TagMarks);
        var page = await county.Host.AskAsync<ListTagMarksResponse>(Official.BureauClerk, new ListTagMarksRequest { Subject = TagSubject.Inspector, State = State.Suggested, PageSize = 4 });
        var rest = await county.Host.AskAsync<ListTagMarksResponse>(Official.BureauClerk, new ListTagMarksRequest { Subject = TagSubject.Inspector, State = State.Suggested, PageSize = 4, PageToken = page.NextPageToken });
        Assert.Equal((6, 4, 2), (page.TotalSize, page.TagMarks.Count, rest.TagMarks.Count));
    }

    [Theory, BothDatabases]
    public async Task An_inspector_sits_by_a_tag_that_the_county_confirmed(StoreProvider provider)
    {
        await using var county = await OpenAsync(provider);
        await county.ClaimAsync();
        var plan = CountyPlan.Joint();
        plan.InspectionPlan.Batches[0].Departments[0].InspectorTags.Clear();
        plan.InspectionPlan.Batches[0].Departments[0].InspectorTags.Add("民族宗教");
        await county.DiscloseAsync(plan);
        string[] marked = ["inspectors/mzj-01", "inspectors/mzj-02", "inspectors/mzj-03"];
        foreach (var inspector in marked)
            await county.Host.AskAsync<TagMark>(Official.BureauClerk, new ConfirmTagRequest { Resource = inspector, Tag = "民族宗教" });
        await county.RevealAsync(await county.FreezeAsync());
        await county.ConfirmAsync();
        var tasks = await county.TasksAsync();
        Assert.NotEmpty(tasks);
        // At each target somebody carries the tag, and only these do.
        Assert.All(tasks, task => Assert.Contains(task.Parts[0].Inspectors, marked.Contains));
    }

    private static async Task<CountyAtWork> OpenAsync(StoreProvider provider)
    {
        var county = await CountyAtWork.WithRegistersAsync(provider, Rules);
        await county.Host.WriteAsync(unit =>
        {
            unit.Db.Add(new MirroredTag { Snapshot = 1, Id = $"target/{Register.HalalTag}", Name = Register.HalalTag, Kind = "target" });
            unit.Db.Add(new MirroredTag { Snapshot = 1, Id = "inspector/民族宗教", Name = "民族宗教", Kind = "inspector" });
            return Task.CompletedTask;
        });
        return county;
    }

    private static async Task<int> SuggestAsync(CountyAtWork county, TagSubject subject) =>
        (await county.Host.AskAsync<SuggestTagsResponse>(Official.BureauClerk, new SuggestTagsRequest { Subject = subject })).Suggested;

    private static Task<InspectionTarget> TargetAsync(CountyAtWork county) => county.Host.AskAsync<InspectionTarget>(Official.BureauClerk, new GetInspectionTargetRequest { Name = OutTag });

    private static async Task<int> CountAsync(CountyAtWork county)
    {
        var preview = await county.Host.AskAsync<DrawPreview>(Official.BureauClerk, new PreviewDrawRequest { Parent = CountyPlan.Name, BatchId = CountyPlan.BatchId });
        return preview.FrameSize;
    }
}
