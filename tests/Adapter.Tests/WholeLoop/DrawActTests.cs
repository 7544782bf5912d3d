using System.Text.Json;
using ChangliBridge.Adapter.Tests.Hosting;
using ChangliBridge.Contract.V1;
using ChangliBridge.Store;
using ChangliBridge.Testing;
using Grpc.Core;
using Xunit;

namespace ChangliBridge.Adapter.Tests.WholeLoop;

/// <summary>更换 and 作废: what may happen to a draw besides its straight way.</summary>
public sealed class DrawActTests
{
    [Theory, BothDatabases]
    public async Task An_inspector_is_replaced_with_approval_from_outside_only(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithPlanAsync(provider);
        var draw = await county.RevealAsync(await county.FreezeAsync());
        var seats = await SeatsAsync(county);
        var seat = seats.First(seat => seat.Department == "departments/mzj");
        var replace = new ReplaceInspectorRequest { Name = draw.Name, Target = seat.Target, Inspector = seat.Inspector, Reason = "病假" };
        (await county.Host.RefuseAsync(Official.BureauApprover, replace)).Is(StatusCode.PermissionDenied, "name APPROVER_OUTSIDE");
        var withoutReason = replace.Clone();
        (withoutReason.Reason, withoutReason.RequestId) = ("", "");
        (await county.Host.RefuseAsync(Official.MarketApprover, withoutReason)).Is(StatusCode.InvalidArgument, "reason FIELD_REQUIRED");
        replace.RequestId = "";
        await county.Host.AskAsync<Draw>(Official.MarketApprover, replace);
        var after = await SeatsAsync(county);
        Assert.DoesNotContain(seat, after);
        Assert.Equal(seats.Count, after.Count);
        var gone = replace.Clone();
        gone.RequestId = "";
        (await county.Host.RefuseAsync(Official.Office, gone)).Is(StatusCode.FailedPrecondition, "inspector INSPECTOR_ASSIGNED");
        await county.ConfirmAsync();
        var task = (await county.TasksAsync()).Single(task => task.TargetCode == seat.Target);
        Assert.DoesNotContain(seat.Inspector, task.Parts[0].Inspectors);
    }

    [Theory, BothDatabases]
    public async Task A_batch_has_one_standing_draw_and_a_new_one_names_the_voided(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithPlanAsync(provider);
        var first = await county.FreezeAsync();
        (await county.Host.RefuseAsync(Official.BureauClerk, CountyAtWork.FreezeRequest())).Is(StatusCode.FailedPrecondition, "batch_id ONE_OPEN_DRAW");
        await county.Host.RefuseAsync(Official.BureauClerk, new VoidDrawRequest { Name = first.Name, Reason = "参与方逾期" });
        var voided = await county.Host.AskAsync<Draw>(Official.Office, new VoidDrawRequest { Name = first.Name, Reason = "参与方逾期" });
        Assert.Equal((Draw.Types.State.Void, "参与方逾期"), (voided.State, voided.VoidReason));
        var second = await county.FreezeAsync();
        Assert.Equal($"{CountyPlan.Name}/draws/2", second.Name);
        Assert.Equal(first.Commitment, JsonDocument.Parse(second.Header).RootElement.GetProperty("previous").GetString());
        Assert.Equal(new string('0', 64), JsonDocument.Parse(first.Header).RootElement.GetProperty("previous").GetString());
        (await county.Host.RefuseAsync(Official.BureauClerk, CountyAtWork.CommitRequest(first, "mzj")))
            .Is(StatusCode.FailedPrecondition, "name WRONG_STATE");
        await county.RevealAsync(second);
    }

    [Theory, BothDatabases]
    public async Task Draws_frozen_at_the_same_time_stand_in_one_chain(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithPlanAsync(provider);
        string[] others = ["second", "third", "fourth"];
        foreach (var id in others)
        {
            var plan = CountyPlan.Joint();
            plan.InspectionPlanId = id;
            await county.DiscloseAsync(plan);
        }
        var draws = await Task.WhenAll(others.Prepend(CountyPlan.Id).Select(id =>
        {
            var request = CountyAtWork.FreezeRequest();
            request.Parent = $"inspectionPlans/{id}";
            return county.Host.AskAsync<Draw>(Official.BureauClerk, request);
        }));
        var previous = draws.ToDictionary(draw => JsonDocument.Parse(draw.Header).RootElement.GetProperty("previous").GetString()!, draw => draw.Commitment);
        var (chain, at) = (0, new string('0', 64));
        for (; previous.TryGetValue(at, out var next); at = next)
            chain++;
        Assert.Equal(draws.Length, chain);
    }

    [Theory, BothDatabases]
    public async Task A_confirmed_draw_stands(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithTasksAsync(provider);
        (await county.Host.RefuseAsync(Official.Office, new VoidDrawRequest { Name = CountyPlan.FirstDraw, Reason = "重来" })).Is(StatusCode.FailedPrecondition, "name WRONG_STATE");
        (await county.Host.RefuseAsync(Official.BureauClerk, new ConfirmDrawRequest { Name = CountyPlan.FirstDraw })).Is(StatusCode.FailedPrecondition, "name WRONG_STATE");
        (await county.Host.RefuseAsync(Official.BureauClerk, new RevealDrawRequest { Name = CountyPlan.FirstDraw })).Is(StatusCode.FailedPrecondition, "name WRONG_STATE");
    }

    [Theory, BothDatabases]
    public async Task Nothing_of_the_outcome_is_told_before_the_reveal(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithPlanAsync(provider);
        var draw = await county.FreezeAsync();
        Assert.Equal(("", 0, 0), (draw.Seed, draw.DrawnCount, draw.SeatCount));
        Assert.Empty(await SeatsAsync(county));
        var fault = await Assert.ThrowsAsync<RpcException>(() => county.Host.Link.StreamAsync(TokenDesk.For(Official.BureauClerk), new GetBundleRequest { Name = draw.Name }));
        Refusal.Of(fault).Is(StatusCode.FailedPrecondition, "name WRONG_STATE");
    }

    private static async Task<List<Assignment>> SeatsAsync(CountyAtWork county) =>
        [.. (await county.Host.AskAsync<ListAssignmentsResponse>(Official.BureauClerk, new ListAssignmentsRequest { Parent = CountyPlan.FirstDraw })).Assignments];
}
