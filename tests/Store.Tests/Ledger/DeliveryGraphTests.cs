using ChangliBridge.Store.Ledger;
using Xunit;

namespace ChangliBridge.Store.Tests.Ledger;

public sealed class DeliveryGraphTests
{
    private const long Now = 1_000_000;

    private static readonly DeliveryPolicy Lookup = new(UnknownPolicy.LookupThenResend, true, 500, 3);
    private static readonly DeliveryPolicy Hold = Lookup with { OnUnknown = UnknownPolicy.HoldUnknown };
    private static readonly DeliveryPolicy HoldBlind = Hold with { LooksUp = false };
    private static readonly DeliveryPolicy Dedupes = Lookup with { OnUnknown = UnknownPolicy.RemoteDedupes, LooksUp = false };

    [Theory]
    [InlineData(DeliveryState.Pending, DeliveryState.Sending)]
    [InlineData(DeliveryState.Unknown, DeliveryState.Resolving)]
    public void A_due_row_is_leased_under_a_new_fence(DeliveryState from, DeliveryState to)
    {
        var next = Next(Row(from), Claim(), Lookup);

        Assert.Equal((to, 8L, "worker", (long?)(Now + 1000), null), (next.State, next.Fence, next.Owner, next.LeaseUntil, next.NotBefore));
    }

    [Fact]
    public void A_row_that_is_not_due_is_not_leased() =>
        Assert.Throws<InvalidOperationException>(() => Next(Row(DeliveryState.Pending) with { NotBefore = Now + 1 }, Claim(), Lookup));

    [Fact]
    public void A_receipt_publishes() =>
        Assert.Equal(DeliveryState.Published, Next(Row(DeliveryState.Sending), new DeliveryEvent.Accepted(), Lookup).State);

    [Fact]
    public void A_refusal_rejects() =>
        Assert.Equal(DeliveryState.Rejected, Next(Row(DeliveryState.Sending), new DeliveryEvent.Refused(), Lookup).State);

    [Fact]
    public void An_unknown_outcome_waits_out_the_settle_window_and_costs_an_attempt()
    {
        var next = Next(Row(DeliveryState.Sending), new DeliveryEvent.OutcomeUnknown(0), Lookup);

        Assert.Equal((DeliveryState.Unknown, (long?)(Now + 500), 1, 1), (next.State, next.NotBefore, next.Attempts, next.Setbacks));
    }

    [Fact]
    public void An_unknown_outcome_is_held_where_nothing_can_be_looked_up()
    {
        Assert.Equal(DeliveryState.Held, Next(Row(DeliveryState.Sending), new DeliveryEvent.OutcomeUnknown(0), HoldBlind).State);
        Assert.Equal(DeliveryState.Held, Next(Leased(DeliveryState.Sending, Now), new DeliveryEvent.LeaseOver(false), HoldBlind).State);
    }

    [Fact]
    public void A_deduplicating_platform_is_sent_an_unknown_one_again_until_the_budget_is_spent()
    {
        var unknown = Next(Row(DeliveryState.Sending), new DeliveryEvent.OutcomeUnknown(0), Dedupes);
        Assert.Equal(DeliveryState.Unknown, unknown.State);

        Assert.Equal(DeliveryState.Sending, Next(unknown with { NotBefore = Now }, Claim(), Dedupes).State);
        Assert.Equal(DeliveryState.Held, Next(Row(DeliveryState.Sending) with { Attempts = 2 }, new DeliveryEvent.OutcomeUnknown(0), Dedupes).State);
    }

    [Fact]
    public void A_proved_non_commit_backs_off_without_costing_an_attempt()
    {
        var next = Next(Row(DeliveryState.Sending), new DeliveryEvent.NotSent(0) { Spread = 1000 }, Lookup);

        Assert.Equal((DeliveryState.Pending, (long?)(Now + 500), 0, 1), (next.State, next.NotBefore, next.Attempts, next.Setbacks));
    }

