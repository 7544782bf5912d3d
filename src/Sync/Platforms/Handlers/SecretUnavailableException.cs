namespace ChangliBridge.Sync.Platforms.Handlers;

/// <summary>No secret could be had, so nothing was signed and nothing was sent.</summary>
internal sealed class SecretUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
