using ChangliBridge.Adapter.Tests.Hosting;
using ChangliBridge.Contract.V1;
using ChangliBridge.Domain.Risk;
using ChangliBridge.Store;
using ChangliBridge.Testing;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Xunit;
using Disposal = ChangliBridge.Contract.V1.EarlyWarning.Types.Disposal;
using Warning = ChangliBridge.Domain.Risk.EarlyWarning;

namespace ChangliBridge.Adapter.Tests.Risk;

/// <summary>预警: who sees which, and what can be done about one.</summary>
public sealed class EarlyWarningTests
{
    [Theory, BothDatabases]
    public async Task A_department_sees_those_in_the_scope_of_its_batches_and_the_office_all(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithPlanAsync(provider);
        await PutAsync(county, "ent-a1", "out-state", "ent-b1", "out-tag");

        Assert.Equal(["inspectionTargets/ent-b1", "inspectionTargets/ent-a1"], (await ListAsync(county, Official.BureauClerk)).EarlyWarnings.Select(warning => warning.Target));
        Assert.Equal(4, (await ListAsync(county, Official.Office)).TotalSize);
        Assert.Empty((await ListAsync(county, Official.Stranger)).EarlyWarnings);
        var first = (await ListAsync(county, Official.BureauClerk)).EarlyWarnings[0];
        Assert.Equal(["inspectionItems/mzj-mz001"], first.Items);
        Assert.Equal(("A", "D", "to-highest", "local", "提高频次"), (first.GradeBefore, first.GradeAfter, first.Rule, first.Source, first.Advice));
        Assert.Equal(["inspectionItems/mzj-mz001", "inspectionItems/scjgj-sc001"], (await ListAsync(county, Official.Office)).EarlyWarnings[1].Items);
        Assert.Equal(StatusCode.PermissionDenied, (await county.Host.RefuseAsync(new Official("op", "mzj", "operator"), new ListEarlyWarningsRequest())).Code);
    }

    [Theory, BothDatabases]
    public async Task Pages_go_on_where_the_one_before_ended(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithPlanAsync(provider);
        await PutAsync(county, "ent-a1", "ent-a2", "ent-a3");
        var first = await county.Host.AskAsync<ListEarlyWarningsResponse>(Official.BureauClerk, new ListEarlyWarningsRequest { PageSize = 2, Rule = "to-highest", Grade = "D" });
        var second = await county.Host.AskAsync<ListEarlyWarningsResponse>(Official.BureauClerk, new ListEarlyWarningsRequest { PageSize = 2, PageToken = first.NextPageToken });
        Assert.Equal(3, first.TotalSize);
        Assert.Equal(["inspectionTargets/ent-a3", "inspectionTargets/ent-a2", "inspectionTargets/ent-a1"], first.EarlyWarnings.Concat(second.EarlyWarnings).Select(warning => warning.Target));
    }

    [Theory, BothDatabases]
    public async Task A_warning_of_the_index_alone_shows_both_indexes_and_can_be_asked_for(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithPlanAsync(provider);
        await PutAsync(county, "ent-a1");
        await PutAsync(county, "A", ["ent-a2"]);

        var only = Assert.Single((await county.Host.AskAsync<ListEarlyWarningsResponse>(Official.Office, new ListEarlyWarningsRequest { GradeUnchanged = true })).EarlyWarnings);

        Assert.Equal(("inspectionTargets/ent-a2", "A", "A", "20", "41.5"), (only.Target, only.GradeBefore, only.GradeAfter, only.IndexBefore, only.IndexAfter));
        Assert.Equal(2, (await ListAsync(county, Official.Office)).TotalSize);
    }

