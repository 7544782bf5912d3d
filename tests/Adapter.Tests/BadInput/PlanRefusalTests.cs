using ChangliBridge.Adapter.Tests.Hosting;
using ChangliBridge.Contract.V1;
using ChangliBridge.Store;
using ChangliBridge.Testing;
using Grpc.Core;
using Xunit;

namespace ChangliBridge.Adapter.Tests.BadInput;

/// <summary>Wrong plans: each is refused with every faulty field named, and nothing is stored.</summary>
public sealed class PlanRefusalTests
{
    private const string Batch = "inspection_plan.batches[0]";

    [Theory, BothDatabases]
    public async Task An_unknown_plan_is_not_found(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithItemsAsync(provider);
        const string Name = "inspectionPlans/nobody";
        (await county.Host.RefuseAsync(Official.BureauClerk, new GetInspectionPlanRequest { Name = Name })).Is(StatusCode.NotFound, "name UNKNOWN");
        (await county.Host.RefuseAsync(Official.BureauApprover, new ApproveInspectionPlanRequest { Name = Name })).Is(StatusCode.NotFound, "name UNKNOWN");
        (await county.Host.RefuseAsync(Official.BureauClerk, new FileInspectionPlanRequest { Name = Name })).Is(StatusCode.NotFound, "name UNKNOWN");
        (await county.Host.RefuseAsync(Official.BureauClerk, new DiscloseInspectionPlanRequest { Name = Name })).Is(StatusCode.NotFound, "name UNKNOWN");
        (await county.Host.RefuseAsync(Official.BureauClerk, new ListDrawsRequest { Parent = Name })).Is(StatusCode.NotFound, "parent UNKNOWN");
        var freeze = CountyAtWork.FreezeRequest();
        freeze.Parent = Name;
        (await county.Host.RefuseAsync(Official.BureauClerk, freeze)).Is(StatusCode.NotFound, "parent UNKNOWN");
    }

    [Theory, BothDatabases]
    public async Task An_unknown_department_is_not_found(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithItemsAsync(provider);
        var plan = CountyPlan.Joint();
        plan.InspectionPlan.Batches[0].Departments[1].Department = "departments/nobody";
        (await county.Host.RefuseAsync(Official.BureauClerk, plan)).Is(StatusCode.NotFound,
            $"{Batch}.departments[1].department UNKNOWN", $"{Batch}.departments[1].items[0] ITEM_ON_THE_LIST");
    }

    [Theory, BothDatabases]
    public async Task A_rate_without_a_percent_sign_is_refused(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithItemsAsync(provider);
        var plan = CountyPlan.Joint();
        plan.InspectionPlan.Batches[0].Strata[2].Take = "0.5";
        var refusal = (await county.Host.RefuseAsync(Official.BureauClerk, plan)).Is(StatusCode.InvalidArgument, $"{Batch}.strata[2].take TAKE_IN_FORM");
        Assert.Contains("0.5%", refusal.Text);
    }

    [Theory, BothDatabases]
    public async Task An_overall_clause_without_a_recorded_reading_is_refused(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithItemsAsync(provider);
        var withoutMode = CountyPlan.Joint();
        withoutMode.InspectionPlan.Batches[0].Overall.Mode = Overall.Types.Mode.Unspecified;
        (await county.Host.RefuseAsync(Official.BureauClerk, withoutMode)).Is(StatusCode.InvalidArgument, $"{Batch}.overall.mode OVERALL_READING_RECORDED");
        var withoutReading = CountyPlan.Joint();
        withoutReading.InspectionPlan.Batches[0].Overall.Reading = "";
        (await county.Host.RefuseAsync(Official.BureauClerk, withoutReading)).Is(StatusCode.InvalidArgument, $"{Batch}.overall.mode OVERALL_READING_RECORDED");
    }

    [Theory, BothDatabases]
    public async Task A_rate_outside_its_range_and_ungraded_targets_without_a_stratum_are_refused(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithItemsAsync(provider);
        var plan = CountyPlan.Joint();
        plan.InspectionPlan.Batches[0].Strata[2].Range = new RateRange { Lowest = "1%", Highest = "5%" };
        plan.InspectionPlan.Batches[0].Strata.RemoveAt(1);
        var refusal = (await county.Host.RefuseAsync(Official.BureauClerk, plan)).Is(StatusCode.InvalidArgument,
            $"{Batch}.strata[1].take TAKE_INSIDE_RANGE", $"{Batch}.strata UNGRADED_HAVE_STRATUM");
        Assert.Contains("1%–5%", refusal.Text);
    }

    [Theory, BothDatabases]
    public async Task A_plan_comes_back_with_every_condition_and_stated_figure(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithItemsAsync(provider);
        var plan = CountyPlan.Joint();
        var batch = plan.InspectionPlan.Batches[0];
        batch.StatedTotal = 0;
        batch.Strata.Insert(0, new Stratum { Name = "zero-report", Tags = { "零申报" }, NotDrawnThisYear = true, Take = "all", Range = new RateRange { Lowest = "50%", MostPerYear = 2 }, StatedCount = 0 });
        batch.Strata.Insert(1, new Stratum { Name = "zero-report-again", Tags = { "零申报" }, DrawnThisYear = true, Take = "none" });
        var created = await county.Host.AskAsync<InspectionPlan>(Official.BureauClerk, plan);
        var read = await county.Host.AskAsync<InspectionPlan>(Official.BureauClerk, new GetInspectionPlanRequest { Name = created.Name });
        Assert.Equal(batch.Strata, read.Batches[0].Strata);
        Assert.Equal((true, 0), (read.Batches[0].HasStatedTotal, read.Batches[0].StatedTotal));
    }

