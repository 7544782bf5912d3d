using static ChangliBridge.Store.Ledger.DeliveryState;

namespace ChangliBridge.Store.Ledger;

/// <summary>
/// The state graph of a delivery (投递): every move there is, and no I/O.
/// A row goes back to <see cref="Pending"/> only when the platform provably does not have it, or takes repeats as one.
/// </summary>
public static class DeliveryGraph
{
    /// <summary>What <paramref name="row"/> becomes by <paramref name="event"/>.</summary>
    /// <exception cref="InvalidOperationException">The event cannot happen to a row in this state, or not yet.</exception>
    public static DeliveryTransition Next(DeliverySnapshot row, DeliveryEvent @event, DeliveryPolicy policy) => (row.State, @event) switch
    {
        // Leased before, and yet new: it was in flight when the database was backed up, or an operator set it free.
        (Received, DeliveryEvent.Admitted turn) => turn.LookFirst || row.Fence > 0
            ? Wait(row, Unknown, turn.At + policy.SettleMilliseconds, "delivery.admit")
            : Wait(row, Pending, turn.At, "delivery.admit"),
        (Pending, DeliveryEvent.Claimed claim) when row.IsDue(claim.At) => Lease(row, claim, Sending),
        (Unknown, DeliveryEvent.Claimed claim) when row.IsDue(claim.At) => Doubted(row, claim, policy),
        (Sending, DeliveryEvent.LeaseOver over) when over.OwnerGone || row.IsLeaseOver(over.At) => Doubt(row with { Setbacks = row.Setbacks + 1 }, over, policy, "delivery.lost"),
        (Resolving, DeliveryEvent.LeaseOver over) when over.OwnerGone || row.IsLeaseOver(over.At) => Wait(row, Unknown, over.At + policy.SettleMilliseconds, "delivery.lost"),
        (Sending, DeliveryEvent.Released stop) => Wait(row, Pending, stop.At, "delivery.release"),
        (Resolving, DeliveryEvent.Released stop) => Wait(row, Unknown, stop.At, "delivery.release"),
        (Sending, DeliveryEvent.Accepted) => End(row, Published, "delivery.publish"),
        (Sending, DeliveryEvent.Refused) => End(row, Rejected, "delivery.reject"),
        (Sending, DeliveryEvent.NotSent not) => BackOff(row, Pending, not.RetryAfterMilliseconds, (not, policy)),
        (Sending, DeliveryEvent.OutcomeUnknown unknown) => Doubt(row with { Attempts = row.Attempts + 1, Setbacks = row.Setbacks + 1 }, unknown, policy, "delivery.doubt"),
        (Resolving, DeliveryEvent.Found found) => found.SameDigest ? End(row, Published, "delivery.publish") : End(row, Conflict, "delivery.conflict"),
        (Resolving, DeliveryEvent.NotFound none) => MayResend(row, policy)
            ? Wait(row with { MayResend = false }, Pending, none.At + Pause(row.Setbacks - 1, none, policy), "delivery.resend")
            : End(row, Held, "delivery.hold"),
        (Resolving, DeliveryEvent.LookupFailed failed) => BackOff(row, Unknown, failed.RetryAfterMilliseconds, (failed, policy)),
        (Received or Pending or Unknown, DeliveryEvent.HeldBack) => End(row, Held, "delivery.hold"),
        // Whatever was leased may have been sent, and is looked up in its turn; then the operator's word lets it go once more.
        (Held, DeliveryEvent.SetFree) => End(row with { Attempts = 0, Setbacks = 0, MayResend = row.Fence > 0 }, Received, "delivery.release"),
        (Pending, DeliveryEvent.Hastened hurry) => Wait(row with { Setbacks = 0 }, Pending, hurry.At, "delivery.hasten"),
        (Held, DeliveryEvent.GivenUp) => End(row, Discarded, "delivery.discard"),
        (Received or Pending or Sending or Unknown or Resolving, DeliveryEvent.Restored) => End(row with { MayResend = false }, Received, "delivery.restore"),
        _ => throw new InvalidOperationException($"A delivery that is {row.State} (due {row.NotBefore}, lease until {row.LeaseUntil}) cannot meet {@event.GetType().Name} at {@event.At}."),
    };

