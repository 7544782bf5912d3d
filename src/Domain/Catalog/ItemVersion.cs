namespace ChangliBridge.Domain.Catalog;

/// <summary>事项版本: an item exactly as an act left it. Never changed, never deleted.</summary>
public sealed class ItemVersion
{
    private ItemVersion()
    {
    }

    /// <summary>Id of the item.</summary>
    public string ItemId { get; private set; } = "";

    /// <summary>From 1, without gaps.</summary>
    public int Number { get; private set; }

    /// <summary>What made it.</summary>
    public ItemAct Act { get; private set; }

    /// <summary>Why, in the department's words; empty for a first claim.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Who made it, as the audit chain names the person.</summary>
    public string MadeBy { get; private set; } = "";

    /// <summary>When.</summary>
    public DateTimeOffset MadeAt { get; private set; }

    /// <summary>检查项目.</summary>
    public string Title { get; private set; } = "";

    /// <summary>一般 or 重点.</summary>
    public ItemCategory Category { get; private set; }

    /// <summary>检查依据.</summary>
    public string LegalBasis { get; private set; } = "";

    /// <summary>检查方式.</summary>
    public string Method { get; private set; } = "";

    /// <summary>检查内容.</summary>
    public string Content { get; private set; } = "";

    /// <summary>是否适用跨部门联合抽查.</summary>
    public bool JointEligible { get; private set; }

    /// <summary>The 三定 clause.</summary>
    public string DutyBasis { get; private set; } = "";

    /// <summary>工作指引.</summary>
    public string Guidance { get; private set; } = "";

    /// <summary>The day on which province or city changed it; null where they do not say.</summary>
    public DateOnly? UpstreamChangedOn { get; private set; }

    /// <summary>Keeps <paramref name="item"/> as it stands after an act.</summary>
    internal static ItemVersion Of(InspectionItem item, ItemAct act, string reason, Acting acting) => new()
    {
        ItemId = item.Id,
        Number = item.LatestVersion,
        Act = act,
        Reason = reason,
        MadeBy = acting.By,
        MadeAt = acting.At,
        Title = item.Title,
        Category = item.Category,
        LegalBasis = item.LegalBasis,
        Method = item.Method,
        Content = item.Content,
        JointEligible = item.JointEligible,
        DutyBasis = item.DutyBasis,
        Guidance = item.Guidance,
        UpstreamChangedOn = item.UpstreamChangedOn,
    };
}
