using System.ComponentModel.DataAnnotations;

namespace ChangliBridge.Adapter.County;

/// <summary>备查材料: a document that a target has to prepare.</summary>
internal sealed record NoticeDocumentOptions
{
    /// <summary>Id of the department that asks for it; empty where every check does.</summary>
    public string Department { get; init; } = "";

    /// <summary>What to prepare.</summary>
    [Required]
    public string Title { get; init; } = "";
}
