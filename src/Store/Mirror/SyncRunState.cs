namespace ChangliBridge.Store.Mirror;

/// <summary>Where a run stands.</summary>
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
}