    [Theory]
    [InlineData(0, 0, 250)]
    [InlineData(0, 1000, 500)]
    [InlineData(3, 0, 2_000)]
    [InlineData(1_000_000, 1000, 30_000)]
    public void Back_off_doubles_with_each_setback_up_to_its_cap_half_of_it_by_chance(int setbacks, int spread, long expected) =>
        Assert.Equal(Now + expected, Next(Row(DeliveryState.Sending) with { Setbacks = setbacks }, new DeliveryEvent.NotSent(0) { Spread = spread }, Lookup).NotBefore);

    [Theory]
    [InlineData(-5, 250)]
    [InlineData(7_000, 7_000)]
    [InlineData(1_000_000_000_000, 300_000)]
    public void Retry_After_is_honoured_up_to_its_cap(long retryAfter, long expected) =>
        Assert.Equal(Now + expected, Next(Row(DeliveryState.Sending), new DeliveryEvent.NotSent(retryAfter), Lookup).NotBefore);

    [Fact]
    public void A_found_record_is_published_only_with_our_digest()
    {
        Assert.Equal(DeliveryState.Published, Next(Row(DeliveryState.Resolving), new DeliveryEvent.Found(true), Lookup).State);
        Assert.Equal(DeliveryState.Conflict, Next(Row(DeliveryState.Resolving), new DeliveryEvent.Found(false), Lookup).State);
    }

    [Fact]
    public void A_record_the_platform_does_not_have_is_sent_again_until_the_budget_is_spent()
    {
        var again = Next(Row(DeliveryState.Resolving) with { Attempts = 1, Setbacks = 1 }, new DeliveryEvent.NotFound(), Lookup);

        Assert.Equal((DeliveryState.Pending, (long?)Now), (again.State, again.NotBefore));
        Assert.Equal(DeliveryState.Held, Next(Row(DeliveryState.Resolving) with { Attempts = 3 }, new DeliveryEvent.NotFound(), Lookup).State);
    }

    [Fact]
    public void Holding_looks_up_but_never_sends_again()
    {
        Assert.Equal(DeliveryState.Unknown, Next(Row(DeliveryState.Sending), new DeliveryEvent.OutcomeUnknown(0), Hold).State);
        Assert.Equal(DeliveryState.Published, Next(Row(DeliveryState.Resolving), new DeliveryEvent.Found(true), Hold).State);
        Assert.Equal(DeliveryState.Held, Next(Row(DeliveryState.Resolving), new DeliveryEvent.NotFound(), Hold).State);
    }

    [Fact]
    public void A_failed_look_up_stays_unknown_and_backs_off()
    {
        var next = Next(Row(DeliveryState.Resolving), new DeliveryEvent.LookupFailed(0), Lookup);

        Assert.Equal((DeliveryState.Unknown, (long?)(Now + 250), 0), (next.State, next.NotBefore, next.Attempts));
    }

    [Theory]
    [InlineData(DeliveryState.Sending)]
    [InlineData(DeliveryState.Resolving)]
    public void A_lease_that_is_over_leaves_the_outcome_unknown(DeliveryState state)
    {
        var next = Next(Leased(state, Now), new DeliveryEvent.LeaseOver(false), Lookup);

        Assert.Equal((DeliveryState.Unknown, (long?)(Now + 500), null, 0), (next.State, next.NotBefore, next.Owner, next.Attempts));
    }

    [Fact]
    public void A_running_lease_is_over_only_with_its_owner()
    {
        Assert.Throws<InvalidOperationException>(() => Next(Leased(DeliveryState.Sending, Now + 1), new DeliveryEvent.LeaseOver(false), Lookup));
        Assert.Equal(DeliveryState.Unknown, Next(Leased(DeliveryState.Sending, Now + 1), new DeliveryEvent.LeaseOver(true), Lookup).State);
    }

