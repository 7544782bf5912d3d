using System.Text.Json;
using ChangliBridge.Adapter.Tests.Hosting;
using ChangliBridge.Contract.V1;
using ChangliBridge.Domain.Drawing.Evidence;
using ChangliBridge.Store;
using ChangliBridge.Testing;
using Grpc.Core;
using Xunit;

namespace ChangliBridge.Adapter.Tests.Drawing;

/// <summary>读法选择: the lead's choice at the freeze enters the rule with its reason and changes what is drawn.</summary>
public sealed class ReadingChoiceTests
{
    private const string Reason = "局务会2023年第7号纪要";

    [Theory, BothDatabases]
    public async Task The_choice_enters_the_rule_and_the_quotas(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithPlanAsync(provider);
        var request = Freeze(new ReadingChoice { Mode = Overall.Types.Mode.TopUp, Rounding = Rounding.Up, Minimum = 2, Reason = Reason });
        var draw = await county.Host.AskAsync<Draw>(Official.BureauClerk, request);
        var rule = JsonDocument.Parse(draw.Rule).RootElement;
        Assert.Equal((Reason, "up", "top_up"), (rule.GetProperty("note").GetString(), rule.GetProperty("rounding").GetString(), rule.GetProperty("overall").GetProperty("mode").GetString()));
        Assert.All(rule.GetProperty("strata").EnumerateArray(), stratum => Assert.Equal(2, stratum.GetProperty("minimum").GetInt32()));
        // 10 sole traders, 5 of each other stratum: each is raised to two.
        Assert.Equal([(10, 2), (5, 2), (5, 2), (5, 2), (5, 2), (5, 2)], draw.Strata.Select(stratum => (stratum.Size, stratum.Quota)));
        Assert.Equal((12, 2), (draw.StrataTotal, draw.OverallTotal));
        await county.OpenAllAsync(draw, "mzj");
        Assert.Equal(12, (await county.RevealOnlyAsync(draw)).DrawnCount);
        DrawDesk.Holds(BundleVerifier.Verify(await county.BundleAsync(Official.BureauClerk, draw), await county.PublishedKeysAsync()));
    }

    [Theory, BothDatabases]
    public async Task A_choice_of_the_mode_alone_keeps_the_plans_rounding_and_minimums(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithPlanAsync(provider);
        var draw = await county.Host.AskAsync<Draw>(Official.BureauClerk, Freeze(new ReadingChoice { Mode = Overall.Types.Mode.Budget, Reason = Reason }));
        var rule = JsonDocument.Parse(draw.Rule).RootElement;
        Assert.Equal((Reason, "half_up", "budget"), (rule.GetProperty("note").GetString(), rule.GetProperty("rounding").GetString(), rule.GetProperty("overall").GetProperty("mode").GetString()));
        Assert.Equal(2, draw.Strata.Sum(stratum => stratum.Quota));
    }

    [Theory, BothDatabases]
    public async Task A_choice_without_reason_or_out_of_range_is_refused_by_its_fields(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithPlanAsync(provider);
        (await county.Host.RefuseAsync(Official.BureauClerk, Freeze(new ReadingChoice { Mode = Overall.Types.Mode.TopUp }))).Is(StatusCode.InvalidArgument, "reading.reason FIELD_REQUIRED");
        (await county.Host.RefuseAsync(Official.BureauClerk, Freeze(new ReadingChoice { Rounding = (Rounding)9, Minimum = -1, Reason = Reason })))
            .Is(StatusCode.InvalidArgument, "reading.mode OVERALL_READING_RECORDED", "reading.rounding FIELD_MALFORMED", "reading.minimum TAKE_IN_FORM");
    }

    [Theory, BothDatabases]
    public async Task A_budget_is_not_split_where_a_stratum_takes_a_count(StoreProvider provider)
    {
        var plan = CountyPlan.Joint();
        plan.InspectionPlan.Batches[0].Strata[0].Take = "2";
        await using var county = await CountyAtWork.WithPlanAsync(provider, plan);
        (await county.Host.RefuseAsync(Official.BureauClerk, Freeze(new ReadingChoice { Mode = Overall.Types.Mode.Budget, Reason = Reason }))).Is(StatusCode.InvalidArgument, "reading.mode TAKE_IN_FORM");
    }

    [Theory, BothDatabases]
    public async Task A_plan_without_an_overall_clause_has_no_reading_to_choose(StoreProvider provider)
    {
        var plan = CountyPlan.Joint();
        plan.InspectionPlan.Batches[0].Overall = null;
        await using var county = await CountyAtWork.WithPlanAsync(provider, plan);
        (await county.Host.RefuseAsync(Official.BureauClerk, Freeze(new ReadingChoice { Mode = Overall.Types.Mode.TopUp, Reason = Reason }))).Is(StatusCode.InvalidArgument, "reading.mode OVERALL_READING_RECORDED");
    }

    private static FreezeDrawRequest Freeze(ReadingChoice choice)
    {
        var request = DrawDesk.Freeze(DrawDesk.Committed("mzj"));
        request.Reading = choice;
        return request;
    }
}
