namespace ChangliBridge.Store.Ledger;

/// <summary>What is done when nobody knows whether a platform took a record.</summary>
public enum UnknownPolicy
{
    /// <summary>It is looked up where the platform lets us, and never sent again by itself.</summary>
    HoldUnknown,

    /// <summary>It is looked up after the settle window and sent again only when the platform says it has none.</summary>
    LookupThenResend,

    /// <summary>It is sent again: the platform takes repeats of a key as one.</summary>
    RemoteDedupes,
}
