namespace ChangliBridge.Sync.Platforms;

/// <summary>What may be done with a delivery whose outcome is unknown.</summary>
internal enum DeliveryPolicy
{
    /// <summary>Looked up where a look-up path exists, and never sent again without the operator. The default until a platform's behaviour is measured.</summary>
    HoldUnknown,

    /// <summary>Looked up after the settle window; sent again only when the platform does not have it.</summary>
    LookupThenResend,

    /// <summary>Sent again: the platform accepts each business key and revision once.</summary>
    RemoteDedupes,
}
