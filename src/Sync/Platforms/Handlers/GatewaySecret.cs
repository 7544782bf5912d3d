namespace ChangliBridge.Sync.Platforms.Handlers;

/// <summary>A secret as the gateway handed it out.</summary>
/// <param name="Key">The bytes that key the signature.</param>
/// <param name="EndsAt">When it ends, by the platform's clock.</param>
internal sealed record GatewaySecret(byte[] Key, DateTimeOffset EndsAt)
{
    /// <summary>Says nothing of the key.</summary>
    public override string ToString() => $"secret until {EndsAt:O}";
}
