namespace ChangliBridge.Store.Mirror;

/// <summary>How a list departs from its contract.</summary>
public enum DriftKind
{
    /// <summary>A field that the contract does not know; the rows are taken.</summary>
    NewField = 1,

    /// <summary>A required field that no row of a page has; the page was refused.</summary>
    MissingField = 2,

    /// <summary>A field that has another type in every row of a page; the page was refused.</summary>
    RetypedField = 3,
}
