namespace ChangliBridge.Sandbox.Seeding;

/// <summary>抽查事项 of the provincial directory.</summary>
internal sealed record ItemRow
{
    public required string Code { get; init; }

    public required string Title { get; init; }

    /// <summary>部门领域, such as 民族宗教.</summary>
    public required string Field { get; init; }

    /// <summary>general (一般) or key (重点).</summary>
    public required string Category { get; init; }

    public required string LegalBasis { get; init; }

    public required string Method { get; init; }

    public required bool JointEligible { get; init; }

    /// <summary>检查内容.</summary>
    public required string Content { get; init; }

    /// <summary>When province or city last changed it.</summary>
    public required DateOnly ChangedOn { get; init; }

    /// <summary>Suggested codes of the 互联网+监管 directory.</summary>
    public required IReadOnlyList<string> SupervisionItems { get; init; }
}
