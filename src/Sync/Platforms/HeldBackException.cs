namespace ChangliBridge.Sync.Platforms;

/// <summary>The bridge held a request back: not a byte of it left.</summary>
/// <param name="why"><see cref="Failure.HeldBack"/> or <see cref="Failure.Unsendable"/>.</param>
/// <param name="sentence">Why, for the operator, as half a sentence in Chinese.</param>
internal sealed class HeldBackException(Failure why, string sentence) : Exception(sentence)
{
    /// <summary>Which of the two.</summary>
    public Failure Why => why;

    /// <summary>When to come again, where that is known.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
