using System.ComponentModel.DataAnnotations;

namespace ChangliBridge.Adapter.County;

/// <summary>A department or office of the county.</summary>
internal sealed record DepartmentOptions
{
    /// <summary>Lower-case letters, digits and hyphens; as in tokens and resource names.</summary>
    [Required, RegularExpression("^[a-z0-9][a-z0-9-]{0,30}$")]
    public string Id { get; init; } = "";

    /// <summary>Full name.</summary>
    [Required]
    public string Name { get; init; } = "";

    /// <summary>实施机构编码, the department's 统一社会信用代码, for 监管行为 records; may be empty.</summary>
    [RegularExpression("^(?:[0-9A-HJ-NPQRTUWXY]{18})?$")]
    public string InstitutionCode { get; init; } = "";
}
