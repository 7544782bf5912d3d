namespace ChangliBridge.Domain.Catalog;

/// <summary>上级变动: how a claimed item stands to the provincial directory. Source: county plan 二(一), 省市调整后再认领.</summary>
public enum UpstreamState
{
    /// <summary>与上级一致: nothing changed since the claim.</summary>
    Same = 1,

    /// <summary>上级已变动: the directory words it otherwise now; the county claims it again.</summary>
    Changed = 2,

    /// <summary>上级已取消: the directory no longer holds it.</summary>
    Withdrawn = 3,
}
