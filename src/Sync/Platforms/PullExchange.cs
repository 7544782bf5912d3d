namespace ChangliBridge.Sync.Platforms;

/// <summary>The facts of asking for one page.</summary>
/// <param name="Exchange">How the request went.</param>
/// <param name="Page">The page; null where it did not succeed.</param>
internal sealed record PullExchange(Exchange Exchange, PulledPage? Page);
