namespace ChangliBridge.Sync.Platforms;

/// <summary>The facts of asking for counts.</summary>
/// <param name="Exchange">How the request went.</param>
/// <param name="Counts">The counts; null where it did not succeed.</param>
internal sealed record CountExchange(Exchange Exchange, CountsReply? Counts);
