namespace ChangliBridge.Store.Mirror;

/// <summary>Where a run stands; one that is 待核准 (held) waits for a decision.</summary>
public enum SyncRunState
{
    /// <summary>Asked for, not begun.</summary>
    Requested = 1,

    /// <summary>Pages are coming in; also while the platform cannot be reached and is tried again.</summary>
    Running = 2,

    /// <summary>The new snapshot is in place.</summary>
    Succeeded = 3,

    /// <summary>Stopped by a refusal; the old snapshot still serves.</summary>
    Failed = 4,

    /// <summary>待核准: complete, but the list is empty or lost three tenths. The rows are kept aside and the old snapshot serves until somebody decides.</summary>
    Held = 5,

    /// <summary>Held, and somebody decided against it; the old snapshot serves.</summary>
    Rejected = 6,

    /// <summary>Held, and a later run of the job came to its end before anybody decided.</summary>
    Superseded = 7,
}
