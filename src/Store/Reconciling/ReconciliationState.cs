namespace ChangliBridge.Store.Reconciling;

/// <summary>Where a run of the reconciliation (对账) stands.</summary>
public enum ReconciliationState
{
    /// <summary>Asked for, not begun.</summary>
    Requested = 1,

    /// <summary>Keys are compared; also while the platform cannot be reached and is tried again.</summary>
    Running = 2,

    /// <summary>Every key of the period was compared.</summary>
    Succeeded = 3,

    /// <summary>Stopped: the platform's list cannot be used. Its days are part of the next day's run.</summary>
    Failed = 4,
}
