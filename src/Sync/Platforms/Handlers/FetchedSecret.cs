namespace ChangliBridge.Sync.Platforms.Handlers;

/// <summary>A secret or token as a platform handed it out.</summary>
/// <param name="Key">Its bytes.</param>
/// <param name="EndsAt">When it ends.</param>
internal sealed record FetchedSecret(byte[] Key, DateTimeOffset EndsAt)
{
    /// <summary>Says nothing of the key.</summary>
    public override string ToString() => $"secret until {EndsAt:O}";
}
