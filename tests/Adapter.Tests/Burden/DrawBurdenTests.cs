using ChangliBridge.Adapter.Tests.Hosting;
using ChangliBridge.Contract.V1;
using ChangliBridge.Store;
using ChangliBridge.Testing;
using Grpc.Core;
using Xunit;

namespace ChangliBridge.Adapter.Tests.Burden;

/// <summary>What a draw would add to the enterprises it drew, and what stands against its confirmation.</summary>
public sealed class DrawBurdenTests
{
    private const string Number = "昌民宗检〔2023〕1号";

    [Theory, BothDatabases]
    public async Task A_target_over_its_cap_needs_an_exemption_before_the_draw_is_confirmed(StoreProvider provider)
    {
        await using var county = await DrawnAsync(provider, ("County:Burden:Cap", "1"), ("County:Burden:ApprovalRequired", "true"));
        var host = county.Host;
        var before = await BurdenAsync(county);
        Assert.Equal((1, CountyPlan.Drawn, null), (before.Cap, before.TotalSize, before.Approval));
        Assert.All(before.Targets, target => Assert.Equal((0, false), (target.Counted, target.OverCap)));
        var shop = before.Targets[0].Target;
        var check = await host.AskAsync<OtherCheck>(Official.MarketClerk, Record(shop, CheckKind.Case));
        var now = await BurdenAsync(county);
        Assert.Equal((1, true), (now.Targets[0].Counted, now.Targets[0].OverCap));
        Assert.Equal((check.Name, CheckKind.Case), (now.Targets[0].Checks[0].Subject, now.Targets[0].Checks[0].Kind));
        (await host.RefuseAsync(Official.BureauClerk, new ConfirmDrawRequest { Name = CountyPlan.FirstDraw })).Is(StatusCode.FailedPrecondition, "name CHECK_APPROVED", "name YEARLY_CAP");
        await host.AskAsync<CheckApproval>(Official.BureauApprover, new ApproveCheckRequest { Name = CountyPlan.FirstDraw, ApprovalNumber = Number });
        (await host.RefuseAsync(Official.BureauClerk, new ConfirmDrawRequest { Name = CountyPlan.FirstDraw })).Is(StatusCode.FailedPrecondition, "name YEARLY_CAP");
        Assert.Empty(await county.TasksAsync());
        await host.AskAsync<CheckApproval>(Official.BureauApprover, new ApproveCheckRequest
        {
            Name = CountyPlan.FirstDraw,
            ApprovalNumber = Number,
            Exemptions = { new Exemption { Target = shop, Reason = "complaint", ApprovalNumber = "昌民宗检〔2023〕2号" } },
        });
        Assert.False((await BurdenAsync(county)).Targets[0].OverCap);
        await county.ConfirmAsync();
        Assert.All(await county.TasksAsync(), task => Assert.Equal(Number, task.ApprovalNumber));
        (await host.RefuseAsync(Official.BureauApprover, new ApproveCheckRequest { Name = CountyPlan.FirstDraw, ApprovalNumber = Number })).Is(StatusCode.FailedPrecondition, "name WRONG_STATE");
    }

    [Fact]
    public async Task Where_case_checks_go_free_they_do_not_count()
    {
        await using var county = await DrawnAsync(StoreProvider.Sqlite, ("County:Burden:Cap", "1"), ("County:Burden:Reading", "health-2025"));
        var shop = (await BurdenAsync(county)).Targets[0].Target;
        await county.Host.AskAsync<OtherCheck>(Official.MarketClerk, Record(shop, CheckKind.Case));
        var burden = await BurdenAsync(county);
        Assert.Equal((1, 0, false), (burden.Targets[0].Checks.Count, burden.Targets[0].Counted, burden.Targets[0].OverCap));
        Assert.Contains("个案检查可以不受频次上限限制", burden.CountedSource);
        Assert.Equal(10, burden.ExemptReasons.Count);
        await county.ConfirmAsync();
    }

    [Theory, BothDatabases]
    public async Task Pages_show_every_target_with_the_batch_it_could_be_merged_with(StoreProvider provider)
    {
        await using var county = await DrawnAsync(provider);
        var other = CountyPlan.Joint();
        other.InspectionPlanId = other.InspectionPlan.Title = "2023-market";
        await county.DiscloseAsync(other);
        var (targets, token) = (new List<TargetBurden>(), "");
        do
        {
            var page = await county.Host.AskAsync<DrawBurden>(Official.MarketClerk, new GetDrawBurdenRequest { Name = CountyPlan.FirstDraw, PageSize = 3, PageToken = token });
            targets.AddRange(page.Targets);
            token = page.NextPageToken;
        }
        while (token.Length > 0);
        Assert.Equal(CountyPlan.Drawn, targets.Select(target => target.Target).Distinct().Count());
        Assert.All(targets, target => Assert.Equal(["inspectionPlans/2023-market/batches/halal-food"], target.Mergeable));
    }

    [Fact]
    public async Task What_is_wrong_is_said_at_once_and_only_the_office_approves()
    {
        await using var county = await DrawnAsync(StoreProvider.Sqlite);
        (await county.Host.RefuseAsync(Official.BureauApprover, new ApproveCheckRequest { Name = CountyPlan.FirstDraw, Kind = (CheckKind)9, Exemptions = { new Exemption { Target = "none", Reason = "whim" } } }))
            .Is(StatusCode.InvalidArgument, "approval_number FIELD_REQUIRED", "kind FIELD_MALFORMED", "exemptions[0].target TARGET_DRAWN", "exemptions[0].reason EXEMPT_REASON_LISTED", "exemptions[0].approval_number FIELD_REQUIRED");
        (await county.Host.RefuseAsync(Official.MarketApprover, new ApproveCheckRequest { Name = CountyPlan.FirstDraw, ApprovalNumber = Number })).Is(StatusCode.PermissionDenied, "name NOT_PERMITTED");
        (await county.Host.RefuseAsync(Official.BureauClerk, new GetDrawBurdenRequest { Name = "inspectionPlans/none/draws/1" })).Is(StatusCode.NotFound, "name UNKNOWN");
    }

    private static async Task<CountyAtWork> DrawnAsync(StoreProvider provider, params (string Key, string Value)[] settings)
    {
        var county = await CountyAtWork.WithRegistersAsync(provider, settings);
        await county.ClaimAsync();
        await county.DiscloseAsync(CountyPlan.Joint());
        await county.RevealAsync(await county.FreezeAsync());
        return county;
    }

    private static Task<DrawBurden> BurdenAsync(CountyAtWork county) => county.Host.AskAsync<DrawBurden>(Official.BureauClerk, new GetDrawBurdenRequest { Name = CountyPlan.FirstDraw });

    private static RecordOtherCheckRequest Record(string target, CheckKind kind) => new() { Target = target, Kind = kind, CheckDate = CountyPlan.Day(2023, 10, 30), ApprovalNumber = "昌市监检〔2023〕9号" };
}
