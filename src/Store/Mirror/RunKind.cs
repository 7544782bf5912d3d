namespace ChangliBridge.Store.Mirror;

/// <summary>How much a run asks for: 全量 (the whole list) or 增量 (what changed).</summary>
public enum RunKind
{
    /// <summary>全量: the whole list, page by page, beside the one that serves.</summary>
    Full = 1,

    /// <summary>增量: only the rows that changed since the snapshot that serves.</summary>
    Changes = 2,
}