    [Theory, BothDatabases]
    public async Task A_warning_is_answered_once_with_a_batch_that_holds_the_target(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithPlanAsync(provider);
        await PutAsync(county, "ent-a1", "out-state");
        var (own, foreign) = ("earlyWarnings/1", "earlyWarnings/2");
        var answer = new AcknowledgeWarningRequest { Name = own, Disposal = Disposal.Included, Plan = CountyPlan.Name, BatchId = CountyPlan.BatchId };

        Assert.Equal(StatusCode.NotFound, (await county.Host.RefuseAsync(Official.BureauClerk, new AcknowledgeWarningRequest(answer) { Name = foreign })).Code);
        Assert.Equal("WARNING_ANSWERED", (await county.Host.RefuseAsync(Official.Office, new AcknowledgeWarningRequest(answer) { Name = foreign })).Reason);
        Assert.Equal(StatusCode.InvalidArgument, (await county.Host.RefuseAsync(Official.BureauClerk, new AcknowledgeWarningRequest { Name = own })).Code);
        var answered = await county.Host.AskAsync<Contract.V1.EarlyWarning>(Official.BureauClerk, answer);

        Assert.Equal((Disposal.Included, CountyPlan.Name, CountyPlan.BatchId, "mzj/mzj-clerk"), (answered.Disposal, answered.Plan, answered.BatchId, answered.Acknowledger));
        Assert.Equal("WRONG_STATE", (await county.Host.RefuseAsync(Official.BureauClerk, new AcknowledgeWarningRequest(answer) { RequestId = "" })).Reason);
        Assert.Empty((await ListAsync(county, Official.BureauClerk)).EarlyWarnings);
        Assert.Equal(own, Assert.Single((await county.Host.AskAsync<ListEarlyWarningsResponse>(Official.BureauClerk, new ListEarlyWarningsRequest { ShowAcknowledged = true })).EarlyWarnings).Name);
    }

    [Theory, BothDatabases]
    public async Task Those_of_a_rule_and_a_grade_that_the_settings_no_longer_have_can_still_be_asked_for(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithRegistersAsync(provider);
        await PutAsync(county, "E", ["ent-a1"]);
        await county.Host.WriteAsync(unit => unit.Db.Set<Warning>().ExecuteUpdateAsync(warning => warning.SetProperty(one => one.RuleId, "of-2022"), TestContext.Current.CancellationToken));
        var asked = new ListEarlyWarningsRequest { Rule = "of-2022", Grade = "E" };
        Assert.Equal("of-2022", Assert.Single((await county.Host.AskAsync<ListEarlyWarningsResponse>(Official.Office, asked)).EarlyWarnings).Rule);
        (await county.Host.RefuseAsync(Official.Office, new ListEarlyWarningsRequest { Rule = "of-2021", Grade = "F" })).Is(StatusCode.InvalidArgument, "rule FIELD_MALFORMED", "grade FIELD_MALFORMED");
    }

    private static Task<ListEarlyWarningsResponse> ListAsync(CountyAtWork county, Official official) =>
        county.Host.AskAsync<ListEarlyWarningsResponse>(official, new ListEarlyWarningsRequest());

    private static Task PutAsync(CountyAtWork county, params string[] targets) => PutAsync(county, "D", targets);

    private static Task PutAsync(CountyAtWork county, string after, string[] targets) => county.Host.WriteAsync(unit =>
    {
        foreach (var target in targets)
        {
            var warning = unit.Db.Add((Warning)Activator.CreateInstance(typeof(Warning), nonPublic: true)!);
            warning.CurrentValues.SetValues(new Dictionary<string, object?>
            {
                [nameof(Warning.TargetId)] = target,
                [nameof(Warning.Run)] = 7L,
                [nameof(Warning.Scheme)] = "hebei-abcd",
                [nameof(Warning.Before)] = "A",
                [nameof(Warning.After)] = after,
                [nameof(Warning.IndexBefore)] = new RiskIndex(20_00),
                [nameof(Warning.IndexAfter)] = new RiskIndex(41_50),
                [nameof(Warning.Month)] = "2023-10",
                [nameof(Warning.RuleId)] = "to-highest",
                [nameof(Warning.Source)] = "local",
                [nameof(Warning.Advice)] = "提高频次",
                [nameof(Warning.MadeAt)] = SteppedClock.DemoStart,
            });
        }
        return Task.CompletedTask;
    });
}
