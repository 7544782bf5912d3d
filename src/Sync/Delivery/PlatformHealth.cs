namespace ChangliBridge.Sync.Delivery;

/// <summary>What an exchange says of the platform itself, whatever became of the record.</summary>
/// <param name="Works">It answered like a platform that works.</param>
/// <param name="RetryAfter">How long it asked to be left alone.</param>
internal readonly record struct PlatformHealth(bool Works, TimeSpan? RetryAfter);
