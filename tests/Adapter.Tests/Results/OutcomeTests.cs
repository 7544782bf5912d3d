using ChangliBridge.Adapter.Tests.Hosting;
using ChangliBridge.Contract.V1;
using ChangliBridge.Store;
using ChangliBridge.Testing;
using Grpc.Core;
using Xunit;
using Row = ChangliBridge.Store.Ledger.Delivery;
using Verdict = ChangliBridge.Contract.V1.ItemOutcome.Types.Verdict;

namespace ChangliBridge.Adapter.Tests.Results;

/// <summary>What a result tells item by item, over gRPC.</summary>
public sealed class OutcomeTests
{
    [Theory, BothDatabases]
    public async Task Outcomes_and_methods_are_kept_and_go_to_the_province(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithTasksAsync(provider);
        var task = (await county.TasksAsync())[0];
        var request = InFull(task, "A", Verdict.Failed);
        var submitted = await county.Host.AskAsync<InspectionResult>(Official.BureauClerk, request);
        Assert.Equal("", submitted.CheckActionCode);
        var concluded = await county.Host.AskAsync<InspectionResult>(Official.BureauApprover, new ReviewResultRequest { Name = submitted.Name });
        var stored = await county.Host.AskAsync<InspectionResult>(Official.BureauClerk, new GetInspectionResultRequest { Name = submitted.Name });
        Assert.Equal(request.InspectionResult.ItemOutcomes, stored.ItemOutcomes);
        Assert.Equal(["1", "4"], stored.CheckMethods);
        Assert.Matches("^130322[0-9A-F]{16}$", stored.CheckActionCode);
        await using var db = county.Host.Store.Read();
        var body = System.Text.Encoding.UTF8.GetString(db.Set<Row>().Single(delivery => "deliveries/" + delivery.Id == concluded.Delivery).Body);
        Assert.Contains("\"methods\":[\"1\",\"4\"]", body, StringComparison.Ordinal);
        Assert.Contains($"\"outcomes\":[{{\"finding\":\"标志未经审核\",\"item\":\"{task.Parts[0].Items[0]["inspectionItems/".Length..]}\",\"verdict\":2}}", body, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_county_that_asks_for_all_of_it_refuses_less(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithTasksAsync(provider, null, ("County:Results:InFull", "true"));
        var task = (await county.TasksAsync())[0];
        (await county.Host.RefuseAsync(Official.BureauClerk, CountyAtWork.ResultOf(task, "mzj"))).Is(
            StatusCode.InvalidArgument, "inspection_result.item_outcomes ITEMS_ACCOUNTED_FOR", "inspection_result.check_methods FIELD_REQUIRED");
        var result = await county.Host.AskAsync<InspectionResult>(Official.BureauClerk, InFull(task, "1", Verdict.Passed));
        Assert.Equal(InspectionResult.Types.State.Submitted, result.State);
    }

    [Theory, BothDatabases]
    public async Task Codes_that_exclude_each_other_and_items_that_disagree_with_them_are_named_together(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithTasksAsync(provider);
        var request = InFull((await county.TasksAsync())[0], "A", Verdict.Passed);
        request.InspectionResult.Codes.Add("1");
        request.InspectionResult.CheckMethods.Add("9");
        (await county.Host.RefuseAsync(Official.BureauClerk, request)).Is(
            StatusCode.InvalidArgument, "inspection_result.codes[1] CODES_EXCLUDE", "inspection_result.check_methods[2] METHOD_ON_THE_LIST", "inspection_result.item_outcomes OUTCOMES_AGREE");
    }

    /// <summary>One list for both: the county adds a method once, a plan names its label and a result its code.</summary>
    [Theory, BothDatabases]
    public async Task A_method_that_the_county_adds_serves_plans_and_results(StoreProvider provider)
    {
        var plan = CountyPlan.Joint();
        plan.InspectionPlan.Batches[0].CheckMethods.Add("视频检查");
        await using (var without = await CountyAtWork.WithItemsAsync(provider))
            (await without.Host.RefuseAsync(Official.BureauClerk, plan)).Is(StatusCode.InvalidArgument, "inspection_plan.batches[0].check_methods[0] WORD_ON_THE_LIST");
        plan.RequestId = "";
        await using var county = await CountyAtWork.WithTasksAsync(provider, plan, ("County:Results:CheckMethods:Entries:6:Code", "7"), ("County:Results:CheckMethods:Entries:6:Label", "视频检查"));
        var request = CountyAtWork.ResultOf((await county.TasksAsync())[0], "mzj");
        request.InspectionResult.CheckMethods.Add("7");
        Assert.Equal(["7"], (await county.Host.AskAsync<InspectionResult>(Official.BureauClerk, request)).CheckMethods);
    }

    private static SubmitResultRequest InFull(InspectionTask task, string code, Verdict first)
    {
        var request = CountyAtWork.ResultOf(task, "mzj", code);
        request.InspectionResult.CheckMethods.AddRange(["1", "4"]);
        request.InspectionResult.ItemOutcomes.AddRange(task.Parts.Single(part => part.Department == "departments/mzj").Items.Select((item, place) => new ItemOutcome
        {
            Item = item,
            Verdict = place == 0 ? first : Verdict.Passed,
            Finding = place == 0 && first == Verdict.Failed ? "标志未经审核" : "",
        }));
        return request;
    }
}
