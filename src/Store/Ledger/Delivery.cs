using System.Security.Cryptography;

namespace ChangliBridge.Store.Ledger;

/// <summary>
/// 投递: one business key and revision on its way to one platform. Never deleted: the row is the record that it went out once.
/// <see cref="NotBefore"/> is set while it waits, <see cref="LeaseUntil"/> while it is leased, and never both.
/// </summary>
public sealed class Delivery
{
    private static readonly DeliveryIds Ids = new();

    /// <summary>Sorts by creation.</summary>
    public string Id { get; internal set; } = "";

    public string Platform { get; internal set; } = "";

    public string Kind { get; internal set; } = "";

    public string BusinessKey { get; internal set; } = "";

    public int Revision { get; internal set; }

    /// <summary>Id of the department it belongs to.</summary>
    public string Department { get; internal set; } = "";

    public DeliveryState State { get; internal set; }

    /// <summary>Canonical JSON.</summary>
    public byte[] Body { get; internal set; } = [];

    /// <summary>SHA-256 of <see cref="Body"/>, lower-case hex.</summary>
    public string Digest { get; internal set; } = "";

    /// <summary>The last thing that went wrong, a sentence for the clerk; empty where nothing did.</summary>
    public string LastError { get; internal set; } = "";

    /// <summary>By the bridge's clock.</summary>
    public DateTimeOffset CreatedAt { get; internal set; }

    /// <summary>When the state last changed, by the bridge's clock.</summary>
    public DateTimeOffset UpdatedAt { get; internal set; }

    /// <summary>Boot id of the process holding the lease.</summary>
    public string? Owner { get; internal set; }

    /// <summary>Unix milliseconds of real time; set while <see cref="DeliveryState.Sending"/> or <see cref="DeliveryState.Resolving"/>.</summary>
    public long? LeaseUntil { get; internal set; }

    /// <summary>Grows with every lease and is the number of its attempt; a write with an older one changes nothing.</summary>
    public long Fence { get; internal set; }

    /// <summary>Sends whose outcome was unknown, counted against the budget.</summary>
    public int Attempts { get; internal set; }

    /// <summary>Fruitless acts so far; the back-off grows with them.</summary>
    public int Setbacks { get; internal set; }

    /// <summary>Unix milliseconds of real time; set while <see cref="DeliveryState.Pending"/> or <see cref="DeliveryState.Unknown"/>.</summary>
    public long? NotBefore { get; internal set; }

    /// <summary>An operator's leave to send it once more when the platform is found not to have it.</summary>
    public bool MayResend { get; internal set; }

    /// <summary>Why an operator proposes to give it up; empty where nobody does.</summary>
    public string DiscardReason { get; internal set; } = "";

    /// <summary>Who proposes it, as in the audit chain; another person confirms.</summary>
    public string DiscardProposedBy { get; internal set; } = "";

    /// <summary>A new one, received for its platform.</summary>
    internal static Delivery Receive(Fact fact, DateTimeOffset now) => new()
    {
        Id = Ids.Next(now),
        Platform = fact.Platform,
        Kind = fact.Kind,
        BusinessKey = fact.BusinessKey,
        Revision = fact.Revision,
        Department = fact.Department,
        Body = fact.CanonicalBody,
        Digest = Convert.ToHexStringLower(SHA256.HashData(fact.CanonicalBody)),
        State = DeliveryState.Received,
        CreatedAt = now,
        UpdatedAt = now,
    };
}
