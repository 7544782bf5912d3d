namespace ChangliBridge.Domain.Results;

/// <summary>字典: codes that are local data, with where they come from.</summary>
/// <param name="Source">Who gave the codes, or that nobody published them.</param>
/// <param name="Entries">Its codes.</param>
public sealed record CodeDictionary(string Source, IReadOnlyList<DictionaryEntry> Entries)
{
    /// <summary>A dictionary (字典) without codes: nothing of the kind can be said.</summary>
    public static CodeDictionary Empty { get; } = new("", []);

    /// <summary>Whether <paramref name="code"/> is one of its codes.</summary>
    public bool Holds(string code) => Entries.Any(entry => entry.Code == code);
}
