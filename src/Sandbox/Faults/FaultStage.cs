namespace ChangliBridge.Sandbox.Faults;

/// <summary>Where in a request a fault strikes.</summary>
internal enum FaultStage
{
    /// <summary>The push is read and not yet in the ledger.</summary>
    BeforeCommit,

    /// <summary>The push is in the ledger and not yet answered.</summary>
    AfterCommit,

    /// <summary>A record is asked for.</summary>
    LookUp,
}
