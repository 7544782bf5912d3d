namespace ChangliBridge.Sync.Platforms;

/// <summary>Profile part <c>Dictionaries:…</c>: how a platform writes the codes of one version of one code list. One to one, so that a record comes back as it was sent.</summary>
internal sealed record DictionaryProfile
{
    /// <summary>The code list's id and version, such as <c>hebei-result/2023</c>.</summary>
    public string List { get; init; } = "";

    /// <summary>The operations in whose records the field stands: kinds of pushes, and pulls.</summary>
    public IList<string> Operations { get; init; } = [];

    /// <summary>The field that holds a code or a list of codes.</summary>
    public string Field { get; init; } = "";

    /// <summary>The field beside it that names the list; empty where records do not name it.</summary>
    public string ListField { get; init; } = "";

    /// <summary>What stands between several codes where the platform writes them as one text; empty where it writes a list.</summary>
    public string Separator { get; init; } = "";

    /// <summary>Canonical code to the platform's.</summary>
    public IDictionary<string, string> Codes { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
