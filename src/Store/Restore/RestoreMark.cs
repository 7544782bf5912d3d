namespace ChangliBridge.Store.Restore;

/// <summary>
/// 恢复标记: the database was restored from a backup. Until an operator ends it, whatever the bridge would send is looked up first (RECONCILE_FIRST):
/// what was sent after the backup is not in these rows.
/// </summary>
public sealed class RestoreMark
{
    /// <summary>From 1; a later restore has a greater one.</summary>
    public long Id { get; private set; }

    /// <summary>When the backup was made, by the bridge's clock then.</summary>
    public DateTimeOffset BackedUpAt { get; init; }

    /// <summary>When it was restored.</summary>
    public DateTimeOffset RestoredAt { get; init; }

    /// <summary>When an operator ended it; null while everything is looked up first.</summary>
    public DateTimeOffset? EndedAt { get; set; }
}
