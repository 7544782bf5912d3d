namespace ChangliBridge.Domain.Catalog;

/// <summary>事项状态 of a claimed item.</summary>
public enum ItemState
{
    /// <summary>有效: it stands on the county's list and can be drawn.</summary>
    InForce = 1,

    /// <summary>已停用: it keeps its history, and no plan or draw takes it any more.</summary>
    Retired = 2,
}
