namespace ChangliBridge.Store.Ledger;

/// <summary>Where a delivery (投递) stands. <see cref="DeliveryGraph"/> holds the only moves between these.</summary>
public enum DeliveryState
{
    /// <summary>Stored with the change that causes it; waits until every earlier revision of its key is settled.</summary>
    Received,

    /// <summary>Waits to be sent. The platform provably does not have it, unless it takes repeats as one.</summary>
    Pending,

    /// <summary>The intent is stored; a request may be on its way.</summary>
    Sending,

    /// <summary>The platform may or may not have it.</summary>
    Unknown,

    /// <summary>Being looked up at the platform.</summary>
    Resolving,

    /// <summary>The platform has it, with our digest. Terminal.</summary>
    Published,

    /// <summary>The platform refused it and said why; a corrected revision may follow. Terminal.</summary>
    Rejected,

    /// <summary>The platform has another content under this key and revision. Terminal, for the operator.</summary>
    Conflict,

    /// <summary>Nothing more is done without the operator; later revisions of the key wait.</summary>
    Held,

    /// <summary>Given up by two operators, for a reason. Kept for ever like every row. Terminal.</summary>
    Discarded,
}
