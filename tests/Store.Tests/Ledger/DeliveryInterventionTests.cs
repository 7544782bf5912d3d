using ChangliBridge.Domain.Rules;
using ChangliBridge.Store.Ledger;
using ChangliBridge.Testing;
using Xunit;

namespace ChangliBridge.Store.Tests.Ledger;

public sealed class DeliveryInterventionTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task A_delivery_held_before_its_turn_waits_until_it_is_released(StoreProvider provider)
    {
        await using var world = await LedgerWorld.OpenAsync(provider, Cancelled);
        var id = await world.EnqueueAsync("k", Cancelled);

        await ActAsync(world, "op-1", (unit, ct) => world.Intervention.HoldAsync(unit, id, "待核实", ct));
        Assert.Empty(await world.ClaimAsync(9, Cancelled));
        Assert.Equal((DeliveryState.Held, "待核实"), ((await world.RowAsync(id, Cancelled)).State, (await world.RowAsync(id, Cancelled)).LastError));

        await ActAsync(world, "op-1", (unit, ct) => world.Intervention.ReleaseAsync(unit, id, ct));
        Assert.Equal(DeliveryAct.Send, Assert.Single(await world.ClaimAsync(9, Cancelled)).Act);
    }

    [Theory, BothDatabases]
    public async Task What_may_have_been_sent_is_looked_up_when_it_is_released(StoreProvider provider)
    {
        await using var world = await LedgerWorld.OpenAsync(provider, Cancelled);
        var id = await world.EnqueueAsync("k", Cancelled);
        await world.EndAsync(Assert.Single(await world.ClaimAsync(9, Cancelled)), new DeliveryEvent.OutcomeUnknown(0), Cancelled);
        await ActAsync(world, "op-1", (unit, ct) => world.Intervention.HoldAsync(unit, id, "待核实", ct));

        await ActAsync(world, "op-1", (unit, ct) => world.Intervention.RetryAsync(unit, id, ct));
        // The settle window of the last send stands, whoever releases the row.
        Assert.Empty(await world.ClaimAsync(9, Cancelled));
        await world.PassAsync(500, Cancelled);

        Assert.Equal(DeliveryAct.Lookup, Assert.Single(await world.ClaimAsync(9, Cancelled)).Act);
    }

    [Theory, BothDatabases]
    public async Task A_retry_ends_a_back_off_and_leaves_a_settle_window_alone(StoreProvider provider)
    {
        await using var world = await LedgerWorld.OpenAsync(provider, Cancelled);
        var (waiting, unknown) = (await world.EnqueueAsync("a", Cancelled), await world.EnqueueAsync("b", Cancelled));
        foreach (var lease in await world.ClaimAsync(9, Cancelled))
            await world.EndAsync(lease, lease.Id == waiting ? new DeliveryEvent.NotSent(20_000) : new DeliveryEvent.OutcomeUnknown(0), Cancelled);

        await ActAsync(world, "op-1", (unit, ct) => world.Intervention.RetryAsync(unit, waiting, ct));
        var refused = await Assert.ThrowsAsync<RuleViolation>(() => ActAsync(world, "op-1", (unit, ct) => world.Intervention.RetryAsync(unit, unknown, ct)));

        Assert.Equal(Rule.WrongState, refused.Faults.Single().Rule);
        Assert.Equal(waiting, Assert.Single(await world.ClaimAsync(9, Cancelled)).Id);
    }

    [Theory, BothDatabases]
    public async Task Two_persons_give_a_delivery_up_and_its_next_revision_may_go(StoreProvider provider)
    {
        await using var world = await LedgerWorld.OpenAsync(provider, Cancelled);
        var (first, second) = (await world.EnqueueAsync("k", 1, "mzj", Cancelled), await world.EnqueueAsync("k", 2, "mzj", Cancelled));
        await ActAsync(world, "op-1", (unit, ct) => world.Intervention.HoldAsync(unit, first, "录错对象", ct));
        Assert.Empty(await world.ClaimAsync(9, Cancelled));

        var early = await Assert.ThrowsAsync<RuleViolation>(() => ActAsync(world, "op-2", (unit, ct) => world.Intervention.ConfirmDiscardAsync(unit, first, ct)));
        await ActAsync(world, "op-1", (unit, ct) => DeliveryIntervention.ProposeDiscardAsync(unit, first, "录错对象", ct));
        var alone = await Assert.ThrowsAsync<RuleViolation>(() => ActAsync(world, "op-1", (unit, ct) => world.Intervention.ConfirmDiscardAsync(unit, first, ct)));
        await ActAsync(world, "op-2", (unit, ct) => world.Intervention.ConfirmDiscardAsync(unit, first, ct));

        Assert.Equal((Rule.WrongState, Rule.SecondPerson), (early.Faults.Single().Rule, alone.Faults.Single().Rule));
        Assert.Equal((DeliveryState.Discarded, "录错对象"), ((await world.RowAsync(first, Cancelled)).State, (await world.RowAsync(first, Cancelled)).LastError));
        Assert.Equal(second, Assert.Single(await world.ClaimAsync(9, Cancelled)).Id);
    }

    [Theory, BothDatabases]
    public async Task A_release_ends_a_proposal_to_discard(StoreProvider provider)
    {
        await using var world = await LedgerWorld.OpenAsync(provider, Cancelled);
        var id = await world.EnqueueAsync("k", Cancelled);
        await ActAsync(world, "op-1", (unit, ct) => world.Intervention.HoldAsync(unit, id, "待核实", ct));
        await ActAsync(world, "op-1", (unit, ct) => DeliveryIntervention.ProposeDiscardAsync(unit, id, "录错对象", ct));

        await ActAsync(world, "op-1", (unit, ct) => world.Intervention.ReleaseAsync(unit, id, ct));

        var row = await world.RowAsync(id, Cancelled);
        Assert.Equal(("", ""), (row.DiscardReason, row.DiscardProposedBy));
    }

    [Theory, BothDatabases]
    public async Task A_refused_delivery_is_followed_by_a_corrected_revision(StoreProvider provider)
    {
        await using var world = await LedgerWorld.OpenAsync(provider, Cancelled);
        var id = await world.EnqueueAsync("k", Cancelled);
        var open = await Assert.ThrowsAsync<RuleViolation>(() => CorrectAsync(world, id));
        await world.EndAsync(Assert.Single(await world.ClaimAsync(9, Cancelled)), new DeliveryEvent.Refused { Reason = "字段缺失" }, Cancelled);

        await CorrectAsync(world, id);
        var twice = await Assert.ThrowsAsync<RuleViolation>(() => CorrectAsync(world, id));

        var lease = Assert.Single(await world.ClaimAsync(9, Cancelled));
        Assert.Equal(("k", 2, "{\"right\":1}"), (lease.Fact.BusinessKey, lease.Fact.Revision, System.Text.Encoding.UTF8.GetString(lease.Fact.CanonicalBody)));
        Assert.Equal("字段缺失；已更正为第2版：填错", (await world.RowAsync(id, Cancelled)).LastError);
        Assert.Equal((Rule.WrongState, Rule.WrongState), (open.Faults.Single().Rule, twice.Faults.Single().Rule));
    }

    [Theory, BothDatabases]
    public async Task An_unknown_delivery_is_named(StoreProvider provider)
    {
        await using var world = await LedgerWorld.OpenAsync(provider, Cancelled);

        var none = await Assert.ThrowsAsync<RuleViolation>(() => ActAsync(world, "op-1", (unit, ct) => world.Intervention.RetryAsync(unit, "none", ct)));

        Assert.Equal(Rule.Unknown, none.Faults.Single().Rule);
    }

    private static Task<int> CorrectAsync(LedgerWorld world, string id) =>
        ActAsync(world, "op-1", (unit, ct) => DeliveryIntervention.CorrectAsync(unit, id, ("{\"right\":1}"u8.ToArray(), "填错"), ct));

    private static Task<int> ActAsync(LedgerWorld world, string actor, Func<WriteUnit, CancellationToken, Task> act) => world.Store.Writes.RunAsync(actor, async (unit, ct) =>
    {
        await act(unit, ct);
        return 0;
    }, Cancelled);
}
