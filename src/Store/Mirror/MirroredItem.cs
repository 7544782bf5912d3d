using ChangliBridge.Domain.Catalog;

namespace ChangliBridge.Store.Mirror;

/// <summary>上级事项 of the provincial directory, as last pulled.</summary>
public sealed class MirroredItem : IMirrored
{
    /// <inheritdoc/>
    public long Snapshot { get; init; }

    /// <summary>Code in the provincial directory.</summary>
    public string Id { get; init; } = "";

    /// <summary>检查项目.</summary>
    public string Title { get; init; } = "";

    /// <summary>部门领域, such as 民族宗教.</summary>
    public string Field { get; init; } = "";

    /// <summary>一般 or 重点.</summary>
    public ItemCategory Category { get; init; }

    /// <summary>检查依据.</summary>
    public string LegalBasis { get; init; } = "";

    /// <summary>检查方式.</summary>
    public string Method { get; init; } = "";

    /// <summary>是否适用跨部门联合抽查.</summary>
    public bool JointEligible { get; init; }

    /// <summary>Suggested codes of 互联网+监管, joined by commas; see <see cref="JoinedText"/>.</summary>
    public string SupervisionItems { get; init; } = "";

    /// <summary>检查内容; empty where the directory gives none.</summary>
    public string Content { get; init; } = "";

    /// <summary>The day on which province or city last changed it; null where the directory does not say.</summary>
    public DateOnly? ChangedOn { get; init; }

    /// <inheritdoc/>
    public void Describe(RowDigest digest) =>
        digest.Text(Id).Text(Title).Text(Field).Number((int)Category).Text(LegalBasis).Text(Method).Number(JointEligible ? 1 : 0).Text(SupervisionItems).Text(Content).Day(ChangedOn);
}
