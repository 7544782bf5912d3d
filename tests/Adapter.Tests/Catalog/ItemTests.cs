using ChangliBridge.Adapter.Tests.Hosting;
using ChangliBridge.Contract.V1;
using ChangliBridge.Store;
using ChangliBridge.Store.Mirror;
using ChangliBridge.Testing;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Xunit;
using Delivery = ChangliBridge.Store.Ledger.Delivery;
using State = ChangliBridge.Contract.V1.InspectionItem.Types.State;
using UpstreamState = ChangliBridge.Contract.V1.InspectionItem.Types.UpstreamState;

namespace ChangliBridge.Adapter.Tests.Catalog;

/// <summary>抽查事项 kept current.</summary>
public sealed class ItemTests
{
    private const string Name = "inspectionItems/mzj-mz001";

    [Theory, BothDatabases]
    public async Task An_item_that_the_province_changed_shows_it_and_is_claimed_again_as_a_new_version(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithItemsAsync(provider);
        (await county.Host.RefuseAsync(Official.BureauClerk, Reclaim())).Is(StatusCode.FailedPrecondition, "name UPSTREAM_CHANGED_FIRST");
        await ChangeAsync(county, row => new MirroredItem
        {
            Snapshot = 2,
            Id = row.Id,
            Title = row.Title + "（新）",
            Field = row.Field,
            Category = row.Category,
            LegalBasis = row.LegalBasis,
            Method = row.Method,
            JointEligible = row.JointEligible,
            SupervisionItems = row.SupervisionItems,
            Content = "查看台账",
            ChangedOn = new DateOnly(2023, 10, 1),
        });
        Assert.Equal(UpstreamState.Changed, (await GetAsync(county)).UpstreamState);
        var request = Reclaim();
        var claimed = await county.Host.AskAsync<InspectionItem>(Official.BureauClerk, request);
        Assert.Equal(("民族宗教事项（新）", "查看台账", 2, UpstreamState.Same, State.InForce), (claimed.Title, claimed.Content, claimed.LatestVersion, claimed.UpstreamState, claimed.State));
        Assert.Equal(claimed, await GetAsync(county));
        var guided = await county.Host.AskAsync<InspectionItem>(Official.BureauClerk, new UpdateItemGuidanceRequest { Name = Name, Guidance = "一、查看台账", Reason = "首次编制" });
        Assert.Equal(("一、查看台账", 3), (guided.Guidance, guided.LatestVersion));
        var versions = (await county.Host.AskAsync<ListItemVersionsResponse>(Official.MarketClerk, new ListItemVersionsRequest { Parent = Name, PageSize = 2 }));
        Assert.Equal((3, 2), (versions.TotalSize, versions.ItemVersions.Count));
        Assert.Equal([(ItemAct.Claimed, "民族宗教事项"), (ItemAct.Reclaimed, "民族宗教事项（新）")], versions.ItemVersions.Select(version => (version.Act, version.Title)));
        Assert.Equal((10, 1), (versions.ItemVersions[1].UpstreamChangeDate.Month, versions.ItemVersions[1].UpstreamChangeDate.Day));
        var rest = await county.Host.AskAsync<ListItemVersionsResponse>(Official.MarketClerk, new ListItemVersionsRequest { Parent = Name, PageToken = versions.NextPageToken });
        Assert.Equal(("一、查看台账", "首次编制", "mzj/mzj-clerk"), (rest.ItemVersions[0].Guidance, rest.ItemVersions[0].Reason, rest.ItemVersions[0].MadeBy));
        Assert.Equal([1, 2], await RevisionsAsync(county));
    }

