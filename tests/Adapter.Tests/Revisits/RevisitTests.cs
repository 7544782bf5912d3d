using System.Text.Json;
using ChangliBridge.Adapter.Tests.Drawing;
using ChangliBridge.Adapter.Tests.Hosting;
using ChangliBridge.Contract.V1;
using ChangliBridge.Domain.Drawing.Evidence;
using ChangliBridge.Store;
using ChangliBridge.Store.Mirror;
using ChangliBridge.Testing;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Xunit;
using Outcome = ChangliBridge.Contract.V1.RevisitItem.Types.Outcome;
using Verdict = ChangliBridge.Contract.V1.RevisitItem.Types.Verdict;

namespace ChangliBridge.Adapter.Tests.Revisits;

/// <summary>回访: drawn by the machinery of every draw, entered by the second office, compared with the first results.</summary>
public sealed class RevisitTests
{
    private const string Plan = "inspectionPlans/2023-revisit";
    private static readonly Official Clerk = Official.ClerkOf("ssjb");
    private static readonly DateTimeOffset VisitDay = new(2023, 11, 13, 9, 0, 0, TimeSpan.FromHours(8));

    [Theory, BothDatabases]
    public async Task Finished_inspections_are_drawn_verifiably_and_no_task_is_made(StoreProvider provider)
    {
        await using var county = await FinishedAsync(provider);
        await PlanAsync(county);

        var draw = await DrawAsync(county);

        Assert.Equal((3, "committed"), (draw.FrameSize, draw.Assurance)); // the fourth is not reviewed yet
        foreach (var kind in new[] { GetBundleRequest.Types.Kind.Full, GetBundleRequest.Types.Kind.Sealed })
            DrawDesk.Holds(BundleVerifier.Verify(await county.BundleAsync(Clerk, draw, kind), await county.PublishedKeysAsync()));
        var leaves = DrawDesk.FilesOf(await county.BundleAsync(Clerk, draw))["leaves.csv"];
        Assert.Contains("2023-halal-1-0001", leaves);
        Assert.Equal(CountyPlan.Drawn, (await county.TasksAsync()).Count);
        var revisits = await ListAsync(county, Clerk);
        Assert.Equal(3, revisits.TotalSize);
        Assert.All(revisits.Revisits, revisit => Assert.Equal(2, revisit.DrawnInspectors.Count(inspector => inspector.StartsWith("inspectors/ssjb-", StringComparison.Ordinal))));
        Assert.Equal([1L], (await county.Host.AskAsync<GetIndicatorsResponse>(Official.Office, new GetIndicatorsRequest { Year = 2023 })).Indicators.Select(indicator => indicator.Denominator).Take(1));
    }

    [Theory, BothDatabases]
    public async Task What_the_revisit_finds_is_compared_and_changes_the_problem_rate(StoreProvider provider)
    {
        await using var county = await FinishedAsync(provider);
        await PlanAsync(county);
        await DrawAsync(county);
        await county.AdvanceAsync(VisitDay);
        var revisits = (await ListAsync(county, Clerk)).Revisits;
        Assert.Empty((await ListAsync(county, Official.BureauClerk)).Revisits);

        // The first task had a problem that is gone; in the second one was missed; the third agrees.
        var ended = new List<Revisit>();
        foreach (var (revisit, i) in revisits.Select((revisit, i) => (revisit, i)))
            ended.Add(await ConcludeAsync(county, revisit, i == 1 ? Outcome.Problem : Outcome.NoProblem));

        Assert.Equal([Verdict.FirstFoundMore, Verdict.FirstMissed, Verdict.Agrees], ended.Select(revisit => revisit.Items[0].Verdict));
        Assert.Equal([$"{ended[1].Task}/results/mzj"], ended[1].MissedResults);
        Assert.Equal([(1, 3), (1, 2), (1, 1)], await ToldAsync(county));
        var effect = await county.Host.AskAsync<RevisitEffect>(Clerk, new GetRevisitEffectRequest { Parent = Plan });
        Assert.Equal(("100.0%", 3, 3), (effect.Rate.Text, effect.Rate.Numerator, effect.Rate.Denominator));
        Assert.Equal((1, 3, 2, 3), (effect.Before.Numerator, effect.Before.Denominator, effect.After.Numerator, effect.After.Denominator));
        Assert.Equal((4, 1, 1, 0), (effect.Agreed, effect.FirstMissed, effect.FirstFoundMore, effect.NotCompared));
        Assert.Equal(3, (await ListAsync(county, Official.BureauClerk)).TotalSize);
        var rate = (await county.Host.AskAsync<GetIndicatorsResponse>(Official.Office, new GetIndicatorsRequest { Year = 2023 })).Indicators.Single(indicator => indicator.Indicator_ == "revisit-rate-by-target");
        Assert.Equal((3L, 3L), (rate.Numerator, rate.Denominator));
        Assert.Single((await county.Host.AskAsync<Report>(Official.Office, new GetReportRequest { Year = 2023 })).ReportRows);
    }

