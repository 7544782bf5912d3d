namespace ChangliBridge.Sync.Reconciling;

/// <summary>The platform's list could not be had, or cannot be believed. The run begins again later.</summary>
internal sealed class ListUnusable : Exception
{
    private ListUnusable(string sentence, bool contradicts) : base(sentence) => Contradicted = contradicts;

    /// <summary>Whether the list contradicted itself, which no waiting mends for ever.</summary>
    public bool Contradicted { get; }

    /// <summary>The platform did not answer as it should.</summary>
    public static ListUnusable Unanswered(string sentence) => new(sentence, false);

    /// <summary>What it answered does not fit together.</summary>
    public static ListUnusable Contradicts(string sentence) => new(sentence, true);
}
