namespace ChangliBridge.Domain.Coverage;

/// <summary>映射冲突的种类.</summary>
public enum MappingConflictKind
{
    /// <summary>监管事项已取消: the directory no longer holds a code that items are mapped to. Resolved by confirming another mapping.</summary>
    Withdrawn = 1,

    /// <summary>多部门共用: items of several departments are mapped to one code. Resolved by another mapping, or by the supervising office's word that they share it.</summary>
    Shared = 2,
}
