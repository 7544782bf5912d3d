using System.ComponentModel.DataAnnotations;

namespace ChangliBridge.Adapter.Documents;

/// <summary>文件类型 that may be kept.</summary>
internal sealed record DocumentTypeOptions
{
    /// <summary>Such as <c>application/pdf</c>.</summary>
    [Required, RegularExpression("^[a-z0-9.+-]+/[a-z0-9.+-]+$")]
    public string MediaType { get; init; } = "";

    /// <summary>With which bytes such a file begins, hex; empty where any may.</summary>
    [RegularExpression("^(?:[0-9A-Fa-f]{2})*$")]
    public string Begins { get; init; } = "";
}
