namespace ChangliBridge.Sync.Platforms;

/// <summary>What went wrong before or instead of a readable reply. <see cref="NotConnected"/>, <see cref="SecretUnavailable"/>, <see cref="HeldBack"/> and <see cref="Unsendable"/> prove that the platform did not see the request.</summary>
internal enum Failure
{
    /// <summary>A reply with an envelope came; its code says the rest.</summary>
    None,

    /// <summary>No byte of the request left: connection refused, name not resolved, TLS refused.</summary>
    NotConnected,

    /// <summary>No reply within the attempt's time.</summary>
    TimedOut,

    /// <summary>The connection ended before the whole reply was read.</summary>
    Broken,

    /// <summary>A reply came, but it is empty, HTML, not JSON, too large, or has no envelope.</summary>
    Unreadable,

    /// <summary>The request was not sent because no secret could be had to sign it.</summary>
    SecretUnavailable,

    /// <summary>The bridge did not send it now: its clock or the platform's is wrong, quiet hours, too many at once. The message says which.</summary>
    HeldBack,

    /// <summary>The bridge cannot send this record as the profile stands: too large, or a code without a counterpart. Others are not concerned.</summary>
    Unsendable,
}