    [Theory, BothDatabases]
    public async Task A_plan_of_revisits_is_planned_anew_and_neither_updated_nor_adjusted(StoreProvider provider)
    {
        await using var county = await FinishedAsync(provider);
        var plan = await county.Host.AskAsync<InspectionPlan>(Clerk, PlanRequest());
        (await county.Host.RefuseAsync(Clerk, new UpdateInspectionPlanRequest { InspectionPlan = plan, Etag = plan.Etag })).Is(StatusCode.FailedPrecondition, "inspection_plan.name REVISIT_PLAN_KEPT");
        (await county.Host.RefuseAsync(Clerk, new AdjustInspectionPlanRequest { InspectionPlan = plan, Reason = "改期", Etag = plan.Etag })).Is(StatusCode.FailedPrecondition, "inspection_plan.name REVISIT_PLAN_KEPT");
        var anew = PlanRequest();
        anew.InspectionPlanId += "-2";
        Assert.Equal(plan.Batches[0].RevisitedPlan, (await county.Host.AskAsync<InspectionPlan>(Clerk, anew)).Batches[0].RevisitedPlan);
    }

    [Theory, BothDatabases]
    public async Task Who_inspected_neither_plans_nor_reviews_a_revisit(StoreProvider provider)
    {
        await using var county = await FinishedAsync(provider);
        Assert.Equal("REVISIT_BY_SECOND_OFFICE", (await county.Host.RefuseAsync(Official.MarketClerk, PlanRequest())).Reason);
        await PlanAsync(county);
        await DrawAsync(county);
        await county.AdvanceAsync(VisitDay);
        var revisit = (await ListAsync(county, Clerk)).Revisits[0];
        await county.Host.AskAsync<Revisit>(Clerk, Entry(revisit, Outcome.NoProblem));
        var review = new ReviewRevisitRequest { Name = revisit.Name };
        Assert.Equal(StatusCode.NotFound, (await county.Host.RefuseAsync(Official.BureauApprover, review)).Code);
        Assert.Equal("REVISIT_REVIEWED_BY_OTHERS", (await county.Host.RefuseAsync(new Official(Clerk.Id, "ssjb", "approver"), review)).Reason);
        var returned = await county.Host.AskAsync<Revisit>(Official.ApproverOf("ssjb"), new ReturnRevisitRequest { Name = revisit.Name, Reason = "请补充照片" });
        Assert.Equal((Revisit.Types.State.Returned, "请补充照片"), (returned.State, returned.ReturnReason));
    }

    [Theory, BothDatabases]
    public async Task A_result_reviewed_while_the_list_is_frozen_is_noticed(StoreProvider provider)
    {
        await using var county = await FinishedAsync(provider);
        await PlanAsync(county);
        await using var db = county.Host.Store.Read();
        var before = await Adapter.Endpoints.FreezeSource.OfAsync(db, "2023-revisit", TestContext.Current.CancellationToken);
        await county.ConcludeAsync((await county.TasksAsync())[3], "scjgj");
        Assert.NotEqual(before, await Adapter.Endpoints.FreezeSource.OfAsync(db, "2023-revisit", TestContext.Current.CancellationToken));
    }

    private static async Task<CountyAtWork> FinishedAsync(StoreProvider provider)
    {
        var county = await CountyAtWork.WithTasksAsync(provider);
        await county.Host.WriteAsync(unit =>
        {
            unit.Db.AddRange(Enumerable.Range(1, 4).Select(number => new MirroredInspector { Snapshot = 1, Id = $"ssjb-{number:00}", Name = $"测试回访员{number}", Department = "ssjb", CertificateNumber = $"冀C9{number}" }));
            return Task.CompletedTask;
        });
        foreach (var (task, i) in (await county.TasksAsync()).Select((task, i) => (task, i)))
        {
            await county.ConcludeAsync(task, "mzj", i == 0 ? "A" : "1");
            if (i < 3)
                await county.ConcludeAsync(task, "scjgj");
        }
        return county;
    }

