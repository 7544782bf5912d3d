namespace ChangliBridge.Faults.Matrix;

/// <summary>Where the delivery stands that a fault meets.</summary>
internal enum RowState
{
    /// <summary>Not there yet: the call that causes it is under way.</summary>
    Absent,

    /// <summary>Waits for an earlier revision of its key.</summary>
    Received,

    /// <summary>Waits to be sent.</summary>
    Pending,

    /// <summary>Its request has reached the province, which has not taken it yet.</summary>
    Sending,

    /// <summary>Sent, and nobody knows what became of it.</summary>
    Unknown,

    /// <summary>Being looked up.</summary>
    Resolving,

    /// <summary>At rest.</summary>
    Published,

    /// <summary>At rest.</summary>
    Rejected,

    /// <summary>At rest, for the operator.</summary>
    Conflict,

    /// <summary>At rest, for the operator.</summary>
    Held,
}
