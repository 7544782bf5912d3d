namespace ChangliBridge.Store.Reconciling;

/// <summary>How the ledger and a platform disagree about one key and revision (对账差异种类).</summary>
public enum FindingKind
{
    /// <summary>Published here, and the platform does not have it.</summary>
    Lost = 1,

    /// <summary>The platform's content is not what was published.</summary>
    Differs = 2,

    /// <summary>The platform accepted or lists it more than once.</summary>
    Twice = 3,

    /// <summary>The platform has it, and it was never delivered from here.</summary>
    NotOurs = 4,

    /// <summary>The platform has it, while its delivery here is open, held, refused or discarded.</summary>
    AlreadyThere = 5,
}
