namespace ChangliBridge.Sandbox.Gateway;

/// <summary>A secret that signs calls until it ends.</summary>
internal sealed record GatewaySecret(string Text, DateTimeOffset EndsAt);
