using ChangliBridge.Store.Ledger;

namespace ChangliBridge.Store.Tests.Ledger;

/// <summary>A platform that takes records late, loses replies, hands out wrong receipts and shows new records only after a lag.</summary>
internal sealed class LyingPlatform(int records, bool dedupes)
{
    public const long Timeout = 300;
    private const long Lag = 200;

    private readonly List<(int Record, long LandsBy)> _onTheirWay = [];
    private readonly long[] _visibleAt = new long[records];

    /// <summary>How often each record was accepted.</summary>
    public int[] Accepted { get; } = new int[records];

    /// <summary>How often each record reached it or may have.</summary>
    public int[] Posts { get; } = new int[records];

    /// <summary>Whether the record is there or may still arrive: what an operator learns who asks by telephone.</summary>
    public bool HasOrExpects(int record) => Accepted[record] > 0 || _onTheirWay.Exists(flight => flight.Record == record);

    /// <summary>Answers a publication; the worker learns of it at the returned instant.</summary>
    public (DeliveryEvent News, long At) Publish(int record, long now, int fault)
    {
        if (fault != 5)
            Posts[record]++;
        switch (fault)
        {
            case 0:
                Accept(record, now);
                return (new DeliveryEvent.Accepted(), now);
            case 1 or 8:
                // The reply is lost, or is the receipt of another record.
                Accept(record, now);
                return (new DeliveryEvent.OutcomeUnknown(0), fault == 1 ? now + Timeout : now);
            case 2:
                return (new DeliveryEvent.OutcomeUnknown(0), now + Timeout);
            case 3:
                _onTheirWay.Add((record, now + Timeout));
                return (new DeliveryEvent.OutcomeUnknown(0), now + Timeout);
            case 4:
                return (new DeliveryEvent.Refused(), now);
            case 5:
                return (new DeliveryEvent.NotSent(0), now);
            case 6:
                Accept(record, now);
                return (new DeliveryEvent.OutcomeUnknown(0), now);
            default:
                return (new DeliveryEvent.OutcomeUnknown(0), now);
        }
    }

    /// <summary>Answers a look-up.</summary>
    public DeliveryEvent LookUp(int record, long now, int fault) => fault switch
    {
        1 => new DeliveryEvent.LookupFailed(0),
        _ when Accepted[record] > 0 && _visibleAt[record] <= now => new DeliveryEvent.Found(fault != 2),
        _ => new DeliveryEvent.NotFound(),
    };

    /// <summary>What was on its way until <paramref name="now"/> has arrived; with <paramref name="all"/> the rest arrives early.</summary>
    public void Land(long now, bool all)
    {
        foreach (var (record, by) in _onTheirWay.Where(flight => all || flight.LandsBy <= now).ToList())
        {
            Accept(record, Math.Min(by, now));
            _onTheirWay.Remove((record, by));
        }
    }

    private void Accept(int record, long now)
    {
        if (dedupes && Accepted[record] > 0)
            return;
        if (Accepted[record]++ == 0)
            _visibleAt[record] = now + Lag;
    }
}