    [Theory]
    [InlineData(DeliveryState.Sending, DeliveryState.Pending)]
    [InlineData(DeliveryState.Resolving, DeliveryState.Unknown)]
    public void A_row_released_before_its_first_byte_is_due_at_once(DeliveryState from, DeliveryState to)
    {
        var next = Next(Row(from), new DeliveryEvent.Released(), Lookup);

        Assert.Equal((to, (long?)Now, 0, 0), (next.State, next.NotBefore, next.Attempts, next.Setbacks));
    }

    [Fact]
    public void A_held_row_is_looked_up_before_the_operators_leave_to_send_it_counts()
    {
        var looking = Next(Freed(Hold), Claim(), Hold);
        Assert.Equal(DeliveryState.Resolving, looking.State);

        var resent = Next(looking, new DeliveryEvent.NotFound(), Hold);
        Assert.Equal((DeliveryState.Pending, false), (resent.State, resent.MayResend));
        Assert.Equal(DeliveryState.Held, Next(looking with { MayResend = false }, new DeliveryEvent.NotFound(), Hold).State);
    }

    [Fact]
    public void Where_nothing_can_be_looked_up_the_operators_word_sends_once()
    {
        var sending = Next(Freed(HoldBlind), Claim(), HoldBlind);

        Assert.Equal((DeliveryState.Sending, false), (sending.State, sending.MayResend));
        Assert.Equal(DeliveryState.Held, Next(Freed(HoldBlind) with { MayResend = false }, Claim(), HoldBlind).State);
    }

    [Fact]
    public void A_held_row_that_was_never_leased_is_sent_in_its_turn()
    {
        var freed = Next(Row(DeliveryState.Held) with { Fence = 0 }, new DeliveryEvent.SetFree(), Hold);

        Assert.Equal((DeliveryState.Received, false), (freed.State, freed.MayResend));
        Assert.Equal(DeliveryState.Pending, Next(freed, new DeliveryEvent.Admitted(LookFirst: false), Hold).State);
    }

    [Theory]
    [InlineData(DeliveryState.Pending)]
    [InlineData(DeliveryState.Sending)]
    [InlineData(DeliveryState.Unknown)]
    [InlineData(DeliveryState.Resolving)]
    public void A_restored_row_is_looked_up_whatever_it_was(DeliveryState from)
    {
        var restored = Next(Row(from) with { MayResend = true }, new DeliveryEvent.Restored(), Lookup);
        Assert.Equal((DeliveryState.Received, null, null, false), (restored.State, restored.NotBefore, restored.LeaseUntil, restored.MayResend));

        // Also when the operator has ended the looking first meanwhile.
        var next = Next(restored, new DeliveryEvent.Admitted(LookFirst: false), Lookup);
        Assert.Equal((DeliveryState.Unknown, (long?)(Now + 500)), (next.State, next.NotBefore));
    }

    [Fact]
    public void After_a_restore_new_rows_are_looked_up_first()
    {
        var next = Next(Row(DeliveryState.Received) with { Fence = 0 }, new DeliveryEvent.Admitted(LookFirst: true), Lookup);

        Assert.Equal((DeliveryState.Unknown, (long?)(Now + 500)), (next.State, next.NotBefore));
    }

    [Fact]
    public void Every_row_that_can_be_reached_is_terminal_or_selected_by_exactly_one_due_predicate()
    {
        foreach (var policy in new[] { Lookup, Lookup with { LooksUp = false }, Hold, HoldBlind, Dedupes })
        {
            foreach (var row in Reachable(policy))
            {
                var predicates = (row.IsAdmissible(true) ? 1 : 0) + (row.IsDue(long.MaxValue) ? 1 : 0) + (row.IsLeaseOver(long.MaxValue) ? 1 : 0);
                Assert.Equal(row.IsSettled || row.State == DeliveryState.Held ? 0 : 1, predicates);
                Assert.Equal(row.LeaseUntil is null, row.Owner is null);
            }
        }
    }

