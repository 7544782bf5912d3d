namespace ChangliBridge.Store;

/// <summary>The database cannot be used as it is; the message says what was found, what is needed and what to do.</summary>
public sealed class StoreUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
