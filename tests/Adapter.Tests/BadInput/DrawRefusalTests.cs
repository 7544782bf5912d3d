using ChangliBridge.Adapter.Tests.Hosting;
using ChangliBridge.Contract.V1;
using ChangliBridge.Store;
using ChangliBridge.Store.Mirror;
using ChangliBridge.Testing;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Xunit;
using TargetType = ChangliBridge.Domain.Catalog.TargetType;

namespace ChangliBridge.Adapter.Tests.BadInput;

/// <summary>Draws that must not be, and contributions out of order: refused, and nothing is stored.</summary>
public sealed class DrawRefusalTests
{
    [Theory, BothDatabases]
    public async Task Only_a_batch_of_a_disclosed_plan_is_drawn(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithItemsAsync(provider);
        await county.Host.AskAsync<InspectionPlan>(Official.BureauClerk, CountyPlan.Joint());
        (await county.Host.RefuseAsync(Official.BureauClerk, CountyAtWork.FreezeRequest())).Is(StatusCode.FailedPrecondition, "parent PLAN_DISCLOSED");
        await county.ApproveAsync(CountyPlan.Name);
        await county.Host.AskAsync<InspectionPlan>(Official.BureauClerk, new FileInspectionPlanRequest { Name = CountyPlan.Name });
        var unknown = CountyAtWork.FreezeRequest();
        unknown.BatchId = "nothing";
        (await county.Host.RefuseAsync(Official.BureauClerk, unknown)).Is(StatusCode.NotFound, "parent PLAN_DISCLOSED", "batch_id UNKNOWN");
    }

    [Theory, BothDatabases]
    public async Task A_batch_whose_window_is_over_is_not_drawn(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithPlanAsync(provider);
        await county.AdvanceAsync(new DateTimeOffset(2023, 11, 11, 0, 0, 0, TimeSpan.FromHours(8)));
        (await county.Host.RefuseAsync(Official.BureauClerk, CountyAtWork.FreezeRequest())).Is(StatusCode.FailedPrecondition,
            "batch_id WINDOW_AHEAD", "slots[0].close_time CONTRIBUTION_IN_ORDER", "slots[1].close_time CONTRIBUTION_IN_ORDER", "slots[2].close_time CONTRIBUTION_IN_ORDER");
    }

    [Theory, BothDatabases]
    public async Task An_empty_frame_is_not_drawn(StoreProvider provider)
    {
        var plan = CountyPlan.Joint();
        plan.InspectionPlan.Batches[0].Scope.Tags.Add("没有对象带有的标注");
        await using var county = await CountyAtWork.WithPlanAsync(provider, plan);
        (await county.Host.RefuseAsync(Official.BureauClerk, CountyAtWork.FreezeRequest())).Is(StatusCode.FailedPrecondition, "frame DRAW_INPUT");
    }

    [Theory, BothDatabases]
    public async Task A_register_with_one_credit_code_twice_is_not_drawn_from(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithPlanAsync(provider);
        var code = Register.CreditCodeOf(3);
        await county.Host.WriteAsync(unit =>
        {
            unit.Db.Add(Register.Target("twin-99", TargetType.SoleTrader, code));
            return Task.CompletedTask;
        });
        var refusal = (await county.Host.RefuseAsync(Official.BureauClerk, CountyAtWork.FreezeRequest())).Is(StatusCode.FailedPrecondition, "frame DRAW_INPUT");
        Assert.Contains(code, refusal.Text);
    }

    [Theory, BothDatabases]
    public async Task A_target_that_no_stratum_takes_stops_the_draw(StoreProvider provider)
    {
        var plan = CountyPlan.Joint();
        plan.InspectionPlan.Batches[0].Strata.RemoveAt(2);
        await using var county = await CountyAtWork.WithPlanAsync(provider, plan);
        var refusal = (await county.Host.RefuseAsync(Official.BureauClerk, CountyAtWork.FreezeRequest())).Is(StatusCode.FailedPrecondition, "batch_id DRAW_INPUT");
        Assert.Contains("5个对象", refusal.Text);
    }

    [Theory, BothDatabases]
    public async Task A_contribution_for_no_slot_or_of_somebody_else_is_refused(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithPlanAsync(provider);
        var draw = await county.FreezeAsync();
        var commitment = CountyAtWork.CommitmentOf(draw, "mzj");
        (await county.Host.RefuseAsync(Official.BureauClerk, new AddContributionRequest { Name = draw.Name, Slot = "nobody", Commitment = commitment }))
            .Is(StatusCode.FailedPrecondition, "slot CONTRIBUTION_IN_ORDER");
        (await county.Host.RefuseAsync(Official.MarketClerk, new AddContributionRequest { Name = draw.Name, Slot = "mzj", Commitment = commitment }))
            .Is(StatusCode.PermissionDenied, "slot NOT_PERMITTED");
        (await county.Host.RefuseAsync(Official.BureauClerk, new AddContributionRequest { Name = draw.Name, Slot = "mzj", Commitment = "abc" }))
            .Is(StatusCode.InvalidArgument, "commitment FIELD_MALFORMED");
    }

