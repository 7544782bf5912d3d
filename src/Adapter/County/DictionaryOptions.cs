using ChangliBridge.Domain.Results;
using Microsoft.Extensions.Options;

namespace ChangliBridge.Adapter.County;

/// <summary>字典: codes that are local data.</summary>
internal sealed record DictionaryOptions
{
    /// <summary>Where the codes come from, or that nobody published them.</summary>
    public string Source { get; init; } = "";

    /// <summary>Its codes.</summary>
    [ValidateEnumeratedItems]
    public IReadOnlyList<DictionaryEntryOptions> Entries { get; init; } = [];

    public CodeDictionary ToDictionary() => new(Source, [.. Entries.Select(entry => new DictionaryEntry(entry.Code, entry.Label))]);
}
