namespace ChangliBridge.Sync.Delivery;

/// <summary>How an attempt names its outcome.</summary>
internal static class OutcomeWords
{
    /// <summary>A receipt of this record came.</summary>
    public const string Accepted = "ACCEPTED";

    /// <summary>The platform refused it and said why.</summary>
    public const string Refused = "REFUSED";

    /// <summary>Nothing proves what became of it.</summary>
    public const string Unknown = "UNKNOWN";

    /// <summary>The platform provably did not take it.</summary>
    public const string NotSent = "NOT_SENT";

    /// <summary>Not sent: no secret could be had to sign it.</summary>
    public const string NoSecret = "NO_SECRET";

    /// <summary>Not sent: the profile has no path for its kind.</summary>
    public const string NotConfigured = "NOT_CONFIGURED";

    /// <summary>The platform has it, with our digest.</summary>
    public const string Found = "FOUND";

    /// <summary>The platform has another content under this key and revision.</summary>
    public const string Differs = "DIFFERS";

    /// <summary>The platform has none.</summary>
    public const string NotFound = "NOT_FOUND";

    /// <summary>The bridge stopped, or its lease ran short, before the first byte.</summary>
    public const string Released = "RELEASED";
}
