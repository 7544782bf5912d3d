namespace ChangliBridge.Store.Ledger;

/// <summary>投递尝试: one request to the platform, stored before its first byte leaves and completed when its outcome is read.</summary>
public sealed class DeliveryAttempt
{
    public string DeliveryId { get; internal set; } = "";

    /// <summary>From 1; the fence of its lease.</summary>
    public long Number { get; internal set; }

    public DeliveryAct Act { get; internal set; }

    /// <summary>Digest of the record that is sent or looked up.</summary>
    public string RequestDigest { get; internal set; } = "";

    /// <summary>0 where no answer came.</summary>
    public int HttpStatus { get; internal set; }

    /// <summary>How the answer was read, such as ACCEPTED; empty while under way or where the bridge died.</summary>
    public string Outcome { get; internal set; } = "";

    /// <summary>Head of the answer, at most 4 KiB, redacted.</summary>
    public string Reply { get; internal set; } = "";

    /// <summary>By the bridge's clock.</summary>
    public DateTimeOffset StartedAt { get; internal set; }

    /// <summary>By the bridge's clock; null while under way or where the bridge died.</summary>
    public DateTimeOffset? EndedAt { get; internal set; }
}