    [Theory, BothDatabases]
    public async Task A_value_opened_early_changed_or_other_than_committed_is_refused(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithPlanAsync(provider);
        var draw = await county.FreezeAsync();
        await county.CommitAsync(draw, "mzj");
        await county.CommitAsync(draw, "scjgj");
        var open = new AddContributionRequest { Name = draw.Name, Slot = "mzj", Value = CountyAtWork.ValueOf("mzj") };
        (await county.Host.RefuseAsync(Official.BureauClerk, open)).Is(StatusCode.FailedPrecondition, "value CONTRIBUTION_IN_ORDER");
        (await county.Host.RefuseAsync(Official.BureauClerk, new AddContributionRequest { Name = draw.Name, Slot = "mzj", Commitment = new string('0', 64) }))
            .Is(StatusCode.FailedPrecondition, "commitment CONTRIBUTION_IN_ORDER");
        (await county.Host.RefuseAsync(Official.BureauClerk, new RevealDrawRequest { Name = draw.Name })).Is(StatusCode.FailedPrecondition, "name CONTRIBUTION_IN_ORDER");
        await county.CommitAsync(draw, "ssjb");
        (await county.Host.RefuseAsync(Official.BureauClerk, new AddContributionRequest { Name = draw.Name, Slot = "mzj", Value = CountyAtWork.ValueOf("scjgj") }))
            .Is(StatusCode.FailedPrecondition, "value CONTRIBUTION_IN_ORDER");
        await county.Host.AskAsync<Draw>(Official.BureauClerk, open.Clone());
    }

    [Theory, BothDatabases]
    public async Task A_commitment_after_the_closing_time_is_refused(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithPlanAsync(provider);
        var draw = await county.FreezeAsync();
        await county.AdvanceAsync(SteppedClock.DemoStart.AddDays(4));
        (await county.Host.RefuseAsync(Official.BureauClerk, new AddContributionRequest { Name = draw.Name, Slot = "mzj", Commitment = CountyAtWork.CommitmentOf(draw, "mzj") }))
            .Is(StatusCode.FailedPrecondition, "commitment CONTRIBUTION_IN_ORDER");
    }

    [Theory, BothDatabases]
    public async Task A_contribution_without_commitment_and_value_is_refused(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithPlanAsync(provider);
        var draw = await county.FreezeAsync();
        var refusal = await county.Host.RefuseAsync(Official.BureauClerk, new AddContributionRequest { Name = draw.Name, Slot = "mzj" });
        Assert.Equal(StatusCode.InvalidArgument, refusal.Code);
    }

    [Theory, BothDatabases]
    public async Task Inspectors_without_valid_certificate_are_never_assigned_and_a_shortage_stops_the_confirmation(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithPlanAsync(provider);
        // 05 stays able, 06 has no certificate, 07 an expired one.
        await county.Host.WriteAsync(unit => Mirror.Inspectors(unit.Db).Where(inspector => inspector.Department == "mzj" && inspector.Id.CompareTo("mzj-05") < 0)
            .ExecuteUpdateAsync(set => set.SetProperty(inspector => inspector.ValidUntil, new DateOnly(2023, 11, 9))));
        var draw = await county.RevealAsync(await county.FreezeAsync());
        Assert.Equal(CountyPlan.Drawn, draw.Shortages.Count);
        var refusal = await county.Host.RefuseAsync(Official.BureauClerk, new ConfirmDrawRequest { Name = draw.Name });
        refusal.Is(StatusCode.FailedPrecondition, [.. Enumerable.Repeat("name INSPECTORS_SUFFICE", CountyPlan.Drawn)]);
        var seats = await county.Host.AskAsync<ListAssignmentsResponse>(Official.BureauClerk, new ListAssignmentsRequest { Parent = draw.Name });
        Assert.All(seats.Assignments.Where(seat => seat.Department == "departments/mzj"), seat => Assert.Equal("inspectors/mzj-05", seat.Inspector));
        Assert.DoesNotContain(seats.Assignments, seat => seat.Inspector is "inspectors/scjgj-06" or "inspectors/scjgj-07");
    }

    [Theory, BothDatabases]
    public async Task A_recused_inspector_is_never_assigned(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithPlanAsync(provider);
        foreach (var target in Enumerable.Range(1, 5).Select(i => $"ent-d{i}"))
        {
            foreach (var inspector in new[] { "mzj-01", "mzj-02", "mzj-03" })
                await county.Host.AskAsync<Recusal>(Official.BureauClerk, new DeclareRecusalRequest { Inspector = $"inspectors/{inspector}", Target = $"inspectionTargets/{target}", Reason = "利害关系" });
        }
        await county.RevealAsync(await county.FreezeAsync());
        await county.ConfirmAsync();
        var ofGradeD = (await county.TasksAsync()).Where(task => task.Target.Contains("ent-d", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, ofGradeD.Count);
        Assert.All(ofGradeD, task => Assert.Equal(["inspectors/mzj-04", "inspectors/mzj-05"], task.Parts[0].Inspectors.Order()));
    }
}
