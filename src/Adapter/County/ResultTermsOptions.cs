using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace ChangliBridge.Adapter.County;

/// <summary>What a result tells beyond its codes.</summary>
internal sealed record ResultTermsOptions
{
    /// <summary>Whether every result must tell 逐项结果 and 核查方式. Off while a department's own system does not know them yet.</summary>
    public bool InFull { get; init; }

    /// <summary>核查方式 of results by code, and by label 检查方式 of plans: one list.</summary>
    [Required, ValidateObjectMembers]
    public DictionaryOptions CheckMethods { get; init; } = new();

    /// <summary>At most so many attachments a result; what each may be is settled by section <c>Documents</c>.</summary>
    [Range(0, 1000)]
    public int MostAttachments { get; init; } = 20;
}