    [Theory, BothDatabases]
    public async Task A_retired_item_keeps_its_history_and_is_neither_planned_nor_drawn(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithPlanAsync(provider);
        var retired = await county.Host.AskAsync<InspectionItem>(Official.BureauApprover, new RetireItemRequest { Name = Name, Reason = "职责划转" });
        Assert.Equal((State.Retired, 2), (retired.State, retired.LatestVersion));
        (await county.Host.RefuseAsync(Official.BureauClerk, CountyAtWork.FreezeRequest())).Is(StatusCode.FailedPrecondition, "batch_id ITEM_ON_THE_LIST");
        var plan = CountyPlan.Joint();
        plan.InspectionPlanId += "-b";
        Assert.Contains((await county.Host.RefuseAsync(Official.BureauClerk, plan)).Faults, fault => fault.EndsWith("items[0] ITEM_ON_THE_LIST", StringComparison.Ordinal));
        (await county.Host.RefuseAsync(Official.BureauClerk, new ClaimItemRequest { UpstreamItem = "MZ001", DutyBasis = "三定" })).Is(StatusCode.FailedPrecondition, "upstream_item ITEM_CLAIMED_ONCE");
        (await county.Host.RefuseAsync(Official.BureauClerk, new UpdateItemGuidanceRequest { Name = Name, Guidance = "x", Reason = "x" })).Is(StatusCode.FailedPrecondition, "name ITEM_IN_FORCE");
        Assert.Equal([1, 2], await RevisionsAsync(county));
        Assert.Empty((await county.Host.AskAsync<ListInspectionItemsResponse>(Official.BureauClerk, new ListInspectionItemsRequest { Department = "departments/mzj", State = State.InForce })).InspectionItems);
        Assert.Equal(Name, Assert.Single((await county.Host.AskAsync<ListInspectionItemsResponse>(Official.BureauClerk, new ListInspectionItemsRequest { State = State.Retired })).InspectionItems).Name);
        await county.Host.AskAsync<InspectionItem>(Official.BureauClerk, Reclaim());
        await county.FreezeAsync();
    }

    [Theory, BothDatabases]
    public async Task Every_act_belongs_to_the_department_that_claimed_and_says_all_that_is_wrong_at_once(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithItemsAsync(provider);
        (await county.Host.RefuseAsync(Official.MarketClerk, Reclaim())).Is(StatusCode.PermissionDenied, "name NOT_PERMITTED");
        (await county.Host.RefuseAsync(Official.BureauClerk, new ReclaimItemRequest { Name = "inspectionItems/none", Reason = "x" })).Is(StatusCode.NotFound, "name UNKNOWN");
        (await county.Host.RefuseAsync(Official.BureauClerk, new ReclaimItemRequest { Name = Name })).Is(StatusCode.InvalidArgument, "reason FIELD_REQUIRED", "name UPSTREAM_CHANGED_FIRST");
        Assert.Equal(StatusCode.PermissionDenied, (await county.Host.RefuseAsync(Official.BureauClerk, new RetireItemRequest { Name = Name, Reason = "x" })).Code);
        (await county.Host.RefuseAsync(Official.BureauClerk, new ListItemVersionsRequest { Parent = "inspectionItems/none" })).Is(StatusCode.NotFound, "parent UNKNOWN");
        await ChangeAsync(county, _ => null);
        Assert.Equal(UpstreamState.Withdrawn, (await GetAsync(county)).UpstreamState);
        (await county.Host.RefuseAsync(Official.BureauClerk, Reclaim())).Is(StatusCode.FailedPrecondition, "name UPSTREAM_CHANGED_FIRST");
    }

    private static ReclaimItemRequest Reclaim() => new() { Name = Name, Reason = "省级调整" };

    private static Task<InspectionItem> GetAsync(CountyAtWork county) => county.Host.AskAsync<InspectionItem>(Official.BureauClerk, new GetInspectionItemRequest { Name = Name });

    // As a pull would: a new snapshot of the directory, served whole.
    private static Task ChangeAsync(CountyAtWork county, Func<MirroredItem, MirroredItem?> change) => county.Host.WriteAsync(async unit =>
    {
        var rows = await unit.Db.Set<MirroredItem>().AsNoTracking().Where(row => row.Snapshot == 1 && row.Id == "MZ001").ToListAsync(TestContext.Current.CancellationToken);
        unit.Db.AddRange(rows.Select(change).OfType<MirroredItem>());
        var head = await unit.Db.Set<MirrorHead>().SingleAsync(head => head.Job == PullJobs.Items, TestContext.Current.CancellationToken);
        head.Snapshot = 2;
    });

    private static async Task<List<int>> RevisionsAsync(CountyAtWork county)
    {
        await using var db = county.Host.Store.Read();
        return await db.Set<Delivery>().Where(delivery => delivery.Kind == "item-claim" && delivery.Department == "mzj").OrderBy(delivery => delivery.Revision).Select(delivery => delivery.Revision)
            .ToListAsync(TestContext.Current.CancellationToken);
    }
}
