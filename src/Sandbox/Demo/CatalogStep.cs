using ChangliBridge.Contract.V1;

namespace ChangliBridge.Sandbox.Demo;

/// <summary>认领 of both departments' items, 映射 to 互联网+监管, and one 回避 each.</summary>
internal sealed class CatalogStep(DemoStage stage)
{
    /// <summary>The items that each department claimed.</summary>
    public async Task<(List<InspectionItem> Bureau, List<InspectionItem> Market)> RunAsync(CancellationToken cancellationToken)
    {
        stage.Narrator.Step("认领抽查事项，确认与“互联网+监管”的映射，申报回避");
        var directory = await DirectoryAsync(cancellationToken);
        var bureau = await ClaimAsync(
            "mzj",
            directory.Where(item => item.Field == "民族宗教"),
            "县民族宗教事务局“三定”规定：负责清真食品生产经营的监督管理",
            cancellationToken);
        var market = await ClaimAsync(
            "scjgj",
            directory.Where(item => item is { Field: "市场监管", Category: ItemCategory.General }),
            "县市场监督管理局“三定”规定：负责市场主体登记事项和公示信息的监督检查",
            cancellationToken);
        await RecuseAsync(cancellationToken);
        return (bureau, market);
    }

    /// <summary>The provincial directory.</summary>
    public Task<List<UpstreamItem>> DirectoryAsync(CancellationToken cancellationToken) => Pages.AllAsync(
        token => stage.CallAsync(
            Official.BureauClerk,
            options => stage.Bridge.Catalog.ListUpstreamItemsAsync(new() { PageSize = Pages.Largest, PageToken = token }, options),
            cancellationToken),
        page => page.UpstreamItems,
        page => page.NextPageToken);

    /// <summary>认领 and 映射 of a department's items.</summary>
    public async Task<List<InspectionItem>> ClaimAsync(
        string department, IEnumerable<UpstreamItem> directory, string dutyBasis, CancellationToken cancellationToken)
    {
        var clerk = Official.ClerkOf(department);
        var claimed = new List<InspectionItem>();
        foreach (var upstream in directory)
        {
            var claim = new ClaimItemRequest { UpstreamItem = upstream.Code, DutyBasis = dutyBasis, RequestId = stage.Work.RequestId($"claim/{department}/{upstream.Code}") };
            var item = await stage.CallAsync(clerk, options => stage.Bridge.Catalog.ClaimItemAsync(claim, options), cancellationToken);
            var mapping = new ConfirmItemMappingRequest { Name = item.Name, RequestId = stage.Work.RequestId($"map/{item.Name}") };
            mapping.SupervisionItems.AddRange(upstream.SuggestedSupervisionItems);
            claimed.Add(await stage.CallAsync(clerk, options => stage.Bridge.Catalog.ConfirmItemMappingAsync(mapping, options), cancellationToken));
        }

        var codes = claimed.SelectMany(item => item.SupervisionItems).Distinct().Count();
        stage.Narrator.Good($"{Official.TitleOf(department)}认领 {claimed.Count} 项，映射到 {codes} 个监管事项：{string.Join("；", claimed.Select(item => item.Title))}");
        return claimed;
    }

    private async Task RecuseAsync(CancellationToken cancellationToken)
    {
        var request = new ListInspectionTargetsRequest { Tag = Seeding.TargetRegister.HalalTag, PageSize = 2 };
        var targets = (await stage.CallAsync(Official.Supervisor, options => stage.Bridge.Catalog.ListInspectionTargetsAsync(request, options), cancellationToken)).InspectionTargets;
        await RecuseAsync("mzj", targets[0], cancellationToken);
        await RecuseAsync("scjgj", targets[^1], cancellationToken);
    }

    private async Task RecuseAsync(string department, InspectionTarget target, CancellationToken cancellationToken)
    {
        var clerk = Official.ClerkOf(department);
        var inspectors = await stage.CallAsync(
            clerk, options => stage.Bridge.Catalog.ListInspectorsAsync(new() { PageSize = Pages.Largest }, options), cancellationToken);
        var recusal = new DeclareRecusalRequest
        {
            Inspector = inspectors.Inspectors[^1].Name,
            Target = target.Name,
            Reason = "与该检查对象有利害关系，主动申请回避",
            RequestId = stage.Work.RequestId($"recusal/{department}"),
        };
        await stage.CallAsync(clerk, options => stage.Bridge.Catalog.DeclareRecusalAsync(recusal, options), cancellationToken);
        stage.Narrator.Good($"{Official.TitleOf(department)}有检查人员 {inspectors.Inspectors.Count} 人；{inspectors.Inspectors[^1].Title}对{target.Title}申报回避");
    }
}