    [Theory, BothDatabases]
    public async Task A_window_in_the_past_is_refused(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithItemsAsync(provider);
        var plan = CountyPlan.Joint();
        (plan.InspectionPlan.Batches[0].StartDate, plan.InspectionPlan.Batches[0].EndDate) = (CountyPlan.Day(2023, 10, 23), CountyPlan.Day(2023, 10, 29));
        (await county.Host.RefuseAsync(Official.BureauClerk, plan)).Is(StatusCode.FailedPrecondition, $"{Batch}.end_date WINDOW_AHEAD");
        plan.InspectionPlan.Batches[0].EndDate = CountyPlan.Day(2023, 10, 30);
        await county.Host.AskAsync<InspectionPlan>(Official.BureauClerk, plan);
    }

    [Theory, BothDatabases]
    public async Task Duplicate_ids_are_refused(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithItemsAsync(provider);
        var plan = CountyPlan.Joint();
        plan.InspectionPlan.Batches.Add(plan.InspectionPlan.Batches[0].Clone());
        plan.InspectionPlan.Batches[0].Departments[1].Department = "departments/mzj";
        plan.InspectionPlan.Batches[0].Departments[1].Items[0] = "inspectionItems/mzj-mz001";
        plan.InspectionPlan.Batches[0].Strata[1].Name = "individual";
        (await county.Host.RefuseAsync(Official.BureauClerk, plan)).Is(StatusCode.InvalidArgument,
            "inspection_plan.batches[1].batch_id FIELD_MALFORMED", $"{Batch}.departments[1].department FIELD_MALFORMED", $"{Batch}.strata[1].name FIELD_MALFORMED");
        await county.Host.AskAsync<InspectionPlan>(Official.BureauClerk, CountyPlan.Joint());
        (await county.Host.RefuseAsync(Official.BureauClerk, CountyPlan.Joint())).Is(StatusCode.AlreadyExists, "inspection_plan_id ALREADY_EXISTS");
    }

    [Theory, BothDatabases]
    public async Task Everything_wrong_with_a_plan_is_named_at_once(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithItemsAsync(provider);
        var plan = CountyPlan.Joint();
        plan.InspectionPlanId = "2023 清真";
        (plan.InspectionPlan.Title, plan.InspectionPlan.Year) = ("", 23);
        var batch = plan.InspectionPlan.Batches[0];
        (batch.StartDate, batch.EndDate) = (null, CountyPlan.Day(2023, 2, 30));
        (batch.Departments[0].Inspectors, batch.Departments[1].Items[0]) = (1, "inspectionItems/scjgj-none");
        (batch.Strata[0].Take, batch.Strata[3].Take) = ("0.5", "101%");
        batch.Strata[4].Grades[0] = "Ａ";
        batch.Overall.Take = "5";
        batch.Overall.Reading = "";
        (await county.Host.RefuseAsync(Official.BureauClerk, plan)).Is(StatusCode.InvalidArgument,
            "inspection_plan_id FIELD_MALFORMED", "inspection_plan.title FIELD_REQUIRED", "inspection_plan.year FIELD_MALFORMED",
            $"{Batch}.start_date FIELD_REQUIRED", $"{Batch}.end_date FIELD_MALFORMED", $"{Batch}.departments[0].inspectors AT_LEAST_TWO_INSPECTORS",
            $"{Batch}.departments[1].items[0] ITEM_ON_THE_LIST", $"{Batch}.strata[0].take TAKE_IN_FORM", $"{Batch}.strata[3].take TAKE_IN_FORM",
            $"{Batch}.strata[4].grades FIELD_MALFORMED", $"{Batch}.overall.mode OVERALL_READING_RECORDED");
    }

    [Theory, BothDatabases]
    public async Task A_plan_moves_only_from_the_state_before(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithItemsAsync(provider);
        await county.Host.AskAsync<InspectionPlan>(Official.BureauClerk, CountyPlan.Joint());
        (await county.Host.RefuseAsync(Official.BureauClerk, new FileInspectionPlanRequest { Name = CountyPlan.Name })).Is(StatusCode.FailedPrecondition, "name WRONG_STATE");
        (await county.Host.RefuseAsync(Official.BureauClerk, new DiscloseInspectionPlanRequest { Name = CountyPlan.Name })).Is(StatusCode.FailedPrecondition, "name WRONG_STATE");
        (await county.Host.RefuseAsync(Official.BureauApprover, new ApproveInspectionPlanRequest { Name = CountyPlan.Name, Etag = "7" })).Is(StatusCode.Aborted, "etag STALE");
    }

    [Theory, BothDatabases]
    public async Task An_item_is_claimed_once_from_the_directory_and_mapped_to_known_codes(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithItemsAsync(provider);
        (await county.Host.RefuseAsync(Official.BureauClerk, new ClaimItemRequest { UpstreamItem = "XX9" })).Is(StatusCode.NotFound, "duty_basis FIELD_REQUIRED", "upstream_item UNKNOWN");
        (await county.Host.RefuseAsync(Official.BureauClerk, new ClaimItemRequest { UpstreamItem = "MZ001", DutyBasis = "三定" })).Is(StatusCode.FailedPrecondition, "upstream_item ITEM_CLAIMED_ONCE");
        var mapping = new ConfirmItemMappingRequest { Name = "inspectionItems/mzj-mz001", SupervisionItems = { "13032200000001", "1", "2" } };
        (await county.Host.RefuseAsync(Official.BureauClerk, mapping)).Is(StatusCode.InvalidArgument, "supervision_items[1] FIELD_MALFORMED", "supervision_items[2] FIELD_MALFORMED");
    }
}