    private static PlanRevisitRequest PlanRequest() => new()
    {
        InspectionPlanId = "2023-revisit",
        Title = "2023年随机抽查回访计划",
        RevisitedPlan = CountyPlan.Name,
        StartDate = CountyPlan.Day(2023, 11, 13),
        EndDate = CountyPlan.Day(2023, 11, 17),
        Inspectors = 2,
        WithoutProblem = "all",
        WithProblem = "all",
    };

    private static async Task PlanAsync(CountyAtWork county)
    {
        await county.Host.AskAsync<InspectionPlan>(Clerk, PlanRequest());
        await county.Host.AskAsync<InspectionPlan>(Clerk, new SubmitInspectionPlanRequest { Name = Plan });
        await county.Host.AskAsync<InspectionPlan>(Official.ApproverOf("ssjb"), new ApproveInspectionPlanRequest { Name = Plan });
        await county.Host.AskAsync<InspectionPlan>(Clerk, new FileInspectionPlanRequest { Name = Plan });
        await county.Host.AskAsync<InspectionPlan>(Clerk, new DiscloseInspectionPlanRequest { Name = Plan });
    }

    private static async Task<Draw> DrawAsync(CountyAtWork county)
    {
        string[] parties = ["mzj", "ssjb"];
        var draw = await county.Host.AskAsync<Draw>(Clerk, new FreezeDrawRequest
        {
            Parent = Plan,
            BatchId = "revisit",
            RevealBy = Timestamp.FromDateTimeOffset(CountyAtWork.CheckDay.AddDays(3)),
            Slots = { parties.Select(party => new ContributionSlot { Name = party, Outside = party == "mzj", CloseTime = Timestamp.FromDateTimeOffset(CountyAtWork.CheckDay.AddDays(2)) }) },
        });
        foreach (var party in parties)
            await county.CommitAsync(draw, party);
        foreach (var party in parties)
            await county.Host.AskAsync<Draw>(CountyAtWork.PartyOf(party), new AddContributionRequest { Name = draw.Name, Slot = party, Value = CountyAtWork.ValueOf(party) });
        await county.Host.AskAsync<Draw>(Clerk, new RevealDrawRequest { Name = draw.Name });
        return await county.Host.AskAsync<Draw>(Clerk, new ConfirmDrawRequest { Name = draw.Name });
    }

    private static Task<ListRevisitsResponse> ListAsync(CountyAtWork county, Official official) => county.Host.AskAsync<ListRevisitsResponse>(official, new ListRevisitsRequest());

    private static SubmitRevisitRequest Entry(Revisit revisit, Outcome outcome) => new()
    {
        Name = revisit.Name,
        VisitDate = CountyPlan.Day(2023, 11, 13),
        Inspectors = { revisit.DrawnInspectors },
        Findings =
        {
            revisit.Items.Select((item, i) => new SubmitRevisitRequest.Types.Finding { Item = item.Item, Outcome = i == 0 ? outcome : Outcome.NoProblem, Text = i == 0 && outcome == Outcome.Problem ? "台账不全" : "" }),
        },
    };

    /// <summary>Revision, and verdict on the first item, of every revisit that the province is told of.</summary>
    private static async Task<List<(int, int)>> ToldAsync(CountyAtWork county)
    {
        await using var db = county.Host.Store.Read();
        var told = await db.Set<Store.Ledger.Delivery>().Where(delivery => delivery.Kind == "revisit" && delivery.Platform == "provincial").OrderBy(delivery => delivery.BusinessKey).ToListAsync(TestContext.Current.CancellationToken);
        return [.. told.Select(delivery => (delivery.Revision, JsonDocument.Parse(delivery.Body).RootElement.GetProperty("comparisons")[0].GetProperty("verdict").GetInt32()))];
    }

    private static async Task<Revisit> ConcludeAsync(CountyAtWork county, Revisit revisit, Outcome outcome)
    {
        await county.Host.AskAsync<Revisit>(Clerk, Entry(revisit, outcome));
        return await county.Host.AskAsync<Revisit>(Official.ApproverOf("ssjb"), new ReviewRevisitRequest { Name = revisit.Name });
    }
}