    private static DeliveryTransition Lease(DeliverySnapshot row, DeliveryEvent.Claimed claim, DeliveryState to) => new(
        row,
        row with { State = to, Owner = claim.Owner, LeaseUntil = claim.LeaseUntil, NotBefore = null, Fence = row.Fence + 1 },
        to == Sending ? "delivery.send" : "delivery.lookup");

    private static DeliveryTransition Wait(DeliverySnapshot row, DeliveryState to, long due, string act) =>
        new(row, row with { State = to, Owner = null, LeaseUntil = null, NotBefore = due }, act);

    private static DeliveryTransition End(DeliverySnapshot row, DeliveryState to, string act) =>
        new(row, row with { State = to, Owner = null, LeaseUntil = null, NotBefore = null }, act);

    private static DeliveryTransition BackOff(DeliverySnapshot row, DeliveryState to, long retryAfter, (DeliveryEvent Event, DeliveryPolicy Policy) by)
    {
        var later = row with { Setbacks = row.Setbacks + 1 };
        return Wait(later, to, by.Event.At + Math.Max(Pause(later.Setbacks, by.Event, by.Policy), Believed(retryAfter, by.Policy)), "delivery.backoff");
    }

    /// <summary>The outcome is not known. Without a look-up and without a deduplicating platform nothing safe is left to do but hold.</summary>
    private static DeliveryTransition Doubt(DeliverySnapshot row, DeliveryEvent @event, DeliveryPolicy policy, string act)
    {
        var retryAfter = @event is DeliveryEvent.OutcomeUnknown unknown ? Believed(unknown.RetryAfterMilliseconds, policy) : 0;
        var settled = @event.At + Math.Max(policy.SettleMilliseconds, retryAfter);
        return policy switch
        {
            { OnUnknown: UnknownPolicy.RemoteDedupes } => row.Attempts >= policy.AttemptBudget
                ? End(row, Held, "delivery.hold")
                : Wait(row, Unknown, Math.Max(settled, @event.At + Pause(row.Setbacks, @event, policy)), act),
            { LooksUp: false } => End(row, Held, "delivery.hold"),
            _ => Wait(row, Unknown, settled, act),
        };
    }

    /// <summary>Looks it up; where that is impossible, the operator's word is all there is.</summary>
    private static DeliveryTransition Doubted(DeliverySnapshot row, DeliveryEvent.Claimed claim, DeliveryPolicy policy) => policy switch
    {
        { OnUnknown: UnknownPolicy.RemoteDedupes } => Lease(row, claim, Sending),
        { LooksUp: true } => Lease(row, claim, Resolving),
        _ when row.MayResend => Lease(row with { MayResend = false }, claim, Sending),
        _ => End(row, Held, "delivery.hold"),
    };

    private static bool MayResend(DeliverySnapshot row, DeliveryPolicy policy) =>
        row.MayResend || (policy.OnUnknown != UnknownPolicy.HoldUnknown && row.Attempts < policy.AttemptBudget);

    private static long Believed(long retryAfter, DeliveryPolicy policy) => Math.Clamp(retryAfter, 0, policy.RetryAfterCapMilliseconds);

    /// <summary>Half of the doubling back-off, and up to the other half by the spread, so that rows which failed together do not return together.</summary>
    private static long Pause(int setbacks, DeliveryEvent @event, DeliveryPolicy policy)
    {
        if (setbacks <= 0)
            return 0;
        var full = Math.Min(policy.BackOffCapMilliseconds, policy.BackOffMilliseconds << Math.Min(setbacks - 1, 20));
        return full / 2 + full / 2 * @event.Spread / 1000;
    }
}