    [Fact]
    public void Only_the_moves_of_the_graph_are_possible()
    {
        var legal = 0;
        foreach (var state in Enum.GetValues<DeliveryState>())
        {
            foreach (var @event in Events())
            {
                if (Try(Row(state), @event, Lookup) is not null)
                    legal++;
            }
        }
        // Received 4 (two of them Admitted), Pending 4, Sending 7, Unknown 3, Resolving 7 (two of them Found), Held 2; nothing leaves the other four.
        Assert.Equal(27, legal);
    }

    private static List<DeliverySnapshot> Reachable(DeliveryPolicy policy)
    {
        var seen = new HashSet<DeliverySnapshot>();
        var open = new Queue<DeliverySnapshot>([new DeliverySnapshot(DeliveryState.Received, 0, 0, 0)]);
        while (open.TryDequeue(out var row))
        {
            // Fence and setbacks only grow and the due times with them: folded, so that the walk ends.
            var folded = row with
            {
                Fence = Math.Min(row.Fence, 1),
                Setbacks = 0,
                NotBefore = row.NotBefore is null ? null : Now,
                LeaseUntil = row.LeaseUntil is null ? null : Now,
            };
            if (!seen.Add(folded))
                continue;
            foreach (var @event in Events())
            {
                if (Try(folded, @event, policy) is { } next)
                    open.Enqueue(next);
            }
        }
        return [.. seen];
    }

    private static DeliveryEvent[] Events() =>
    [
        Claim(), new DeliveryEvent.LeaseOver(true) { At = Now }, new DeliveryEvent.Released { At = Now }, new DeliveryEvent.Accepted { At = Now },
        new DeliveryEvent.Refused { At = Now }, new DeliveryEvent.NotSent(0) { At = Now }, new DeliveryEvent.OutcomeUnknown(0) { At = Now },
        new DeliveryEvent.Found(true) { At = Now }, new DeliveryEvent.Found(false) { At = Now }, new DeliveryEvent.NotFound { At = Now },
        new DeliveryEvent.LookupFailed(0) { At = Now }, new DeliveryEvent.Admitted(false) { At = Now }, new DeliveryEvent.Admitted(true) { At = Now },
        new DeliveryEvent.HeldBack { At = Now }, new DeliveryEvent.SetFree { At = Now }, new DeliveryEvent.Hastened { At = Now },
        new DeliveryEvent.GivenUp { At = Now }, new DeliveryEvent.Restored { At = Now },
    ];

    private static DeliverySnapshot? Try(DeliverySnapshot row, DeliveryEvent @event, DeliveryPolicy policy)
    {
        try
        {
            return DeliveryGraph.Next(row, @event, policy).To;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static DeliverySnapshot Next(DeliverySnapshot row, DeliveryEvent @event, DeliveryPolicy policy) =>
        DeliveryGraph.Next(row, @event with { At = Now }, policy).To;

    /// <summary>A held row that an operator set free, when its settle window is over.</summary>
    private static DeliverySnapshot Freed(DeliveryPolicy policy)
    {
        var freed = Next(Row(DeliveryState.Held) with { Attempts = 3 }, new DeliveryEvent.SetFree(), policy);
        Assert.Equal((DeliveryState.Received, 0, true), (freed.State, freed.Attempts, freed.MayResend));
        var admitted = Next(freed, new DeliveryEvent.Admitted(LookFirst: false), policy);
        Assert.Equal((DeliveryState.Unknown, (long?)(Now + policy.SettleMilliseconds)), (admitted.State, admitted.NotBefore));
        return admitted with { NotBefore = Now };
    }

    private static DeliveryEvent.Claimed Claim() => new("worker", Now + 1000) { At = Now };

    private static DeliverySnapshot Row(DeliveryState state) => state switch
    {
        DeliveryState.Pending or DeliveryState.Unknown => new DeliverySnapshot(state, 7, 0, 0) { NotBefore = Now },
        DeliveryState.Sending or DeliveryState.Resolving => Leased(state, Now + 1000),
        _ => new DeliverySnapshot(state, 7, 0, 0),
    };

    private static DeliverySnapshot Leased(DeliveryState state, long until) =>
        new(state, 7, 0, 0) { Owner = "worker", LeaseUntil = until };
}
