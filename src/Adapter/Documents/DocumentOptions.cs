using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace ChangliBridge.Adapter.Documents;

/// <summary>Settings section <c>Documents</c>: which files are kept. The county sets both; no public rule names them.</summary>
internal sealed record DocumentOptions
{
    /// <summary>At most so many bytes a file.</summary>
    [Range(1, 104_857_600)]
    public long MostBytes { get; init; } = 20_971_520;

    /// <summary>文件类型.</summary>
    [Required, MinLength(1), ValidateEnumeratedItems]
    public IReadOnlyList<DocumentTypeOptions> Types { get; init; } = [];
}
