namespace ChangliBridge.Domain.Catalog;

/// <summary>What made a version of an item (事项变更种类).</summary>
public enum ItemAct
{
    /// <summary>认领.</summary>
    Claimed = 1,

    /// <summary>重新认领 after province or city changed it.</summary>
    Reclaimed = 2,

    /// <summary>工作指引 was rewritten.</summary>
    GuidanceUpdated = 3,

    /// <summary>停用.</summary>
    Retired = 4,
}
